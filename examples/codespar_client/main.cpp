// SPDX-License-Identifier: BSL-1.0
// The program of the CodeSpar client: runs its tour.
#include <clients/tour.hpp>
#include <codespar_client/tour.hpp>

int main() { return clients::run_program(codespar_client::run_tour); }
