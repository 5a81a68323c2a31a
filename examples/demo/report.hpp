// Prints exchanges and the table of codes.
#pragma once

#include <demo/check.hpp>
#include <demo/http.hpp>
#include <demo/scenario.hpp>

#include <string_view>
#include <vector>

namespace demo {

struct Row {
    const Scenario* scenario = nullptr;
    int status = 0; ///< that came back
    Checked checked;
};

/// One request and its response, as they went over the socket.
void print_exchange(std::string_view api, const Scenario& scenario, const HttpResponse& response);

/// A line for each request: code, expected status, what came back, and what was tried.
void print_table(std::string_view api, const std::vector<Row>& rows);

} // namespace demo
