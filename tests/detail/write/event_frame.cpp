// SPDX-License-Identifier: BSL-1.0
// Tests of what is around a body in each format, and of the sizes.
#include <amiss/detail/write/event_frame.hpp>

#include <amiss/write.hpp>

#include <gtest/gtest.h>

#include <cstddef>
#include <cstring>
#include <string>
#include <string_view>

namespace {

using amiss::EnvelopeOptions;
using amiss::StreamFormat;
using amiss::Written;
using amiss::detail::EventFrame;

EnvelopeOptions options_of(StreamFormat format, std::string_view type = "error")
{
    EnvelopeOptions options;
    options.stream = format;
    options.event = type;
    return options;
}

std::string framed(const EnvelopeOptions& options, std::string_view body)
{
    const EventFrame frame(options);
    std::string event(frame.around() + body.size(), '#');
    body.copy(event.data() + frame.before(), body.size());
    EXPECT_EQ(frame.close(event.data(), body.size()), event.size());
    return event;
}

TEST(event_frame, has_the_form_of_its_format)
{
    EXPECT_EQ(framed(options_of(StreamFormat::event_stream), "{}"), "event: error\ndata: {}\n\n");
    EXPECT_EQ(framed(options_of(StreamFormat::event_stream, ""), "{}"), "data: {}\n\n");
    EXPECT_EQ(framed(options_of(StreamFormat::json_lines), "{}"), "{}\n");
    EXPECT_EQ(framed(options_of(StreamFormat::json_sequence), "{}"), "\x1E{}\n");
    EXPECT_EQ(framed(options_of(StreamFormat::connect), "{}"), std::string("\x02\0\0\0\x02{}", 7));
    EXPECT_EQ(framed(options_of(StreamFormat::connect), std::string(0x1234, ' ')).substr(0, 5),
              std::string("\x02\0\0\x12\x34", 5));
}

TEST(event_frame, line_breaks_become_blanks_where_they_would_end_the_event)
{
    EXPECT_EQ(framed(options_of(StreamFormat::event_stream, ""), "[\r\n1]"), "data: [  1]\n\n");
    EXPECT_EQ(framed(options_of(StreamFormat::json_lines), "[\n1]"), "[ 1]\n");
    EXPECT_EQ(framed(options_of(StreamFormat::json_sequence), "[\n1]"), "\x1E[ 1]\n");
    EXPECT_EQ(framed(options_of(StreamFormat::connect), "[\n1]").substr(5), "[\n1]");
}

TEST(event_frame, a_body_gets_the_room_that_is_left)
{
    const EnvelopeOptions options = options_of(StreamFormat::json_sequence);
    char buffer[8] = {};
    std::size_t room = 99;
    const auto write = [&](char* out, std::size_t capacity) {
        room = capacity;
        if (capacity < 2) return Written{{}, 2};
        std::memcpy(out, "{}", 2);
        return Written{{out, 2}, 2};
    };
    const Written whole = amiss::detail::write_framed<Written>(options, buffer, 4, write);
    EXPECT_EQ(whole.text, "\x1E{}\n");
    EXPECT_EQ(whole.required, 4U);
    EXPECT_EQ(room, 2U);
    for (std::size_t capacity = 0; capacity < 4; ++capacity) {
        const Written none = amiss::detail::write_framed<Written>(options, buffer, capacity, write);
        EXPECT_TRUE(none.text.empty()) << capacity;
        EXPECT_EQ(none.required, 4U);
        EXPECT_EQ(room, capacity == 3 ? 1U : 0U);
    }
}

} // namespace
