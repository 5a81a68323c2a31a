// SPDX-License-Identifier: BSL-1.0
// The program of the gateway: runs its tour.
#include <clients/report.hpp>
#include <gateway/tour.hpp>

int main() { return clients::run_program(gateway::run_tour); }
