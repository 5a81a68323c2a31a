// SPDX-License-Identifier: BSL-1.0
// A health check that reports with std::format: what each service answered, and which code it was.
#include <amiss/adapt/format.hpp>
#include <amiss/apis/cstar.hpp>

#include <cstdio>
#include <format>
#include <string>
#include <string_view>

namespace {

namespace cstar = amiss::cstar;

// [checks]
amiss::expected<int> open_tickets() { return 12; }
amiss::expected<void> database() { return {}; }
amiss::expected<void> mail()
{
    return amiss::fail(cstar::Code::internal_error).with_context("smtp://amiss:hunter2@mail.example/");
}

std::string report()
{
    std::string text = std::format("{:-<10}{:>4}\n", "tickets", open_tickets());
    text += std::format("{:-<10}{:>4}\n", "database", database());
    text += std::format("{:-<10}{:>4}\n", "mail", mail());
    return text;
}
// [/checks]

} // namespace

int main()
{
    const std::string text = report();
    const std::string codes = std::format("{} {:>20}|{}", cstar::Code::internal_error, amiss::HttpStatus::bad_gateway,
                                          amiss::Retry::if_idempotent);
    std::printf("%s%s\n", text.c_str(), codes.c_str());
    const bool is_expected = text.starts_with("tickets---  12\ndatabase--  ok\nmail------internal_error 500 ")
        && text.find("hunter2") == text.npos && text.find("amiss:***@mail") != text.npos
        && codes == "internal_error      502 Bad Gateway|if_idempotent";
    return is_expected ? 0 : 1;
}
