// SPDX-License-Identifier: BSL-1.0
// Tests of Anthropic's format with the bodies of its documents and recordings, and with all codes of all catalogues.
#include <amiss/formats/anthropic.hpp>

#include "formats/dialect.hpp"

#include <amiss/error.hpp>
#include <amiss/event_stream.hpp>
#include <amiss/read.hpp>
#include <amiss/read_event.hpp>
#include <amiss/write_event.hpp>

#include <gtest/gtest.h>

#include <string_view>

namespace anthropic_api {
namespace {

using amiss::HttpStatus;

enum class Code {
    invalid_request_error = 1,
    authentication_error,
    billing_error,
    permission_error,
    not_found_error,
    conflict_error,
    request_too_large,
    rate_limit_error,
    api_error,
    timeout_error,
    overloaded_error,
};

constexpr auto amiss_catalog(Code)
{
    using amiss::row;
    constexpr auto overloaded = static_cast<HttpStatus>(529);
    // clang-format off: a table
    return amiss::catalog<Code>("anthropic_api",
        row(Code::invalid_request_error, "invalid_request_error", HttpStatus::bad_request, "", "The request is not valid."),
        row(Code::authentication_error, "authentication_error", HttpStatus::unauthorized, "", "The API key is wrong."),
        row(Code::billing_error, "billing_error", HttpStatus::payment_required, "", "The payment failed."),
        row(Code::permission_error, "permission_error", HttpStatus::forbidden, "", "The API key may not do this."),
        row(Code::not_found_error, "not_found_error", HttpStatus::not_found, "", "The requested resource could not be found."),
        row(Code::conflict_error, "conflict_error", HttpStatus::conflict, "", "The request is in conflict with another."),
        row(Code::request_too_large, "request_too_large", HttpStatus::content_too_large, "", "The request is too large."),
        row(Code::rate_limit_error, "rate_limit_error", HttpStatus::too_many_requests, "", "There were too many requests."),
        row(Code::api_error, "api_error", HttpStatus::internal_server_error, "", "Something broke."),
        row(Code::timeout_error, "timeout_error", HttpStatus::gateway_timeout, "", "It took too long."),
        row(Code::overloaded_error, "overloaded_error", overloaded, "", "Overloaded").retry(amiss::Retry::after_delay));
    // clang-format on
}

} // namespace
} // namespace anthropic_api

