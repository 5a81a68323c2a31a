// SPDX-License-Identifier: BSL-1.0
// Tests of Twilio's formats with the bodies of its documents and SDKs, and with all codes of all catalogues.
#include <amiss/formats/twilio.hpp>

#include "formats/dialect.hpp"

#include <amiss/error.hpp>
#include <amiss/read.hpp>

#include <gtest/gtest.h>

#include <string_view>

namespace twilio_api {
namespace {

using amiss::HttpStatus;

enum class Code {
    bad_request = 20001,
    wrong_token = 20003,
    not_found = 20404,
    too_many_requests = 20429,
    internal = 20500,
    no_number = 21201,
    wrong_number = 21211,
};

constexpr auto amiss_catalog(Code)
{
    using amiss::row;
    constexpr auto bad_request = HttpStatus::bad_request;
    // clang-format off: a table
    return amiss::catalog<Code>("twilio_api",
        row(Code::bad_request, "20001", bad_request, "", "Bad request").column("title", "Invalid parameter"),
        row(Code::wrong_token, "20003", HttpStatus::unauthorized, "", "Authentication Error - invalid username"),
        row(Code::not_found, "20404", HttpStatus::not_found, "", "The requested resource was not found"),
        row(Code::too_many_requests, "20429", HttpStatus::too_many_requests, "", "Too many requests"),
        row(Code::internal, "20500", HttpStatus::internal_server_error, "", "Something broke."),
        row(Code::no_number, "21201", bad_request, "", "No to number is specified"),
        row(Code::wrong_number, "21211", bad_request, "", "Invalid phone number"));
    // clang-format on
}

/// The same with a name for people, and the number in a column.
enum class Named { too_many_requests = 1, broken, unnumbered };

constexpr auto amiss_catalog(Named)
{
    using amiss::row;
    return amiss::catalog<Named>(
        "twilio_named",
        row(Named::too_many_requests, "too_many_requests", HttpStatus::too_many_requests, "", "Too many requests")
            .column("number", 20429),
        row(Named::broken, "broken", HttpStatus::internal_server_error, "", "Something broke.").column("number", 20500),
        row(Named::unnumbered, "unnumbered", HttpStatus::gone, "", "It is gone."));
}

} // namespace
} // namespace twilio_api

