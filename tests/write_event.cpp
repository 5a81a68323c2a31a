// SPDX-License-Identifier: BSL-1.0
// Tests of writing an error into a stream: each format, each capacity, and several errors.
#include <amiss/write_event.hpp>

#include "support/guarded_buffer.hpp"
#include "support/streams.hpp"

#include <amiss/apis/codespar.hpp>
#include <amiss/apis/cstar.hpp>
#include <amiss/detail/json/validate.hpp>

#include <gtest/gtest.h>

#include <cstddef>
#include <string>
#include <string_view>
#include <system_error>
#include <vector>

namespace {

using namespace amiss;
using Code = codespar::Code;

constexpr auto& envelope = codespar::envelope;

std::string event_of(const ApiError& error) // NOLINT(performance-unnecessary-value-param)
{
    char buffer[512];
    return std::string(write_event(envelope, error, {"req_1"}, buffer).text);
}

TEST(write_event, is_one_whole_event_with_the_body_in_it)
{
    const std::string body = to_string(envelope, Code::rate_limited, {"req_1"});
    EXPECT_EQ(event_of(Code::rate_limited), "event: error\ndata: " + body + "\n\n");
    char buffer[512];
    const auto text = [&](const auto& other) { return write_event(other, Code::rate_limited, {"req_1"}, buffer).text; };
    EXPECT_EQ(text(envelope.stream(StreamFormat::event_stream, "")), "data: " + body + "\n\n");
    EXPECT_EQ(text(envelope.stream(StreamFormat::event_stream, "failed")), "event: failed\ndata: " + body + "\n\n");
    EXPECT_EQ(text(envelope.stream(StreamFormat::json_lines)), body + "\n");
    EXPECT_EQ(text(envelope.stream(StreamFormat::json_sequence)), "\x1E" + body + "\n");
    EXPECT_EQ(text(envelope.stream(StreamFormat::connect)), streams_test::message(2, body));
}

TEST(write_event, what_came_from_elsewhere_goes_out_as_the_fallback_row)
{
    const ApiError foreign(std::make_error_code(std::errc::io_error));
    EXPECT_EQ(event_of(foreign), event_of(Code::internal_error));
}

TEST(write_event, line_breaks_of_raw_json_become_blanks)
{
    constexpr auto layout = object(member("code", field::code), field::details);
    char buffer[256];
    const ApiError error = ApiError(Code::not_found).with_message("a\nb").with_detail("list", raw_json("[1,\r\n 2]"));
    EXPECT_EQ(write_event(layout, error, {}, buffer).text,
              "event: error\ndata: {\"code\":\"not_found\",\"list\":[1,   2]}\n\n");
    EXPECT_EQ(event_of(ApiError(Code::not_found).with_message("a\nb")).find("a\\nb") != std::string::npos, true);
}

template <class Envelope, class Errors>
void check_each_capacity(const Envelope& env, const Errors& errors)
{
    char large[2048];
    const Written whole = write_event(env, errors, {"req_1"}, large);
    ASSERT_FALSE(whole.text.empty());
    EXPECT_EQ(whole.required, whole.text.size());
    std::size_t least = 0;
    for (std::size_t capacity = whole.required + 1; capacity-- > 0;) {
        GuardedBuffer buffer(capacity);
        const Written written = write_event(env, errors, {"req_1"}, buffer.data(), capacity);
        EXPECT_EQ(written.required, whole.required) << capacity;
        const std::string text(written.text);
        EXPECT_TRUE(buffer.is_intact(capacity)) << capacity;
        if (text.empty()) continue;
        least = capacity;
        ASSERT_LE(text.size(), capacity);
        EventStream stream(env.options.stream);
        stream.feed(text);
        stream.end();
        const Event event = stream.next();
        ASSERT_NE(event.kind, EventKind::end) << capacity;
        EXPECT_TRUE(detail::is_json(event.data)) << event.data;
        EXPECT_EQ(stream.next().kind, EventKind::end);
        EXPECT_EQ(stream.fault(), StreamFault::none);
    }
    EXPECT_GT(least, 0U);
    EXPECT_LT(least, whole.required) << "it is made smaller";
}

TEST(write_event, is_whole_or_nothing_in_each_capacity)
{
    const ApiError error = ApiError(Code::needs_connection).with_detail("connect_url", "https://x.example/connect");
    for (const StreamFormat format :
         {StreamFormat::event_stream, StreamFormat::json_lines, StreamFormat::json_sequence, StreamFormat::connect}) {
        check_each_capacity(envelope.stream(format), error);
        check_each_capacity(envelope.stream(format), std::vector<ApiError>{error, Code::not_found});
    }
}

TEST(write_event, several_errors_are_one_event)
{
    const std::vector<ApiError> errors{Code::not_found, Code::forbidden};
    char buffer[512];
    EXPECT_EQ(write_event(envelope.stream(StreamFormat::json_lines), errors, {}, buffer).text,
              to_string(envelope, errors) + "\n");
    const Code codes[] = {Code::not_found, Code::forbidden};
    EXPECT_EQ(write_event(envelope, codes, {}, buffer).text,
              "event: error\ndata: " + to_string(envelope, codes) + "\n\n");
}

TEST(write_event, a_stream_of_connect_ends_with_the_first_error)
{
    constexpr auto connect = envelope.stream(StreamFormat::connect);
    const std::vector<ApiError> errors{Code::not_found, Code::forbidden};
    char first[512];
    char both[512];
    EXPECT_EQ(write_event(connect, errors, {}, both).text, write_event(connect, errors[0], {}, first).text);
    EXPECT_EQ(to_string(connect, errors), to_string(connect, errors[0]));
}

} // namespace
