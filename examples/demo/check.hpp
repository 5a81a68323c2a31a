// SPDX-License-Identifier: BSL-1.0
// Checks one response against its scenario and the rules of its API.
#pragma once

#include <demo/http.hpp>
#include <demo/scenario.hpp>

#include <string>
#include <vector>

namespace demo {

/// What came back, and everything about it that is not as documented.
struct Checked {
    std::string code; ///< the code in the body, where the documents place it; empty for none
    std::vector<std::string> problems;
};

Checked check(const Scenario& scenario, const Rules& rules, const HttpResponse& response);

/// Checks what the request left in the log.
void check_log(const Scenario& scenario, const HttpResponse& response, const std::vector<std::string>& log,
               Checked& checked);

} // namespace demo