namespace {

using namespace amiss;
using formats_test::Case;
using formats_test::described;
using formats_test::Dialect;
using formats_test::Errors;
using formats_test::response_of;
using formats_test::shipped;
using twilio_api::Code;
using twilio_api::Named;

constexpr auto twilio = formats::twilio(Code::internal).doc_base("https://www.twilio.com/docs/errors/");
constexpr auto problem = formats::twilio_problem(Code::internal);
static_assert(twilio.fallback == Code::internal && problem.fallback == Code::internal, "the envelopes are constants");

// ── the printed bodies that have other members, or other orders ─────────────────────────────────────

constexpr auto status_first = envelope(Code::internal, [] {
    return object(member("status", field::status), member("message", field::message),
                  member("code", field::code.as_number()), optional_member("more_info", field::doc_url),
                  optional_member("details", field::details));
});
constexpr auto without_code =
    envelope(Code::internal, [] { return object(member("status", field::status), member("message", field::message)); });
constexpr auto short_form = envelope(Code::internal, [] {
    return object(member("message", field::message), member("code", field::code.as_number()));
});
constexpr auto bulk = envelope(Code::internal, [] {
    return object(member("errors",
                         each_error(object(member("code", field::code.as_number()), member("message", field::message),
                                           optional_member("infoUrl", field::doc_url),
                                           optional_member("context", field::detail("context"))))));
});

const Dialect dialect(
    "twilio", "API responses, 2026-07-20",
    {shipped("", twilio), shipped("problem", problem), described("status first", status_first),
     described("no code", without_code), described("short", short_form), described("bulk", bulk)},
    {
        {"Not found: no code", [] { return Errors{Code::not_found}; }, "no code", {}, {}, "-"},
        {"Bad request",
         [] { return Errors{ApiError(Code::no_number).with_doc_url("http://www.twilio.com/docs/errors/21201")}; },
         "status first", "slashes are not escaped"},
        {"Too many verifications",
         [] {
             return Errors{ApiError(Code::too_many_requests).with_doc_url("https://www.twilio.com/docs/errors/20429")};
         }},
        {"Bulk messaging: a list",
         [] {
             return Errors{ApiError(Code::not_found)
                               .with_message("The resource was not found.")
                               .with_doc_url("https://www.twilio.com/docs/api/errors/20404")
                               .with_detail("context", "null")};
         },
         "bulk"},
        {"RFC 9457 form",
         [] {
             return Errors{ApiError(Code::bad_request)
                               .with_message("The 'PhoneNumber' parameter is required.")
                               .with_doc_url("https://www.twilio.com/docs/api/errors/20001")
                               .with_instance("/api/v1/accounts/AC123/calls/CA456")};
         },
         "problem"},
        {"RFC 9457 form with violations",
         [] {
             return Errors{ApiError(Code::bad_request)
                               .with_message("Request validation failed")
                               .with_doc_url("https://www.twilio.com/docs/api/errors/20001")
                               .with_violation("/age", "must be a positive integer")
                               .with_violation("/profile/color", "must be 'green', 'red' or 'blue'")};
         },
         "problem", "here 20001 has another title and another status than above, and a row has one of each",
         "the status is that of the response"},
        {"Without status and link", [] { return Errors{Code::wrong_number}; }, "short"},
        {"With details",
         [] {
             return Errors{ApiError(Code::bad_request)
                               .with_doc_url("https://www.twilio.com/docs/errors/20001")
                               .with_detail("foo", "bar")};
         },
         "status first"},
    });

TEST(format_twilio, writes_and_reads_the_printed_bodies) { dialect.check(); }

TEST(format_twilio, every_code_of_every_catalogue_comes_back)
{
    formats_test::check_catalogues([](auto fallback) { return formats::twilio(fallback); });
    formats_test::check_catalogues([](auto fallback) { return formats::twilio_problem(fallback); });
    formats_test::check_codes(twilio, Code());
    formats_test::check_codes(problem, Code());
    formats_test::check_codes(formats::twilio(Named::broken), Named());
}

TEST(format_twilio, the_number_is_that_of_the_column_or_the_name_or_the_status)
{
    constexpr auto named = formats::twilio(Named::broken);
    EXPECT_EQ(to_string(named, Named::too_many_requests),
              R"({"code":20429,"message":"Too many requests","status":429})");
    EXPECT_EQ(to_string(named, Named::unnumbered), R"({"code":410,"message":"It is gone.","status":410})");
    EXPECT_EQ(to_string(twilio, Code::no_number),
              R"({"code":21201,"message":"No to number is specified",)"
              R"("more_info":"https://www.twilio.com/docs/errors/21201","status":400})");
    const ApiError back = read(named, Received{429, R"({"code":20429,"message":"Slow down.","status":429})"});
    EXPECT_EQ(back.as<Named>(), Named::too_many_requests);
    EXPECT_EQ(back.message(), "Slow down.");
}

TEST(format_twilio, a_problem_has_the_four_members_that_clients_demand)
{
    const auto response = response_of(problem, ApiError(Code::wrong_number).with_violation("/to", "is no number"));
    EXPECT_EQ(response.header("Content-Type"), "application/problem+json");
    EXPECT_EQ(response.body,
              R"({"type":"about:blank","title":"Bad Request","status":400,"code":21211,)"
              R"("detail":"Invalid phone number",)"
              R"("errors":[{"detail":"is no number","pointer":"#/to"}]})");
    const ApiError back = read(problem, response.received());
    EXPECT_EQ(back.doc_url(), "");
    EXPECT_EQ((*back.violations().begin()).field, "/to");
}

TEST(format_twilio, values_of_the_wrong_kind_are_flagged)
{
    const ApiError list = read(twilio, Received{400, R"({"code":[21201],"message":"No.","status":400})"});
    EXPECT_FALSE(list.as<Code>());
    EXPECT_EQ(list.message(), "No.");
    EXPECT_TRUE(list.malformed());
    const ApiError details =
        read(twilio, Received{400, R"({"code":21201,"message":"No.","status":400,"details":"?"})"});
    EXPECT_EQ(details.as<Code>(), Code::no_number);
    EXPECT_TRUE(details.malformed());
}

TEST(format_twilio, errors_from_elsewhere_are_the_fallback)
{
    const ApiError theirs = read(twilio, Received{404, R"({"code":20404,"message":"Gone.","status":404})"});
    EXPECT_EQ(theirs.as<Code>(), Code::not_found);
    EXPECT_EQ(to_string(twilio, theirs),
              R"({"code":20500,"message":"Something broke.",)"
              R"("more_info":"https://www.twilio.com/docs/errors/20500","status":500})");
}

} // namespace