namespace {

using namespace amiss;
using anthropic_api::Code;
using formats_test::Case;
using formats_test::described;
using formats_test::Dialect;
using formats_test::Errors;
using formats_test::response_of;
using formats_test::shipped;

constexpr auto anthropic = formats::anthropic(Code::api_error);
static_assert(anthropic.fallback == Code::api_error, "the envelope is a constant");

// Until 2025 the id was in the header only.
constexpr auto of_2024 = envelope(Code::api_error, [] {
    return object(member("type", "error"),
                  member("error", object(member("type", field::code), member("message", field::message))))
        .header("request-id", field::request_id)
        .header("x-should-retry", field::retryable);
});

const Dialect dialect(
    "anthropic", "API reference, 2026", {shipped("", anthropic), described("2024", of_2024)},
    {
        {"Not found",
         [] { return Errors{ApiError(Code::not_found_error).with_request_id("req_011CSHoEeqs5C35K2UUqR7Fy")}; }},
        {"Prefill not supported (no request_id printed)",
         [] {
             return Errors{ApiError(Code::invalid_request_error)
                               .with_message("Prefilling assistant messages is not supported for this model.")};
         }},
        {"Workspace header missing",
         [] {
             return Errors{ApiError(Code::invalid_request_error)
                               .with_message("anthropic-workspace-id is required when authenticating with an "
                                             "identity-linked API key; send the id of the workspace this request acts "
                                             "in.")
                               .with_request_id("req_011CSHoEeqs5C35K2UUqR7Fy")};
         }},
        {"Roles must alternate",
         [] {
             return Errors{ApiError(Code::invalid_request_error)
                               .with_message(R"(messages: roles must alternate between "user" and "assistant")")
                               .with_request_id("req_011CSHoEeqs5C35K2UUqR7Fy")};
         }},
        {"Overloaded, in a stream", [] { return Errors{Code::overloaded_error}; }},
        {"Not found, of 2024 (no request_id yet)",
         [] {
             return Errors{ApiError(Code::not_found_error).with_message("要求されたリソースが見つかりませんでした。")};
         }},
        {"Overloaded, recorded in 2024",
         [] { return Errors{ApiError(Code::overloaded_error).with_request_id("req_01RCc7MbLyQNtGKzBTv8VCep")}; },
         "2024"},
        {"Overloaded, recorded in 2026",
         [] { return Errors{ApiError(Code::overloaded_error).with_request_id("req_011CZAYwiDg6Eqv7HiBNWoE5")}; }},
        {"Missing thread state: error.details.error_code",
         [] {
             return Errors{ApiError(Code::not_found_error)
                               .with_message("No thread state was found for the requested `previous_message_id`.")
                               .with_detail("error_code", "thread_not_found")};
         },
         {},
         {},
         {},
         "thread_not_found"},
    });

TEST(format_anthropic, writes_and_reads_the_printed_bodies) { dialect.check(); }

TEST(format_anthropic, every_code_of_every_catalogue_comes_back)
{
    formats_test::check_catalogues([](auto fallback) { return formats::anthropic(fallback); });
}

TEST(format_anthropic, a_status_that_http_does_not_have_is_written_and_read)
{
    const auto response = response_of(anthropic, Code::overloaded_error);
    EXPECT_EQ(response.status, 529);
    const ApiError back = read(anthropic, response.received());
    EXPECT_EQ(back.as<Code>(), Code::overloaded_error);
    EXPECT_EQ(to_int(back.status()), 529);
    EXPECT_TRUE(back.retryable());
}

TEST(format_anthropic, clients_find_the_id_and_whether_to_repeat_in_the_headers)
{
    const auto response =
        response_of(anthropic, ApiError(Code::overloaded_error).with_request_id("req_1").with_retry_after(5));
    EXPECT_EQ(response.header("request-id"), "req_1");
    EXPECT_EQ(response.header("X-Request-Id"), "");
    EXPECT_EQ(response.header("x-should-retry"), "true");
    EXPECT_EQ(response.header("Retry-After"), "5");
    EXPECT_EQ(response_of(anthropic, Code::not_found_error).header("x-should-retry"), "false");
    EXPECT_EQ(response_of(anthropic, Code::api_error).header("x-should-retry"), "") << "a POST is not to be repeated";
}

TEST(format_anthropic, an_event_of_a_stream_is_read)
{
    const ApiError error = read(anthropic,
                                Received{200,
                                         "event: error\ndata: {\"type\": \"error\", \"error\": "
                                         "{\"type\": \"overloaded_error\", \"message\": \"Overloaded\"}}\n\n"});
    EXPECT_EQ(error.as<Code>(), Code::overloaded_error);
    EXPECT_EQ(error.message(), "Overloaded");
}

TEST(format_anthropic, an_error_in_a_stream_is_an_event_of_the_type_error)
{
    char buffer[512];
    const std::string_view event = write_event(anthropic, Code::overloaded_error, {"req_1"}, buffer).text;
    EXPECT_EQ(event, "event: error\ndata: " + to_string(anthropic, Code::overloaded_error, {"req_1"}) + "\n\n");
    EventStream stream(anthropic.options.stream);
    stream.feed(event);
    const auto back = read_event(anthropic, stream);
    ASSERT_FALSE(back);
    EXPECT_EQ(back.error(), Code::overloaded_error);
    EXPECT_EQ(to_int(back.error().status()), 529);
}

TEST(format_anthropic, values_of_the_wrong_kind_are_flagged)
{
    const ApiError text = read(anthropic, Received{404, R"({"type":"error","error":"not_found_error"})"});
    EXPECT_FALSE(text.as<Code>());
    EXPECT_TRUE(text.malformed());
    const ApiError details =
        read(anthropic,
             Received{404, R"({"type":"error","error":{"type":"not_found_error","message":"No.","details":"No."}})"});
    EXPECT_EQ(details.as<Code>(), Code::not_found_error);
    EXPECT_TRUE(details.malformed());
}

TEST(format_anthropic, errors_from_elsewhere_are_the_fallback)
{
    const ApiError theirs =
        read(anthropic, response_of(anthropic, ApiError(Code::not_found_error).with_request_id("req_1")).received());
    const auto response = response_of(anthropic, theirs);
    EXPECT_EQ(response.status, 500);
    EXPECT_EQ(response.body, R"({"type":"error","error":{"type":"api_error","message":"Something broke."}})");
    EXPECT_EQ(response.header("request-id"), "");
}

} // namespace
