// SPDX-License-Identifier: BSL-1.0
// Writes the report.
#include <demo/report.hpp>

#include <amiss/http_status.hpp>

#include <algorithm>
#include <iomanip>
#include <ostream>
#include <string>

namespace demo {
namespace {

void print_message(std::ostream& out, char mark, const HeaderFields& headers, const std::string& body)
{
    for (const HeaderField& field : headers) out << mark << ' ' << field.name << ": " << field.value << '\n';
    if (!body.empty()) out << mark << "\n" << mark << ' ' << body << '\n';
}

} // namespace

void print_exchange(std::ostream& out, std::string_view api, const Scenario& scenario, const HttpResponse& response)
{
    out << "\n=== " << api << ": " << scenario.what << '\n';
    if (scenario.before > 0) out << "(the same request was sent " << scenario.before << " times before)\n";
    out << "> " << scenario.request.method << ' ' << scenario.request.target << " HTTP/1.1\n";
    print_message(out, '>', scenario.request.headers, scenario.request.body);
    out << "< HTTP/1.1 " << response.status << ' '
        << amiss::reason_phrase(static_cast<amiss::HttpStatus>(response.status)) << '\n';
    print_message(out, '<', response.headers, response.body);
}

void print_typed(std::ostream& out, const Typed& typed)
{
    out << "typed:    " << error_line(typed) << "\ndecision: " << decision_line(typed) << '\n';
}

void print_table(std::ostream& out, std::string_view api, const std::vector<Row>& rows)
{
    std::size_t width = 4;
    std::size_t decided = 8;
    for (const Row& row : rows) {
        width = std::max(width, row.scenario->code.size());
        decided = std::max(decided, row.decision.size());
    }
    const int code_width = static_cast<int>(width) + 2;
    const int decision_width = static_cast<int>(decided) + 2;

    out << '\n'
        << api << '\n'
        << std::left << std::setw(code_width) << "code"
        << "expected  got  " << std::setw(decision_width) << "decision"
        << "request\n";
    for (const Row& row : rows) {
        const Scenario& scenario = *row.scenario;
        out << std::setw(code_width) << (scenario.code.empty() ? "-" : scenario.code) << std::setw(10)
            << scenario.status << std::setw(5) << row.status << std::setw(decision_width)
            << (row.decision.empty() ? "-" : row.decision) << scenario.what << '\n';
        for (const std::string& problem : row.checked.problems) out << "    WRONG: " << problem << '\n';
    }
}

void print_summaries(std::ostream& out, const std::vector<Summary>& summaries)
{
    std::size_t api_width = 3;
    std::size_t code_width = 4;
    for (const Summary& summary : summaries) {
        api_width = std::max(api_width, summary.api.size());
        for (const CodeSummary& code : summary.codes) code_width = std::max(code_width, code.code.size());
    }
    const auto print = [&](std::string_view api, std::string_view code, std::string_view status,
                           std::string_view requests, std::string_view decision) {
        out << std::left << std::setw(static_cast<int>(api_width) + 2) << api
            << std::setw(static_cast<int>(code_width) + 2) << code << std::setw(8) << status << std::right
            << std::setw(8) << requests << "  " << decision << '\n';
    };
    print("API", "code", "status", "requests", "what a client does");
    for (const Summary& summary : summaries) {
        for (const CodeSummary& code : summary.codes)
            print(summary.api, code.code, std::to_string(code.status), std::to_string(code.requests), code.decision);
    }
}

} // namespace demo
