// SPDX-License-Identifier: BSL-1.0
// Checks one response against its scenario and the rules of its API.
#pragma once

#include <demo/http.hpp>
#include <demo/scenario.hpp>

#include <string>
#include <vector>

namespace demo {

/// The response, and everything about it that is not as documented.
struct Checked {
    std::string code; ///< the code at its documented place in the body; empty when there is none
    std::vector<std::string> problems;
};

Checked check(const Scenario& scenario, const Rules& rules, const HttpResponse& response);

/// Checks the lines that the request wrote to the log.
void check_log(const Scenario& scenario, const HttpResponse& response, const std::vector<std::string>& log,
               Checked& checked);

} // namespace demo
