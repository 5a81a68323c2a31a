// SPDX-License-Identifier: BSL-1.0
// The driver: sends an API's scenarios to a server of its own and judges the responses.
#pragma once

#include <demo/scenario.hpp>

namespace demo {

/// Runs all scenarios over a loopback socket and prints them, with `quiet` the table alone.
///
/// False when a response was not as documented, or a code of the catalogue never came.
bool run_scenarios(const Scenarios& scenarios, bool quiet);

} // namespace demo
