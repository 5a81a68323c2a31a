// SPDX-License-Identifier: BSL-1.0
// Writes the report to standard output.
#include <demo/report.hpp>

#include <amiss/http_status.hpp>

#include <algorithm>
#include <iomanip>
#include <iostream>
#include <string>

namespace demo {
namespace {

void print_message(char mark, const HeaderFields& headers, const std::string& body)
{
    for (const HeaderField& field : headers) std::cout << mark << ' ' << field.name << ": " << field.value << '\n';
    if (!body.empty()) std::cout << mark << "\n" << mark << ' ' << body << '\n';
}

} // namespace

void print_exchange(std::string_view api, const Scenario& scenario, const HttpResponse& response)
{
    std::cout << "\n=== " << api << ": " << scenario.what << '\n';
    if (scenario.before > 0) std::cout << "(the same request was sent " << scenario.before << " times before)\n";
    std::cout << "> " << scenario.request.method << ' ' << scenario.request.target << " HTTP/1.1\n";
    print_message('>', scenario.request.headers, scenario.request.body);
    std::cout << "< HTTP/1.1 " << response.status << ' '
              << amiss::reason_phrase(static_cast<amiss::HttpStatus>(response.status)) << '\n';
    print_message('<', response.headers, response.body);
}

void print_typed(const Typed& typed)
{
    std::cout << "typed:    " << error_line(typed) << "\ndecision: " << decision_line(typed) << '\n';
}

void print_table(std::string_view api, const std::vector<Row>& rows)
{
    std::size_t width = 4;
    std::size_t decided = 8;
    for (const Row& row : rows) {
        width = std::max(width, row.scenario->code.size());
        decided = std::max(decided, row.decision.size());
    }
    const int code_width = static_cast<int>(width) + 2;
    const int decision_width = static_cast<int>(decided) + 2;

    std::cout << '\n'
              << api << '\n'
              << std::left << std::setw(code_width) << "code"
              << "expected  got  " << std::setw(decision_width) << "decision"
              << "request\n";
    for (const Row& row : rows) {
        const Scenario& scenario = *row.scenario;
        std::cout << std::setw(code_width) << (scenario.code.empty() ? "-" : scenario.code) << std::setw(10)
                  << scenario.status << std::setw(5) << row.status << std::setw(decision_width)
                  << (row.decision.empty() ? "-" : row.decision) << scenario.what << '\n';
        for (const std::string& problem : row.checked.problems) std::cout << "    WRONG: " << problem << '\n';
    }
}

} // namespace demo
