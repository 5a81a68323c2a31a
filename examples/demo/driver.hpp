// SPDX-License-Identifier: BSL-1.0
// The driver: starts a server, sends it an API's scenarios, and checks the responses.
#pragma once

#include <demo/report.hpp>
#include <demo/scenario.hpp>

#include <iosfwd>

namespace demo {

/// Runs all scenarios over a loopback socket, and writes each exchange and a table of them into the transcript.
///
/// It is a problem if a response is not as documented, or if a code of the catalogue never occurs.
Summary run_scenarios(const Scenarios& scenarios, std::ostream& transcript);

} // namespace demo
