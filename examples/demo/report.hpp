// SPDX-License-Identifier: BSL-1.0
// Prints exchanges and the table of codes.
#pragma once

#include <demo/check.hpp>
#include <demo/http.hpp>
#include <demo/scenario.hpp>
#include <demo/typed.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace demo {

struct Row {
    const Scenario* scenario = nullptr;
    int status = 0; ///< of the response
    Checked checked;
    std::string decision; ///< what a client with the default policy does next; empty after a success
};

/// Prints one request and its response, as they were sent.
void print_exchange(std::string_view api, const Scenario& scenario, const HttpResponse& response);

/// Prints the error that a client reads from the response, and its decision.
void print_typed(const Typed& typed);

/// Prints a line for each request: code, expected status, actual status, the decision of a client, and the scenario.
void print_table(std::string_view api, const std::vector<Row>& rows);

} // namespace demo
