// SPDX-License-Identifier: BSL-1.0
// Tests of OpenAI's format with the events of its reference and with recorded bodies, and with all codes of all catalogues.
#include <amiss/formats/openai.hpp>

#include "formats/dialect.hpp"

#include <amiss/error.hpp>
#include <amiss/event_stream.hpp>
#include <amiss/read.hpp>
#include <amiss/read_event.hpp>
#include <amiss/write_event.hpp>

#include <gtest/gtest.h>

#include <string_view>

namespace openai_api {
namespace {

using amiss::HttpStatus;

enum class Code {
    websocket_stream_limit_reached = 1,
    invalid_event,
    audio_unintelligible,
    err_something,
    response_already_completed,
    invalid_api_key,
    insufficient_quota,
    out_of_money,
    server_is_overloaded,
};

constexpr auto amiss_catalog(Code)
{
    using amiss::row;
    constexpr auto bad_request = HttpStatus::bad_request;
    constexpr auto internal = HttpStatus::internal_server_error;
    // clang-format off: a table
    return amiss::catalog<Code>("openai_api",
        row(Code::websocket_stream_limit_reached, "websocket_stream_limit_reached", bad_request, "invalid_request_error", "This WebSocket connection has reached its stream limit."),
        row(Code::invalid_event, "invalid_event", bad_request, "invalid_request_error", "The event is not valid."),
        row(Code::audio_unintelligible, "audio_unintelligible", bad_request, "transcription_error", "The audio could not be transcribed."),
        row(Code::err_something, "ERR_SOMETHING", internal, "server_error", "Something went wrong"),
        row(Code::response_already_completed, "response_already_completed", bad_request, "invalid_request_error", "The response has already completed."),
        row(Code::invalid_api_key, "invalid_api_key", HttpStatus::unauthorized, "invalid_request_error", "Incorrect API key provided."),
        row(Code::insufficient_quota, "insufficient_quota", HttpStatus::too_many_requests, "insufficient_quota", "You exceeded your current quota.").retry(amiss::Retry::never),
        row(Code::out_of_money, "out_of_money", HttpStatus::too_many_requests, "insufficient_quota", "You exceeded your current quota, please check your plan and billing details.").retry(amiss::Retry::never),
        row(Code::server_is_overloaded, "server_is_overloaded", HttpStatus::service_unavailable, "server_error", "The servers have too much to do."));
    // clang-format on
}

} // namespace
} // namespace openai_api

