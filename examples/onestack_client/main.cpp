// SPDX-License-Identifier: BSL-1.0
// The program of the One Stack client: runs its tour.
#include <clients/tour.hpp>
#include <onestack_client/tour.hpp>

int main() { return clients::run_program(onestack_client::run_tour); }
