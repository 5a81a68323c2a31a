// SPDX-License-Identifier: BSL-1.0
// A command-line tool that prints what its calls return: values, errors and codes in a std::ostream.
#include <amiss/adapt/ostream.hpp>
#include <amiss/apis/cstar.hpp>

#include <iomanip>
#include <iostream>
#include <sstream>
#include <string>

namespace {

namespace cstar = amiss::cstar;

// [calls]
amiss::expected<int> count_tickets(const std::string& customer)
{
    if (customer.empty()) return amiss::fail(cstar::Code::parameter_missing).with_param("customer");
    if (customer != "c_7") return amiss::fail(cstar::Code::resource_not_found).with_context("token=abcdef0123456789");
    return 12;
}
// [/calls]

void print_counts(std::ostream& out)
{
    // [print]
    for (const char* customer : {"c_7", "", "c_9"})
        out << std::setw(4) << customer << ": " << count_tickets(customer) << '\n';
    // [/print]
    // [codes]
    const amiss::ApiError error = cstar::Code::rate_limit_exceeded;
    out << cstar::Code::rate_limit_exceeded << ", " << error.status() << ", " << error.retry_class() << '\n';
    // [/codes]
}

} // namespace

int main()
{
    std::ostringstream text;
    print_counts(text);
    std::cout << text.str();
    // What the tool prints is the same everywhere, but for the place at the end of an error's line.
    const std::string begin =
        " c_7: 12\n    : parameter_missing 400 \"The 'customer' field is required.\" param=\"customer\" at ";
    const bool is_expected = text.str().compare(0, begin.size(), begin) == 0
        && text.str().find("abcdef") == std::string::npos
        && text.str().find("\nrate_limit_exceeded, 429 Too Many Requests, after_delay\n") != std::string::npos;
    return is_expected ? 0 : 1;
}
