// SPDX-License-Identifier: BSL-1.0
// The program of the server that streams: runs its tour.
#include <clients/report.hpp>
#include <streaming/tour.hpp>

int main() { return clients::run_program(streaming::run_tour); }
