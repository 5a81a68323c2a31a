// SPDX-License-Identifier: BSL-1.0
// Tests of reading events as results: which events are errors, of which status, and where their codes are looked up.
#include <amiss/read_event.hpp>

#include <amiss/apis/client.hpp>
#include <amiss/apis/codespar.hpp>
#include <amiss/apis/cstar.hpp>
#include <amiss/formats/anthropic.hpp>
#include <amiss/formats/openai.hpp>
#include <amiss/write_event.hpp>

#include <gtest/gtest.h>

#include <string>
#include <string_view>

namespace {

using namespace amiss;
using Code = codespar::Code;

constexpr auto openai = formats::openai(Code::internal_error);
constexpr auto anthropic = formats::anthropic(Code::internal_error);

/// A stream with this text in it that has not ended.
EventStream stream_of(std::string_view text, StreamFormat format = StreamFormat::event_stream)
{
    EventStream stream(format);
    stream.feed(text);
    return stream;
}

/// The error of the first event.
template <class Envelope>
ApiError error_of(const Envelope& envelope, std::string_view text)
{
    EventStream stream = stream_of(text, envelope.options.stream);
    const auto event = read_event(envelope, stream);
    EXPECT_FALSE(event) << text;
    return event ? ApiError(HttpStatus::ok) : event.error();
}

/// The kind of the first event, which must be no error.
template <class Envelope>
EventKind kind_of(const Envelope& envelope, std::string_view text)
{
    EventStream stream = stream_of(text, envelope.options.stream);
    const auto event = read_event(envelope, stream);
    EXPECT_TRUE(event) << text;
    return event ? event->kind : EventKind::incomplete;
}

constexpr std::string_view limited = R"({"error":"rate_limited","message":"Slow down.","status":429})";

TEST(read_event, an_event_in_the_envelope_is_an_error)
{
    const ApiError error = error_of(codespar::envelope, "data: " + std::string(limited) + "\n\n");
    EXPECT_EQ(error, Code::rate_limited);
    EXPECT_EQ(error.status(), HttpStatus::too_many_requests) << "that of the row, not of the response";
    EXPECT_EQ(error.message(), "Slow down.");
    EXPECT_EQ(error.provenance(), Provenance::server);
    EXPECT_FALSE(error.malformed());
}

TEST(read_event, any_other_event_is_a_value)
{
    EXPECT_EQ(kind_of(codespar::envelope, "data: {\"text\":\"pay\"}\n\n"), EventKind::data);
    EXPECT_EQ(kind_of(codespar::envelope, "data: {\"error\":null}\n\n"), EventKind::data);
    EXPECT_EQ(kind_of(codespar::envelope, "data: no json\n\n"), EventKind::data);
    EXPECT_EQ(kind_of(codespar::envelope, "event: done\ndata: {}\n\n"), EventKind::data);
    EXPECT_EQ(kind_of(codespar::envelope, "data: [DONE]\n\n"), EventKind::done);
    EXPECT_EQ(kind_of(codespar::envelope, "data: {"), EventKind::incomplete);
    EXPECT_EQ(kind_of(codespar::envelope, "event: x\ndata: {\"error\":\"other\",\"id\":1}\n\n"), EventKind::data)
        << "it is not in the envelope";
}

TEST(read_event, goes_through_a_stream_and_past_its_errors)
{
    EventStream stream = stream_of("data: 1\n\ndata: " + std::string(limited) + "\n\nid: 7\nevent: x\ndata: 2\n\n");
    EXPECT_EQ(read_event(codespar::envelope, stream)->data, "1");
    EXPECT_FALSE(read_event(codespar::envelope, stream));
    const auto event = read_event(codespar::envelope, stream);
    ASSERT_TRUE(event);
    EXPECT_EQ(event->data, "2");
    EXPECT_EQ(event->type, "x");
    EXPECT_EQ(event->id, "7");
    EXPECT_EQ(read_event(codespar::envelope, stream)->kind, EventKind::incomplete);
    stream.end();
    EXPECT_EQ(read_event(codespar::envelope, stream)->kind, EventKind::end);
}

TEST(read_event, the_error_of_openai_has_no_type_and_may_have_no_code)
{
    const ApiError error = error_of(
        openai,
        "data: {\"error\":{\"message\":\"Too much to do.\",\"type\":\"server_error\",\"param\":null,\"code\":null}}\n\n");
    EXPECT_EQ(error.message(), "Too much to do.");
    EXPECT_EQ(error.type(), "server_error");
    EXPECT_EQ(error.status(), HttpStatus::none) << "nobody says one";
    EXPECT_EQ(kind_of(openai, "data: {\"id\":\"x\",\"choices\":[],\"error\":null}\n\n"), EventKind::data);
    EXPECT_EQ(
        kind_of(
            openai,
            "data: {\"type\":\"response.created\",\"response\":{\"error\":{\"message\":\"M\",\"code\":\"c\"}}}\n\n"),
        EventKind::data);
}

TEST(read_event, where_errors_have_no_type_their_member_says_so)
{
    const ApiError bare = error_of(openai, "data: {\"error\":{\"message\":\"The server had an error.\"}}\n\n");
    EXPECT_EQ(bare.message(), "The server had an error.");
    EXPECT_EQ(bare.provenance(), Provenance::server);
    const ApiError in_chunk = error_of(
        openai,
        "data: {\"id\":\"x\",\"error\":{\"code\":\"rate_limited\",\"message\":\"M\"},\"choices\":[{\"index\":0}]}\n\n");
    EXPECT_EQ(in_chunk, Code::rate_limited);
    EXPECT_EQ(in_chunk.message(), "M");
    EXPECT_EQ(error_of(openai, "data: {\"error\":\"Overloaded, sorry.\"}\n\n").message(), "Overloaded, sorry.");
    for (const char* const none : {"null", "false", "\"\""}) {
        const std::string event = "data: {\"choices\":[],\"error\":" + std::string(none) + "}\n\n";
        EXPECT_EQ(kind_of(openai, event), EventKind::data) << none;
    }

    constexpr auto flat = envelope(Code::internal_error, [] {
                              return object(member("code", field::code), member("message", field::message));
                          }).stream(StreamFormat::event_stream, "");
    EXPECT_EQ(kind_of(flat, "data: {\"step\":1,\"error\":\"none so far\"}\n\n"), EventKind::data)
        << "its errors are not under this member";
}

TEST(read_event, of_a_range_in_an_array_the_first_one_is_read)
{
    const ApiError errors[] = {ApiError(Code::rate_limited).with_message("Slow down."), Code::not_found};
    char buffer[512];
    const auto check = [&](const auto& envelope) {
        const ApiError error = error_of(envelope, write_event(envelope, errors, {}, buffer).text);
        EXPECT_EQ(error.as<Code>(), Code::rate_limited);
        EXPECT_EQ(error.status(), HttpStatus::too_many_requests);
        EXPECT_EQ(error.message(), "Slow down.");
        EXPECT_FALSE(error.malformed());
    };
    check(codespar::envelope);
    check(openai);
    check(anthropic);
    EXPECT_EQ(kind_of(openai, "data: [" + to_string(openai, Code::not_found) + ",{\"result\":1}]\n\n"), EventKind::data)
        << "a result among the errors";
    EXPECT_EQ(kind_of(openai, "data: []\n\n"), EventKind::data);
    EXPECT_EQ(kind_of(openai, "data: [1,{\"error\":null}]\n\n"), EventKind::data);
}

TEST(read_event, the_type_error_says_so_whatever_the_data)
{
    const ApiError in_envelope = error_of(
        anthropic,
        "event: error\ndata: {\"type\":\"error\",\"error\":{\"type\":\"overloaded_error\",\"message\":\"Overloaded\"}}\n\n");
    EXPECT_EQ(in_envelope.name(), "overloaded_error");
    EXPECT_EQ(in_envelope.message(), "Overloaded");

    const ApiError elsewhere =
        error_of(openai, "event: error\ndata: {\"code\":\"slow\",\"detail\":\"Too fast.\",\"status\":429}\n\n");
    EXPECT_EQ(elsewhere.name(), "slow");
    EXPECT_EQ(elsewhere.message(), "Too fast.");

    const ApiError known = error_of(openai, "event: error\ndata: " + std::string(limited) + "\n\n");
    EXPECT_EQ(known, Code::rate_limited) << "as read_any finds it";
    EXPECT_EQ(known.status(), HttpStatus::too_many_requests);

    const ApiError text = error_of(anthropic, "event: error\ndata: Overloaded, sorry\n\n");
    EXPECT_EQ(text.message(), "Overloaded, sorry");
    EXPECT_EQ(text.provenance(), Provenance::synthesized);
    EXPECT_TRUE(text.malformed());

    const ApiError nothing = error_of(anthropic, "event: error\ndata\n\n");
    EXPECT_EQ(nothing.status(), HttpStatus::none);
    EXPECT_EQ(nothing.provenance(), Provenance::synthesized);
}

TEST(read_event, a_body_that_must_be_mended_is_read_where_the_type_says_that_it_is_an_error)
{
    const ApiError error =
        error_of(codespar::envelope,
                 "event: error\ndata: {\"error\":\"not_found\",\"message\":\"\xFF\",\"status\":404}\n\n");
    EXPECT_EQ(error, Code::not_found);
    EXPECT_TRUE(error.malformed());
}

TEST(read_event, an_envelope_has_a_type_of_its_own)
{
    constexpr auto failed = openai.stream(StreamFormat::event_stream, "failed");
    constexpr std::string_view data = "{\"message\":\"M\"}\n\n";
    EXPECT_EQ(error_of(failed, "event: failed\ndata: " + std::string(data)).message(), "M");
    EXPECT_EQ(error_of(failed, "event: error\ndata: " + std::string(data)).message(), "M");
    EXPECT_EQ(kind_of(openai, "event: failed\ndata: " + std::string(data)), EventKind::data);
    EXPECT_EQ(kind_of(openai, "event: message\ndata: " + std::string(data)), EventKind::data);
}

TEST(read_event, a_body_may_say_the_status)
{
    EXPECT_EQ(
        error_of(codespar::envelope, "data: {\"error\":\"no_row\",\"message\":\"M\",\"status\":418}\n\n").status(),
        static_cast<HttpStatus>(418));
    EXPECT_EQ(
        error_of(codespar::envelope, "data: {\"error\":\"not_found\",\"message\":\"M\",\"status\":418}\n\n").status(),
        HttpStatus::not_found)
        << "of a known code, the row does";
    EXPECT_EQ(
        error_of(codespar::envelope, "data: {\"error\":\"no_row\",\"message\":\"M\",\"status\":200}\n\n").status(),
        HttpStatus::none);
}

TEST(read_event, the_status_that_an_envelope_fixes_is_not_that_of_an_error)
{
    constexpr auto fixed = codespar::envelope.status(HttpStatus::ok);
    constexpr std::string_view unknown = "data: {\"error\":\"no_row\",\"message\":\"M\",\"status\":200}\n\n";
    EXPECT_EQ(error_of(fixed, unknown).status(), HttpStatus::none);
    EXPECT_EQ(error_of(fixed, "data: " + std::string(limited) + "\n\n").status(), HttpStatus::too_many_requests);
}

TEST(read_event, without_a_message_there_is_the_phrase_of_the_rows_status)
{
    const ApiError error =
        error_of(anthropic,
                 "event: error\ndata: {\"type\":\"error\",\"error\":{\"type\":\"rate_limited\",\"message\":\"\"}}\n\n");
    EXPECT_EQ(error, Code::rate_limited);
    EXPECT_EQ(error.message(), "Too Many Requests");
}

TEST(read_event, the_response_gives_the_headers)
{
    constexpr std::string_view text =
        "data: {\"error\":{\"message\":\"M\",\"type\":\"t\",\"param\":null,\"code\":\"not_found\"}}\n\n";
    EventStream stream = stream_of(text);
    const auto event = read_event(openai, stream, Received{200, "", {{"x-request-id", "req_7"}}});
    ASSERT_FALSE(event);
    EXPECT_EQ(event.error(), Code::not_found);
    EXPECT_EQ(event.error().request_id(), "req_7");

    stream.feed("event: error\ndata: Overloaded\n\n");
    const auto other =
        read_event(openai, stream,
                   Received{200, "", {{"X-Request-Id", "req_8"}, {"Content-Type", "text/event-stream"}}});
    ASSERT_FALSE(other);
    EXPECT_EQ(other.error().request_id(), "req_8");
    EXPECT_EQ(other.error().message(), "Overloaded");

    EventStream cut = stream_of("data: {\"text\":\"pa");
    cut.end();
    const auto lost = read_event(openai, cut, Received{200, "", {{"x-request-id", "req_9"}}});
    ASSERT_FALSE(lost);
    EXPECT_EQ(lost.error(), client::Code::stream_error);
    EXPECT_EQ(lost.error().request_id(), "req_9");
    EventStream other_cut = stream_of("data: {\"text\":\"pa");
    other_cut.end();
    const auto other_lost = read_event(codespar::envelope, other_cut, Received{200, "", {{"X-Request-Id", "req_10"}}});
    ASSERT_FALSE(other_lost);
    EXPECT_EQ(other_lost.error().request_id(), "req_10");
}

TEST(read_event, other_catalogues_are_looked_up_as_well)
{
    constexpr std::string_view text = "data: {\"error\":\"parameter_missing\",\"message\":\"M\",\"status\":400}\n\n";
    EventStream stream = stream_of(text);
    const auto event = read_event<cstar::Code>(codespar::envelope, stream);
    ASSERT_FALSE(event);
    EXPECT_EQ(event.error(), cstar::Code::parameter_missing);

    constexpr auto layout = object(member("oops", field::code), optional_member("text", field::message));
    stream.feed("data: {\"oops\":\"not_found\"}\n\ndata: {\"oops\":\"not_found\"}\n\n");
    EXPECT_EQ(read_event<Code>(layout, stream).error(), Code::not_found);
    EXPECT_FALSE(read_event(layout, stream).error().as<Code>());
}

TEST(read_event, an_event_of_any_length_is_looked_into)
{
    EventStream stream = EventStream().max_event(200'000);
    stream.feed("data: {\"error\":\"not_found\",\"status\":404,\"message\":\"" + std::string(100'000, 'x') + "\"}\n\n");
    const auto event = read_event(codespar::envelope, stream);
    ASSERT_FALSE(event);
    EXPECT_EQ(event.error(), Code::not_found);
}

TEST(read_event, lines_of_json_have_no_type)
{
    constexpr auto lines = codespar::envelope.stream(StreamFormat::json_lines);
    EXPECT_EQ(error_of(lines, std::string(limited) + "\n"), Code::rate_limited);
    EXPECT_EQ(kind_of(lines, "{\"a\":1}\n"), EventKind::data);
    constexpr auto sequence = codespar::envelope.stream(StreamFormat::json_sequence);
    EXPECT_EQ(error_of(sequence, "\x1E" + std::string(limited) + "\n"), Code::rate_limited);
}

} // namespace
