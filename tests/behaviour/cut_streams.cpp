// SPDX-License-Identifier: BSL-1.0
// Tests of streams that end at each of their bytes, in each format: no cut loses an event or makes a success of an error.
#include <amiss/apis/client.hpp>
#include <amiss/apis/codespar.hpp>
#include <amiss/formats/anthropic.hpp>
#include <amiss/formats/connect.hpp>
#include <amiss/formats/openai.hpp>
#include <amiss/read_event.hpp>
#include <amiss/write_event.hpp>

#include "support/streams.hpp"

#include <gtest/gtest.h>

#include <cstddef>
#include <string>
#include <string_view>

namespace {

using namespace amiss;
using Code = codespar::Code;

/// What came of a stream.
struct CutStream {
    std::string events;      ///< their data, each with a semicolon
    std::string error;       ///< the name of its code; empty where there was none
    bool malformed = false;  ///< of the error
    bool has_ended = false;  ///< and nothing came after the error
    std::size_t at_byte = 0; ///< so many bytes had come when the error was read
};

template <class Envelope>
CutStream read_pieces(const Envelope& envelope, const streams_test::Pieces& pieces)
{
    CutStream result;
    EventStream stream(envelope.options.stream);
    std::size_t fed = 0;
    const auto take = [&] {
        for (;;) {
            const auto event = read_event(envelope, stream, Received{200, "", {{"x-request-id", "req_7"}}});
            if (!event) {
                EXPECT_TRUE(result.error.empty()) << "a second error";
                EXPECT_TRUE(event.error().request_id() == "req_7" || event.error() == client::Code::stream_error);
                result.error = event.error().name().empty() ? "no name" : std::string(event.error().name());
                result.malformed = event.error().malformed();
                result.at_byte = fed;
                continue;
            }
            if (event->kind == EventKind::end) result.has_ended = true;
            if (!*event) return;
            EXPECT_TRUE(result.error.empty()) << "an event after the error";
            result.events.append(event->data) += ';';
        }
    };
    for (const std::string_view piece : pieces) {
        stream.feed(piece);
        fed += piece.size();
        take();
    }
    stream.end();
    take();
    return result;
}

/// Cuts a stream of two events and an error at each byte, whole and byte by byte.
template <class Envelope>
void check_cuts(const Envelope& envelope, std::string_view events)
{
    char buffer[1024];
    const ApiError error = ApiError(Code::rate_limited).with_retry_after(3);
    const std::string_view last = write_event(envelope, error, {"req_7"}, buffer).text;
    const std::string text = std::string(events).append(last);

    const CutStream whole = read_pieces(envelope, {text});
    EXPECT_EQ(whole.events, "{\"n\":1};{\"n\":2};");
    EXPECT_EQ(whole.error, "rate_limited");
    EXPECT_FALSE(whole.malformed);
    EXPECT_TRUE(whole.has_ended);
    const CutStream bytes = read_pieces(envelope, streams_test::bytes_of(text));
    EXPECT_EQ(bytes.events, whole.events);
    EXPECT_EQ(bytes.error, whole.error);
    EXPECT_FALSE(bytes.malformed);
    EXPECT_EQ(bytes.at_byte, text.size()) << "it is read with its last byte, and not before";

    for (std::size_t size = 0; size < text.size(); ++size) {
        const std::string_view part = std::string_view(text).substr(0, size);
        const CutStream cut = read_pieces(envelope, {part});
        const CutStream cut_bytes = read_pieces(envelope, streams_test::bytes_of(part));
        EXPECT_EQ(cut.events, cut_bytes.events) << size;
        EXPECT_EQ(cut.error, cut_bytes.error) << size;
        EXPECT_EQ(cut.malformed, cut_bytes.malformed) << size;
        EXPECT_TRUE(cut.has_ended && cut_bytes.has_ended) << size;
        EXPECT_EQ(whole.events.substr(0, cut.events.size()), cut.events) << size;
        // A value that lacks nothing but its line feed is as good as whole.
        const bool is_value = envelope.options.stream == StreamFormat::json_lines
            || envelope.options.stream == StreamFormat::json_sequence;
        EXPECT_TRUE(cut.error.empty() || cut.malformed || (is_value && size + 1 == text.size()))
            << size << ": " << cut.error;
        // Right after an event, a stream without a mark for its end may be complete.
        const bool is_in_error = size > events.size();
        EXPECT_TRUE(!is_in_error || !cut.error.empty() || part.back() == '\x1E') << size << ": a success";
        EXPECT_TRUE(!is_in_error || cut.events == whole.events) << size;
    }
}

TEST(cut_streams, of_server_sent_events)
{
    check_cuts(codespar::envelope, "data: {\"n\":1}\n\nid: 7\ndata: {\"n\":2}\n\n");
    check_cuts(codespar::envelope, "data: {\"n\":1}\r\n\r\ndata: {\"n\":2}\r\n\r\n");
    check_cuts(formats::openai(Code::internal_error), "data: {\"n\":1}\n\ndata: {\"n\":2}\n\n");
    check_cuts(formats::anthropic(Code::internal_error), "event: a\ndata: {\"n\":1}\n\nevent: b\ndata: {\"n\":2}\n\n");
}

TEST(cut_streams, of_lines_of_json)
{
    check_cuts(codespar::envelope.stream(StreamFormat::json_lines), "{\"n\":1}\n{\"n\":2}\n");
    check_cuts(formats::openai(Code::internal_error).stream(StreamFormat::json_lines), "{\"n\":1}\n{\"n\":2}\n");
}

TEST(cut_streams, of_json_sequences)
{
    check_cuts(codespar::envelope.stream(StreamFormat::json_sequence), "\x1E{\"n\":1}\n\x1E{\"n\":2}\n");
}

TEST(cut_streams, of_connect)
{
    // Its envelope has the gRPC code alone, by which the row is found again.
    check_cuts(formats::connect_end_stream(Code::internal_error),
               streams_test::message(0, "{\"n\":1}") + streams_test::message(0, "{\"n\":2}"));
}

TEST(cut_streams, of_connect_are_never_complete_without_the_last_message)
{
    constexpr auto envelope = formats::connect_end_stream(Code::internal_error);
    const std::string text = streams_test::message(0, "{\"n\":1}") + streams_test::message(2, "{}");
    for (std::size_t size = 0; size < text.size(); ++size)
        EXPECT_EQ(read_pieces(envelope, {std::string_view(text).substr(0, size)}).error, "stream_error") << size;
    EXPECT_EQ(read_pieces(envelope, {text}).error, "");
}

} // namespace
