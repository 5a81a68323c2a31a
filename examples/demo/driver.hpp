// SPDX-License-Identifier: BSL-1.0
// The driver: starts a server, sends it an API's scenarios, and checks the responses.
#pragma once

#include <demo/scenario.hpp>

namespace demo {

/// Runs all scenarios over a loopback socket and prints them, or with `quiet` only the table.
///
/// False when a response was not as documented, or when a code of the catalogue never occurred.
bool run_scenarios(const Scenarios& scenarios, bool quiet);

} // namespace demo
