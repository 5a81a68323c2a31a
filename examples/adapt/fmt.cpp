// SPDX-License-Identifier: BSL-1.0
// A job that reports with {fmt}: a table of results, a list of errors, and codes by their names.
#include <amiss/adapt/fmt.hpp>
#include <amiss/apis/cstar.hpp>

#include <fmt/ranges.h>

#include <string>
#include <string_view>
#include <vector>

namespace {

namespace cstar = amiss::cstar;

amiss::expected<double> hours_open(std::string_view ticket)
{
    if (ticket.empty()) return amiss::fail(cstar::Code::parameter_missing).with_param("ticket");
    if (ticket != "tkt_7") return amiss::fail(cstar::Code::resource_not_found);
    return 41.0 / 12;
}

// [table]
std::string table(const std::vector<std::string>& tickets, std::vector<amiss::ApiError>& errors)
{
    std::string text;
    for (const std::string& ticket : tickets) {
        const amiss::expected<double> hours = hours_open(ticket);
        text += fmt::format("{:<8}{:.1f}\n", ticket, hours); // the specification is that of a double
        if (!hours) errors.push_back(hours.error());
    }
    return text;
}
// [/table]

} // namespace

int main()
{
    std::vector<amiss::ApiError> errors;
    const std::string rows = table({"tkt_7", "", "tkt_8"}, errors);
    fmt::print("{}", rows);

    // [ranges]
    std::vector<cstar::Code> codes;
    for (const amiss::ApiError& error : errors) codes.push_back(error.as<cstar::Code>().value());
    const std::string summary = fmt::format("{} {}", codes, fmt::join(codes, "|"));
    const std::string padded = fmt::format("{:*^17}|{:.13}|", amiss::HttpStatus::not_found, errors.front());
    // [/ranges]
    fmt::print("{}\n{}\n", summary, padded);

    const bool is_expected = rows.substr(0, 30) == "tkt_7   3.4\n        parameter_"
        && summary == "[parameter_missing, resource_not_found] parameter_missing|resource_not_found"
        && padded == "**404 Not Found**|parameter_mis|";
    return is_expected ? 0 : 1;
}
