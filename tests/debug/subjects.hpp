// SPDX-License-Identifier: BSL-1.0
// One of each that a debugger shows: what tests/debug/program.cpp fills, and stops at.
#pragma once

#include <amiss/expected.hpp>
#include <amiss/headers.hpp>
#include <amiss/raises.hpp>

#include <system_error>

namespace bookshop {

enum class Code { title_missing = 1, stock_low, sold_out, braces, no_network };

constexpr auto amiss_catalog(Code)
{
    using amiss::HttpStatus;
    return amiss::catalog<Code>(
        "bookshop",
        amiss::row(Code::title_missing, "title_missing", HttpStatus::unprocessable_content, "invalid_request",
                   "The '{param}' field is required.")
            .plain("A field is required."),
        amiss::row(Code::stock_low, "stock_low", HttpStatus::conflict, "", "Only {left} copies are left."),
        amiss::row(Code::sold_out, "sold_out", HttpStatus::gone, "stock", "The book is sold out."),
        amiss::row(Code::braces, "braces", HttpStatus::bad_request, "", "Write {{ for a brace."),
        amiss::row(Code::no_network, "no_network", HttpStatus::none, "network", "There was no response."));
}

} // namespace bookshop

AMISS_ERROR_ENUM(bookshop, Code)

namespace debug {

using bookshop::Code;

/// A value with a destructor, which expected stores in another way.
struct Ticket {
    int number = 0;
    ~Ticket() { number = 0; }
};

struct Subjects {
    amiss::ApiError plain{Code::sold_out};
    amiss::ApiError filled = amiss::ApiError(Code::title_missing).with_param("title").with_request_id("req_7");
    amiss::ApiError unfilled{Code::title_missing};
    amiss::ApiError phrase{Code::stock_low};
    amiss::ApiError braces{Code::braces};
    amiss::ApiError network{Code::no_network};
    amiss::ApiError status_only{amiss::HttpStatus::content_too_large};
    amiss::ApiError unknown_status{static_cast<amiss::HttpStatus>(499)};
    amiss::ApiError foreign{std::make_error_code(std::errc::no_such_file_or_directory)};
    amiss::ApiError caused = amiss::ApiError(Code::sold_out).with_cause(std::error_code(2, amiss::category_of<Code>()));
    amiss::ApiError hostile = amiss::ApiError(Code::sold_out)
                                  .with_message("a \"b\"\\\n\x1b[31mred\xff \xe2\x82\xac \xe2\x80\xae")
                                  .with_param("");
    amiss::ApiError full{Code::title_missing};
    amiss::ApiError on_heap{Code::sold_out};
    amiss::ApiError moved_from{Code::sold_out};
    amiss::ApiError received{amiss::HttpStatus::bad_gateway};

    amiss::expected<int> number = 7;
    amiss::expected<Ticket> ticket{};
    amiss::expected<void> nothing{};
    amiss::expected<int> failed = 0;
    amiss::expected<Ticket> failed_ticket{};
    amiss::expected<void> failed_void{};
    amiss::result<int, Code::sold_out, Code::braces> listed = 0;
    amiss::result<void, Code::sold_out> listed_void{};
    amiss::Failure failure = amiss::fail(Code::sold_out);

    amiss::HttpStatus status = amiss::HttpStatus::not_found;
    Code code = Code::stock_low;
    amiss::HeaderValue value;
    amiss::Headers headers;
    amiss::Violations violations = full.violations();

    alignas(amiss::ApiError) unsigned char raw[sizeof(amiss::ApiError)] = {}; // for what is no error
};

} // namespace debug