namespace {

using namespace amiss;
using formats_test::Case;
using formats_test::described;
using formats_test::Dialect;
using formats_test::Errors;
using formats_test::response_of;
using formats_test::shipped;
using openai_api::Code;

constexpr auto openai = formats::openai(Code::server_is_overloaded);
static_assert(openai.fallback == Code::server_is_overloaded, "the envelope is a constant");

// ── events, which are no HTTP bodies, and older bodies ──────────────────────────────────────────────

constexpr auto event_error = object(member("type", field::type), member("code", field::code),
                                    member("message", field::message), nullable_member("param", field::param));

constexpr auto websocket = envelope(Code::err_something, [] {
    return object(member("type", "error"), member("status", field::status),
                  optional_member("stream_id", field::detail("stream_id")), member("error", event_error));
});
constexpr auto realtime = envelope(Code::err_something, [] {
    return object(member("event_id", field::request_id), member("type", "error"),
                  member("error",
                         object(member("type", field::type), member("code", field::code),
                                member("message", field::message), nullable_member("param", field::param),
                                optional_member("event_id", field::detail("event_id")))));
});
constexpr auto transcription = envelope(Code::err_something, [] {
    return object(member("event_id", field::request_id),
                  member("type", "conversation.item.input_audio_transcription.failed"), field::details,
                  member("error", event_error));
});
constexpr auto flat = envelope(Code::err_something, [] {
    return object(member("type", "error"), member("code", field::code), member("message", field::message),
                  nullable_member("param", field::param), field::details);
});
constexpr auto inject = envelope(Code::err_something, [] {
    return object(member("type", "response.inject.failed"), member("response_id", field::instance),
                  optional_member("input", field::detail("input")),
                  member("error", object(member("code", field::code), member("message", field::message))),
                  optional_member("sequence_number", field::detail("sequence_number")));
});
// The code is null: the row is found by the status and the message.
constexpr auto without_code = envelope(Code::err_something, [] {
    return object(member("error",
                         object(member("message", field::message), member("type", field::type),
                                nullable_member("param", field::param), member("code", nullptr))));
});

const Dialect dialect(
    "openai", "OpenAPI document, 2026-08-21",
    {shipped("", openai), described("websocket", websocket), described("realtime", realtime),
     described("transcription", transcription), described("flat", flat), described("inject", inject),
     described("no code", without_code)},
    {
        {"Responses WebSocket: error",
         [] {
             return Errors{ApiError(Code::websocket_stream_limit_reached)
                               .with_param("stream_id")
                               .with_detail("stream_id", "agent_1")};
         },
         "websocket"},
        {"Realtime: error event",
         [] {
             return Errors{ApiError(Code::invalid_event)
                               .with_message("The 'type' field is missing.")
                               .with_request_id("event_890")
                               .with_detail("event_id", "event_567")};
         },
         "realtime",
         {},
         {},
         {},
         "the id of an event is no id of a request"},
        {"Realtime: transcription failed",
         [] {
             return Errors{ApiError(Code::audio_unintelligible)
                               .with_request_id("event_2324")
                               .with_detail("item_id", "msg_003")
                               .with_detail("content_index", 0)};
         },
         "transcription",
         {},
         {},
         {},
         "the id of an event is no id of a request"},
        {"Responses stream: event \"error\", flat",
         [] { return Errors{ApiError(Code::err_something).with_detail("sequence_number", 1)}; }, "flat"},
        {"Responses (beta): inject failed",
         [] {
             return Errors{ApiError(Code::response_already_completed)
                               .with_message("Response 'resp_123' has already completed.")
                               .with_instance("resp_123")
                               .with_detail("input",
                                            raw_json(R"([{"type":"function_call_output","call_id":"call_123",)"
                                                     R"("output":"{\"temperature\":72}"}])"))
                               .with_detail("sequence_number", 9)};
         },
         "inject"},
        {"Wrong API key",
         [] {
             return Errors{ApiError(Code::invalid_api_key)
                               .with_message("Incorrect API key provided: "
                                             "sk-VKMIs***************************************wjh3. You can find your "
                                             "API key at https://platform.openai.com/account/api-keys.")};
         }},
        {"Quota used up",
         [] {
             return Errors{ApiError(Code::insufficient_quota)
                               .with_message("You exceeded your current quota, please check your plan and billing "
                                             "details. For more information on this error, read the docs: "
                                             "https://platform.openai.com/docs/guides/error-codes/api-errors.")};
         }},
        {"Quota used up, older: code null",
         [] { return Errors{Code::out_of_money}; },
         "no code",
         {},
         {},
         "insufficient_quota"},
    });

TEST(format_openai, writes_and_reads_the_printed_bodies) { dialect.check(); }

TEST(format_openai, every_code_of_every_catalogue_comes_back)
{
    formats_test::check_catalogues([](auto fallback) { return formats::openai(fallback); });
}

TEST(format_openai, a_row_without_a_type_has_its_code_as_the_type)
{
    EXPECT_EQ(to_string(formats::openai(http::Code::internal_server_error), http::Code::gone),
              R"({"error":{"message":"Gone","type":"gone","param":null,"code":"gone"}})");
    EXPECT_EQ(to_string(openai, ApiError(Code::invalid_event).with_param("type")),
              R"({"error":{"message":"The event is not valid.","type":"invalid_request_error","param":"type",)"
              R"("code":"invalid_event"}})");
}

TEST(format_openai, an_error_in_a_stream_is_an_event_without_a_type)
{
    char buffer[512];
    const std::string_view event = write_event(openai, Code::server_is_overloaded, {"req_1"}, buffer).text;
    EXPECT_EQ(event, "data: " + to_string(openai, Code::server_is_overloaded) + "\n\n");
    EventStream stream(openai.options.stream);
    stream.feed(event);
    stream.feed("data: {\"error\":{\"message\":\"M\",\"type\":\"server_error\",\"param\":null,\"code\":null}}\n\n");
    const auto back = read_event(openai, stream, Received{200, "", {{"x-request-id", "req_1"}}});
    ASSERT_FALSE(back);
    EXPECT_EQ(back.error(), Code::server_is_overloaded);
    EXPECT_EQ(back.error().status(), HttpStatus::service_unavailable);
    EXPECT_EQ(back.error().request_id(), "req_1");
    const auto null_code = read_event(openai, stream);
    ASSERT_FALSE(null_code);
    EXPECT_EQ(null_code.error().message(), "M");
}

TEST(format_openai, an_unknown_code_keeps_its_type)
{
    const ApiError error =
        read(openai,
             Received{429, R"({"error":{"message":"Slow down.","type":"requests","param":null,"code":"slow_down"}})"});
    EXPECT_EQ(error.name(), "slow_down");
    EXPECT_EQ(error.type(), "requests");
    EXPECT_EQ(error.param(), "");
    EXPECT_FALSE(error.malformed());
}

TEST(format_openai, the_error_is_found_in_an_event)
{
    const ApiError error = read(
        openai,
        Received{
            400,
            R"({"type":"error","error":{"type":"invalid_request_error","code":"invalid_event","message":"No.","param":null}})"});
    EXPECT_EQ(error.as<Code>(), Code::invalid_event);
    EXPECT_FALSE(error.malformed());
}

TEST(format_openai, clients_find_the_id_and_whether_to_repeat_in_the_headers)
{
    const auto quota = response_of(openai, ApiError(Code::insufficient_quota).with_request_id("req_1"));
    EXPECT_EQ(quota.status, 429);
    EXPECT_EQ(quota.header("x-request-id"), "req_1");
    EXPECT_EQ(quota.header("x-should-retry"), "false");
    EXPECT_EQ(quota.header("Retry-After"), "");
    EXPECT_EQ(read(openai, quota.received()).request_id(), "req_1");
    const auto overloaded = response_of(openai, ApiError(Code::server_is_overloaded).with_retry_after(7));
    EXPECT_EQ(overloaded.header("Retry-After"), "7");
}

TEST(format_openai, values_of_the_wrong_kind_are_flagged)
{
    const ApiError error =
        read(openai,
             Received{401, R"({"error":{"message":{"a":1},"type":"x","param":null,"code":"invalid_api_key"}})"});
    EXPECT_EQ(error.as<Code>(), Code::invalid_api_key);
    EXPECT_TRUE(error.malformed());
}

TEST(format_openai, errors_from_elsewhere_are_the_fallback)
{
    const ApiError theirs =
        read(openai, Received{401, R"({"error":{"message":"No.","type":"x","param":null,"code":"invalid_api_key"}})"});
    const auto response = response_of(openai, theirs);
    EXPECT_EQ(response.status, 503);
    EXPECT_EQ(response.body,
              R"({"error":{"message":"The servers have too much to do.","type":"server_error",)"
              R"("param":null,"code":"server_is_overloaded"}})");
}

} // namespace
