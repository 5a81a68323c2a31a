// SPDX-License-Identifier: BSL-1.0
// Errors counted by the row of their catalogue, in the text form of Prometheus: what GET /metrics answers.
#include <amiss.hpp>
#include <amiss/error_counters.hpp>

#include <cstdio>
#include <string>
#include <string_view>

namespace cstar = amiss::cstar;

// [counters]
amiss::ErrorCounters<cstar::Code, amiss::client::Code> errors; // a global needs no start-up code
// [/counters]

// [text]
/// The value of a label: a backslash, a quote and a line feed are escaped.
std::string label(std::string_view text)
{
    std::string out;
    for (const char c : text) {
        if (c == '\\' || c == '"') out += '\\';
        out += c == '\n' ? "\\n" : std::string(1, c);
    }
    return out;
}

std::string metrics()
{
    std::string out = "# HELP api_errors_total Errors by catalogue and code.\n# TYPE api_errors_total counter\n";
    for (const amiss::ErrorCount& row : errors) {
        out += "api_errors_total{catalog=\"" + label(row.catalog) + "\",code=\"" + label(row.name) + "\",status=\""
            + std::to_string(to_int(row.status)) + "\",type=\"" + label(row.type) + "\"} " + std::to_string(row.count)
            + "\n";
    }
    return out;
}
// [/text]

int main()
{
    errors.count(cstar::Code::parameter_missing);
    errors.count(cstar::Code::parameter_missing);
    errors.count(amiss::client::Code::timeout);
    errors.count(amiss::ApiError(amiss::HttpStatus::bad_gateway)); // of none of the catalogues

    const std::string text = metrics();
    std::fputs(text.c_str(), stdout);
    const auto has = [&text](const char* line) { return text.find(std::string("\n") + line + "\n") != text.npos; };
    return has(R"(# TYPE api_errors_total counter)")
            && has(
                R"(api_errors_total{catalog="cstar",code="parameter_missing",status="400",type="invalid_request_error"} 2)")
            && has(R"(api_errors_total{catalog="amiss.client",code="timeout",status="0",type=""} 1)")
            && has(R"(api_errors_total{catalog="",code="other",status="0",type=""} 1)") && errors.total() == 4
            && label("a\\b\"c\nd") == R"(a\\b\"c\nd)"
        ? 0
        : 1;
}
