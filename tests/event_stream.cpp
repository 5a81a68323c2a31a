// SPDX-License-Identifier: BSL-1.0
// Tests of the events of a stream, each fed whole, in two and four pieces cut at each place, and byte by byte.
#include <amiss/event_stream.hpp>

#include "support/streams.hpp"

#include <gtest/gtest.h>

#include <chrono>
#include <cstddef>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>

namespace {

using amiss::Event;
using amiss::EventKind;
using amiss::EventStream;
using amiss::StreamFault;
using amiss::StreamFormat;
using streams_test::events_of;

static_assert(std::is_nothrow_move_constructible_v<EventStream> && std::is_nothrow_move_assignable_v<EventStream>);
static_assert(!std::is_copy_constructible_v<EventStream>);
static_assert(!std::is_convertible_v<StreamFormat, EventStream>);

std::string events(std::string_view text) { return events_of(StreamFormat::event_stream, text); }

// --- server-sent events (WHATWG HTML §9.2.6) ------------------------------------------------------------------------

TEST(event_stream, an_event_ends_with_an_empty_line) { EXPECT_EQ(events("data: one\n\n"), "message =one;"); }

TEST(event_stream, lines_end_in_each_of_three_ways)
{
    EXPECT_EQ(events("event: a\r\ndata: one\r\ndata: two\r\n\r\n"), "a =one\ntwo;");
    EXPECT_EQ(events("data: one\r\rdata: two\r\r"), "message =one;message =two;");
    EXPECT_EQ(events("data: 1\r\n\ndata: 2\n\r\ndata: 3\r\r\n"), "message =1;message =2;message =3;");
}

TEST(event_stream, a_carriage_return_ends_an_event_at_once)
{
    EventStream stream;
    stream.feed("data: one\r\r");
    EXPECT_TRUE(stream.next()) << "it does not wait for a line feed";
    stream.feed("\ndata: two\r\n\r\n");
    EXPECT_EQ(stream.next().data, "two");
    EXPECT_EQ(stream.next().kind, EventKind::incomplete);
}

TEST(event_stream, a_byte_order_mark_is_skipped_at_the_beginning_alone)
{
    EXPECT_EQ(events("\xEF\xBB\xBF"
                     "data: one\n\n"),
              "message =one;");
    EXPECT_EQ(events("data: one\n\n\xEF\xBB\xBF"
                     "data: two\n\n"),
              "message =one;");
    EXPECT_EQ(events("\xEF\xBB\xBF\ndata: one\n\n"), "message =one;");
}

TEST(event_stream, comments_and_other_fields_are_skipped)
{
    EXPECT_EQ(events(": keep-alive\n\n:\ndata: one\n: in between\ndata: two\n\n"), "message =one\ntwo;");
    EXPECT_EQ(events("retry: 10\nDATA: no\n data: no\nfoo: bar\ndata: one\n\n"), "message =one;");
}

TEST(event_stream, one_blank_after_the_colon_is_no_value)
{
    EXPECT_EQ(events("data:one\ndata:  two\ndata: \n\n"), "message =one\n two\n;");
    EXPECT_EQ(events("data: {\"a\":1}\n\n"), "message ={\"a\":1};") << "a colon in the value";
}

TEST(event_stream, a_field_without_a_colon_is_empty)
{
    EXPECT_EQ(events("data\n\ndata\ndata\n\n"), "message =;message =\n;");
    EXPECT_EQ(events("data\ndata\ndata: x\n\n"), "message =\n\nx;");
}

TEST(event_stream, without_data_there_is_no_event)
{
    EXPECT_EQ(events("event: a\n\ndata: one\n\nid: 7\n\n"), "message =one;");
}

TEST(event_stream, the_type_is_for_one_event_and_the_id_for_all_that_follow)
{
    EXPECT_EQ(events("event: a\nid: 1\ndata: one\n\ndata: two\n\nid\ndata: three\n\n"),
              "a 1=one;message 1=two;message =three;");
    EXPECT_EQ(events("data: one\nevent: a\ndata: two\nid: 7\n\nid: 8\n\ndata: three\n\n"),
              "a 7=one\ntwo;message 8=three;");
    EXPECT_EQ(events("event:\ndata: one\n\nevent: a\nevent: b\ndata: two\n\n"), "message =one;b =two;");
}

TEST(event_stream, an_id_with_a_nul_does_not_count)
{
    EXPECT_EQ(events(std::string_view("id: 1\nid: \0\ndata: x\n\n", 21)), "message 1=x;");
}

TEST(event_stream, the_mark_of_a_complete_stream_is_done)
{
    EXPECT_EQ(events("data: 1\n\ndata: [DONE]\n\n"), "message =1;!message =[DONE];");
    EXPECT_EQ(events("data: [1]\n\ndata: [DON\n\n"), "message =[1];message =[DON;");
}

TEST(event_stream, what_is_left_at_the_end_is_no_event)
{
    EXPECT_EQ(events("data: one\n\ndata: two\ndata: three\n"), "message =one;cut: two\nthree");
    EXPECT_EQ(events("data: one\n\ndata: tw"), "message =one;cut: tw");
    EXPECT_EQ(events("data: one\n\nevent: a\n"), "message =one;cut: ");
    EXPECT_EQ(events("data: one\n\nda"), "message =one;cut: ");
    EXPECT_EQ(events("data: one\n\n: keep-al"), "message =one;") << "a comment is nothing that is missed";
    EXPECT_EQ(events("data: one\n\n:\nid: 7\n"), "message =one;");
    EXPECT_EQ(events(""), "");
}

// --- lines of JSON, and JSON sequences ------------------------------------------------------------------------------

TEST(event_stream, each_line_of_json_is_an_event)
{
    const auto lines = [](std::string_view text) { return events_of(StreamFormat::json_lines, text); };
    EXPECT_EQ(lines("{\"a\":1}\n\n {\"b\":2} \r\n[]\n"), "message ={\"a\":1};message ={\"b\":2};message =[];");
    EXPECT_EQ(lines("\xEF\xBB\xBF{}\n\xEF\xBB\xBF{}\n"), "message ={};message =\xEF\xBB\xBF{};");
    EXPECT_EQ(lines("{}\n{\"a\":[1,\"}\"]}"), "message ={};message ={\"a\":[1,\"}\"]};")
        << "the last line feed is missing";
    EXPECT_EQ(lines("{}\n\"text\""), "message ={};message =\"text\";");
    EXPECT_EQ(lines("{}\n{\"a\":[1,\"}\"]"), "message ={};cut: {\"a\":[1,\"}\"]");
    EXPECT_EQ(lines("{}\n12"), "message ={};cut: 12") << "it may have been 123";
    EXPECT_EQ(lines("[DONE]\n"), "!message =[DONE];");
    EXPECT_EQ(lines("no json\n"), "message =no json;") << "that is for its reader";
    EXPECT_EQ(lines(" \n\r\n  "), "");
}

TEST(event_stream, a_json_sequence_has_record_separators)
{
    const auto sequence = [](std::string_view text) { return events_of(StreamFormat::json_sequence, text); };
    EXPECT_EQ(sequence("\x1E{\"a\":1}\n\x1E[2]\n"), "message ={\"a\":1};message =[2];");
    EXPECT_EQ(sequence("\x1E{\n  \"a\": \"\\\"{\"\n}\n\x1E[2]\n"), "message ={\n  \"a\": \"\\\"{\"\n};message =[2];")
        << "a value may have lines";
    EXPECT_EQ(sequence("\x1E{\"a\":\x1E[2]\n"), "message ={\"a\":;message =[2];") << "one that was cut costs no other";
    EXPECT_EQ(sequence("\x1E{\"a\":\"\x1E[2]\n"), "message ={\"a\":\";message =[2];");
    EXPECT_EQ(sequence("{\"a\":1}\n[2]\n"), "message ={\"a\":1};message =[2];");
    EXPECT_EQ(sequence("\x1E\x1E\n\x1E{}"), "message ={};");
    EXPECT_EQ(sequence("\x1E{}\n\x1E{\"a\""), "message ={};cut: {\"a\"");
    EXPECT_EQ(sequence("\x1Etrue"), "cut: true");
    EXPECT_EQ(sequence("\x1Etrue\n\x1E"), "message =true;");
}

TEST(event_stream, values_are_given_as_soon_as_they_are_whole)
{
    EventStream stream(StreamFormat::json_sequence);
    stream.feed("\x1E{\n}\n");
    EXPECT_EQ(stream.next().data, "{\n}");
    EXPECT_EQ(stream.format(), StreamFormat::json_sequence);
}

// --- Connect's messages ---------------------------------------------------------------------------------------------

TEST(event_stream, messages_of_connect_have_lengths)
{
    const auto connect = [](std::string_view text) { return events_of(StreamFormat::connect, text); };
    using streams_test::message;
    const std::string two = message(0, "a\nb") + message(1, "zip");
    EXPECT_EQ(connect(two + message(2, "{}")), "message =a\nb;~message =zip;!message ={};");
    EXPECT_EQ(connect(two + message(3, "zip")), "message =a\nb;~message =zip;!~message =zip;");
    EXPECT_EQ(connect(two + message('\x80', "grpc-status: 0\r\n")),
              "message =a\nb;~message =zip;!message =grpc-status: 0\r\n;");
    EXPECT_EQ(connect(message(2, "{}") + "whatever comes after it"), "!message ={};");
    EXPECT_EQ(connect(message(0, "") + message(2, "")), "message =;!message =;");
    EXPECT_EQ(connect(message(0, "[DONE]") + message(2, "{}")), "message =[DONE];!message ={};");
    EXPECT_EQ(connect(two), "message =a\nb;~message =zip;cut: ") << "the last message is missing";
    EXPECT_EQ(connect(two.substr(0, two.size() - 1)), "message =a\nb;cut: zi");
    EXPECT_EQ(connect(std::string_view("\0\0\0", 3)), "cut: ");
    EXPECT_EQ(connect(""), "cut: ");
    EXPECT_EQ(connect("<html>"), "broken: ");
}

// --- limits, and use ------------------------------------------------------------------------------------------------

TEST(event_stream, the_longest_event)
{
    const std::string longest(65536 - 6, 'x'); // and "data: "
    constexpr auto sse = StreamFormat::event_stream;
    EXPECT_EQ(events_of(sse, {"data: ", longest, "\n\n"}), "message =" + longest + ';');
    const std::string rest = "too long: " + std::string(40, 'x');
    EXPECT_EQ(events_of(sse, {"data: ", longest, "x\n\ndata: 1\n\n"}), rest);
    EXPECT_EQ(events_of(sse, {"data: ", longest, "\ndata: 1\n\n"}), rest);
    EXPECT_EQ(events_of(sse, "data: 1\n\n: 345678901\ndata: 2\n\n", 10), "message =1;too long: ");
    EXPECT_EQ(events_of(sse, "data: 123456789\n\n", 10), "too long: 12345") << "as much as a stream byte by byte has";
    EXPECT_EQ(events_of(sse, "data: 12\ndata: 4567\n\n", 12), "message =12\n4567;");
    EXPECT_EQ(events_of(sse, "data: 12\ndata: 4567\n\n", 11), "too long: 12\n4567");
}

TEST(event_stream, the_longest_value_and_message)
{
    EXPECT_EQ(events_of(StreamFormat::json_lines, "{\"a\":1}\n[1]\n", 7), "message ={\"a\":1};message =[1];");
    EXPECT_EQ(events_of(StreamFormat::json_lines, "[1]\n{\"a\":1}\n[1]\n", 6).substr(0, 23), "message =[1];too long: ");
    EXPECT_EQ(events_of(StreamFormat::json_sequence, "\x1E[1]\n\x1E[1,2]\n", 4).substr(0, 23),
              "message =[1];too long: ");
    const std::string two = streams_test::message(0, "123") + streams_test::message(2, "1234");
    EXPECT_EQ(events_of(StreamFormat::connect, two, 4), "message =123;!message =1234;");
    EXPECT_EQ(events_of(StreamFormat::connect, two, 3).substr(0, 23), "message =123;too long: ");
}

TEST(event_stream, a_stream_takes_time_linear_in_its_size_however_it_is_cut)
{
    // Searched again from the beginning for each byte, each of them would take a minute.
    constexpr std::size_t size = 300'000;
    const auto start = std::chrono::steady_clock::now();
    for (const StreamFormat format :
         {StreamFormat::event_stream, StreamFormat::json_lines, StreamFormat::json_sequence, StreamFormat::connect}) {
        EventStream stream = EventStream(format).max_event(4 * size);
        stream.feed(format == StreamFormat::connect ? std::string_view("\0\0\x04\x93\xE0", 5) : "data:");
        for (std::size_t at = 0; at < size; ++at) {
            ASSERT_EQ(stream.next().kind, EventKind::incomplete);
            stream.feed(at % 100 == 0 ? " " : "x");
        }
        stream.feed("\n\n");
        EXPECT_GE(stream.next().data.size(), size - 1);
    }
    EXPECT_LT(std::chrono::steady_clock::now() - start, std::chrono::seconds(5));
}

TEST(event_stream, after_its_end_it_takes_nothing)
{
    EventStream stream;
    stream.feed("data: one\n");
    stream.end();
    stream.feed("\n");
    EXPECT_EQ(stream.next().kind, EventKind::end);
    EXPECT_EQ(stream.fault(), StreamFault::cut);
    EXPECT_EQ(stream.rest(), "one");
    stream.feed("data: two\n\n");
    EXPECT_EQ(stream.next().kind, EventKind::end);
}

TEST(event_stream, the_events_before_the_end_are_given_after_it)
{
    EventStream stream;
    EXPECT_EQ(stream.next().kind, EventKind::incomplete);
    stream.feed("data: one\n\ndata: two\n\n");
    stream.end();
    EXPECT_EQ(stream.next().data, "one");
    EXPECT_EQ(stream.fault(), StreamFault::none);
    EXPECT_EQ(stream.rest(), "");
    EXPECT_EQ(stream.next().data, "two");
    EXPECT_EQ(stream.next().kind, EventKind::end);
    EXPECT_EQ(stream.fault(), StreamFault::none);
}

TEST(event_stream, moves_with_what_it_has)
{
    EventStream stream;
    stream.feed("id: 7\nevent: a\ndata: one\nda");
    EXPECT_EQ(stream.next().kind, EventKind::incomplete);
    EventStream moved(std::move(stream));
    moved.feed("ta: two\n\n");
    const Event event = moved.next();
    EXPECT_EQ(event.type, "a");
    EXPECT_EQ(event.id, "7");
    EXPECT_EQ(event.data, "one\ntwo");
    EventStream assigned(StreamFormat::connect);
    assigned = std::move(moved);
    assigned.feed("data: three\n\n");
    EXPECT_EQ(assigned.next().data, "three");
}

TEST(event_stream, what_was_moved_from_reads_nothing_that_is_gone)
{
    for (const StreamFormat format : {StreamFormat::event_stream, StreamFormat::json_lines}) {
        EventStream stream(format);
        stream.feed(std::string(500, 'x'));
        EXPECT_EQ(stream.next().kind, EventKind::incomplete);
        const EventStream moved(std::move(stream));
        stream.feed("1\n"); // NOLINT(bugprone-use-after-move): this is the test
        for (int calls = 0; calls < 2; ++calls) EXPECT_LE(stream.next().data.size(), 1U);
    }
}

TEST(event_stream, a_limit_that_is_lowered_in_an_event_counts_for_it)
{
    EventStream stream;
    stream.feed("data: 1234567890\n");
    EXPECT_EQ(stream.next().kind, EventKind::incomplete);
    stream.max_event(5);
    stream.feed("data: more\n\n");
    EXPECT_EQ(stream.next().kind, EventKind::end);
    EXPECT_EQ(stream.fault(), StreamFault::too_long);
}

} // namespace
