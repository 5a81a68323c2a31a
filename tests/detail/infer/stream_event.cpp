// SPDX-License-Identifier: BSL-1.0
// Tests of the ends of streams: events that were cut, that are too long, and the last messages of Connect and gRPC-Web.
#include <amiss/detail/infer/stream_event.hpp>

#include "support/streams.hpp"

#include <amiss/apis/client.hpp>
#include <amiss/apis/codespar.hpp>
#include <amiss/formats/anthropic.hpp>
#include <amiss/formats/connect.hpp>
#include <amiss/formats/openai.hpp>
#include <amiss/read_event.hpp>

#include <gtest/gtest.h>

#include <string>
#include <string_view>

namespace {

using namespace amiss;
using Code = codespar::Code;
using streams_test::message;

constexpr auto& codespar_api = codespar::envelope;
constexpr auto openai_api = formats::openai(Code::internal_error);
constexpr auto anthropic_api = formats::anthropic(Code::internal_error);
constexpr auto end_of_connect = formats::connect_end_stream(Code::internal_error);

/// What is read from a stream that ends after this text; checks that the end comes once.
template <class Envelope>
expected<Event> read_last(const Envelope& envelope, std::string_view text, std::string* data = nullptr)
{
    EventStream stream(envelope.options.stream);
    stream.feed(text);
    stream.end();
    expected<Event> first = read_event(envelope, stream);
    if (first && data != nullptr) *data = std::string(first->data);
    const expected<Event> second = read_event(envelope, stream);
    EXPECT_TRUE(second && second->kind == EventKind::end) << text;
    return first;
}

template <class Envelope>
ApiError last_error(const Envelope& envelope, std::string_view text)
{
    const expected<Event> last = read_last(envelope, text);
    EXPECT_FALSE(last) << text;
    return last ? ApiError(HttpStatus::ok) : last.error();
}

void check_lost(const ApiError& error, std::string_view context)
{
    EXPECT_EQ(error, client::Code::stream_error);
    EXPECT_EQ(error.provenance(), Provenance::transport);
    EXPECT_TRUE(error.malformed());
    EXPECT_EQ(error.context(), context);
}

// --- events that were cut -------------------------------------------------------------------------------------------

TEST(stream_event, a_cut_event_is_incomplete_until_the_stream_ends)
{
    EventStream stream;
    stream.feed("event: error\ndata: {\"error\":\"not_found\",\"message\":\"M\",\"status\":404}\n");
    EXPECT_EQ(read_event(codespar_api, stream)->kind, EventKind::incomplete);
    stream.end();
    const auto event = read_event(codespar_api, stream);
    ASSERT_FALSE(event);
    EXPECT_EQ(event.error(), Code::not_found);
    EXPECT_TRUE(event.error().malformed()) << "its empty line is missing";
}

TEST(stream_event, whole_json_without_its_empty_line_is_taken)
{
    std::string data;
    const auto event = read_last(codespar_api, "id: 7\ndata: {\"text\":\ndata: 1}", &data);
    ASSERT_TRUE(event);
    EXPECT_EQ(event->kind, EventKind::data);
    EXPECT_EQ(data, "{\"text\":\n1}");
    EXPECT_EQ(read_last(codespar_api, "data: [DONE]\n")->kind, EventKind::done);
    EXPECT_EQ(read_last(codespar_api, "data: [DONE]")->kind, EventKind::done);
    EXPECT_EQ(read_last(codespar_api, ": ping")->kind, EventKind::end);
}

TEST(stream_event, what_is_cut_is_an_error_with_its_beginning_as_context)
{
    check_lost(last_error(codespar_api, "data: {\"text\":\"pa"), "the stream was cut: {\"text\":\"pa");
    check_lost(last_error(codespar_api, "data: two"), "the stream was cut: two");
    check_lost(last_error(codespar_api, "event: a\n"), "the stream was cut: ");
    check_lost(last_error(codespar_api.stream(StreamFormat::json_lines), "{\"a\":12"), "the stream was cut: {\"a\":12");
    const std::string longest = "the stream was cut: " + std::string(119, 'x');
    check_lost(last_error(codespar_api, "data: " + std::string(119, 'x') + "\xC3\xA4"), longest);
}

TEST(stream_event, of_a_cut_error_what_came_whole_is_read)
{
    const ApiError error = last_error(anthropic_api, R"(event: error
data: {"type":"error","error":{"type":"rate_limited","message":"Slow do)");
    EXPECT_EQ(error, Code::rate_limited);
    EXPECT_EQ(error.status(), HttpStatus::too_many_requests);
    EXPECT_TRUE(error.malformed());
    EXPECT_EQ(error.provenance(), Provenance::server);

    const ApiError untyped =
        last_error(openai_api, R"(data: {"error":{"message":"Slow down.","type":"rate_limit_error","param":nu)");
    EXPECT_EQ(untyped.message(), "Slow down.") << "an object in `error` says that it is one";
    EXPECT_TRUE(untyped.malformed());

    const ApiError known = last_error(codespar_api, R"(data: {"error":"not_found","message":"M","status":404,"conn)");
    EXPECT_EQ(known, Code::not_found);

    check_lost(last_error(anthropic_api, "event: error\ndata: {\"type\":\"error\",\"err"),
               "the stream was cut: {\"type\":\"error\",\"err");
    check_lost(last_error(anthropic_api, "event: error\n"), "the stream was cut: ");
    check_lost(last_error(anthropic_api, "event: error\ndata: Overl"), "the stream was cut: Overl");
}

TEST(stream_event, an_event_that_is_too_long_is_an_error_once)
{
    EventStream stream = EventStream().max_event(20);
    stream.feed("data: 1\n\ndata: 12345678901234567890\n\ndata: 2\n\n");
    EXPECT_TRUE(read_event(codespar_api, stream));
    const auto event = read_event(codespar_api, stream);
    ASSERT_FALSE(event);
    check_lost(event.error(), "an event is too long: 123456789012345");
    EXPECT_EQ(read_event(codespar_api, stream)->kind, EventKind::end);
    stream.feed("data: 3\n\n");
    EXPECT_EQ(read_event(codespar_api, stream)->kind, EventKind::end);
}

// --- the last messages of Connect and gRPC-Web ----------------------------------------------------------------------

TEST(stream_event, the_last_message_of_connect_says_whether_there_was_an_error)
{
    EXPECT_EQ(read_last(end_of_connect, message(2, "{}"))->kind, EventKind::done);
    EXPECT_EQ(read_last(end_of_connect, message(2, ""))->kind, EventKind::done);
    EXPECT_EQ(read_last(end_of_connect, message(2, R"({"metadata":{"a":["b"]},"error":null})"))->kind, EventKind::done);
    const ApiError error =
        last_error(end_of_connect, message(2, R"({"error":{"code":"resource_exhausted","message":"M"}})"));
    EXPECT_EQ(error.status(), HttpStatus::too_many_requests);
    EXPECT_EQ(error.message(), "M");
    EXPECT_FALSE(error.malformed());
}

TEST(stream_event, a_last_message_that_is_none_is_no_success)
{
    for (const char* const text : {"[]", "null", "no json", "{\"error\":", R"({"error":{}})", R"({"error":true})"}) {
        const ApiError error = last_error(end_of_connect, message(2, text));
        EXPECT_FALSE(is_success(error.status())) << text;
        EXPECT_EQ(error.provenance(), Provenance::synthesized) << text;
    }
    const ApiError other = last_error(end_of_connect, message(2, R"({"error":{"code":"E7","detail":"Broken."}})"));
    EXPECT_EQ(other.name(), "E7");
}

TEST(stream_event, a_message_of_connect_is_never_an_error)
{
    EventStream stream(StreamFormat::connect);
    stream.feed(message(0, R"({"error":{"code":"resource_exhausted","message":"M"}})"));
    EXPECT_EQ(read_event(end_of_connect, stream)->kind, EventKind::data);
}

TEST(stream_event, a_stream_of_connect_without_its_last_message_is_an_error)
{
    EventStream stream(StreamFormat::connect);
    stream.feed(message(0, "{}"));
    stream.end();
    EXPECT_TRUE(read_event(end_of_connect, stream));
    const auto end = read_event(end_of_connect, stream);
    ASSERT_FALSE(end);
    check_lost(end.error(), "the stream has no last message");
    check_lost(last_error(end_of_connect, "<html>"), "a message has unknown flags");
    check_lost(last_error(end_of_connect, message(3, "zip")), "the last message is compressed");
    const std::string last = message(2, R"({"error":{"code":"resource_exhausted","message":"Slow down."}})");
    const ApiError cut = last_error(end_of_connect, std::string_view(last).substr(0, 45));
    EXPECT_EQ(cut.status(), HttpStatus::too_many_requests);
    EXPECT_TRUE(cut.malformed());
    check_lost(last_error(end_of_connect, std::string_view(last).substr(0, 16)), "the stream was cut: {\"error\":{\"");
}

TEST(stream_event, trailers_of_grpc_web_say_whether_there_was_an_error)
{
    EXPECT_EQ(read_last(end_of_connect, message('\x80', "grpc-status: 0\r\n"))->kind, EventKind::done);
    EventStream stream(StreamFormat::connect);
    stream.feed(message('\x80', "grpc-status: 8\r\ngrpc-message: slow%20down\r\n"));
    const auto end = read_event(end_of_connect, stream, Received{200, "", {{"X-Request-Id", "req_7"}}});
    ASSERT_FALSE(end);
    EXPECT_EQ(end.error().status(), HttpStatus::too_many_requests);
    EXPECT_EQ(end.error().message(), "slow down");
    EXPECT_EQ(end.error().request_id(), "req_7");
}

} // namespace
