// SPDX-License-Identifier: BSL-1.0
// Prints exchanges and their table into the transcript, and what they come to in a table of codes.
#pragma once

#include <demo/check.hpp>
#include <demo/http.hpp>
#include <demo/requirements.hpp>
#include <demo/scenario.hpp>
#include <demo/typed.hpp>

#include <cstddef>
#include <iosfwd>
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

/// What the requests for one code of an API came to.
struct CodeSummary {
    std::string code;
    int status = 0;
    std::size_t requests = 0;
    std::string decision; ///< of a client; the first one, if they differ
};

/// What all scenarios of an API came to.
struct Summary {
    std::string api;
    std::vector<CodeSummary> codes;
    std::size_t requests = 0;
    std::vector<std::string> problems; ///< a sentence for each thing that is not as documented
    Evidence evidence;                 ///< each scenario, by "cstar: No Authorization header"
};

/// Prints one request and its response, as they were sent.
void print_exchange(std::ostream& out, std::string_view api, const Scenario& scenario, const HttpResponse& response);

/// Prints the error that a client reads from the response, and its decision.
void print_typed(std::ostream& out, const Typed& typed);

/// Prints a line for each request: code, expected status, actual status, the decision of a client, and the scenario.
void print_table(std::ostream& out, std::string_view api, const std::vector<Row>& rows);

/// Prints a line for each code of each API.
void print_summaries(std::ostream& out, const std::vector<Summary>& summaries);

} // namespace demo
