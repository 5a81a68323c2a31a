// SPDX-License-Identifier: BSL-1.0
// The program of the ticket client: runs its tour.
#include <clients/tour.hpp>
#include <ticket_client/tour.hpp>

int main() { return clients::run_program(tickets::run_tour); }
