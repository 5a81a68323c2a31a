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
    int status = 0; ///< that came back
    Checked checked;
    std::string decision; ///< what a client with the default policy does next; empty after a success
};

/// One request and its response, as they went over the socket.
void print_exchange(std::string_view api, const Scenario& scenario, const HttpResponse& response);

/// The error that a client reads from the response, and what it decides.
void print_typed(const Typed& typed);

/// A line for each request: code, expected status, what came back, what a client decides, and what was tried.
void print_table(std::string_view api, const std::vector<Row>& rows);

} // namespace demo
