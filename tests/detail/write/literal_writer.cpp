// SPDX-License-Identifier: BSL-1.0
// Tests of the literals that are written at compile time: strings, numbers and links, with quotes or inside a text.
#include <amiss/detail/write/literal_writer.hpp>

#include <gtest/gtest.h>

#include <cstdint>
#include <limits>
#include <string>
#include <string_view>

namespace {

struct TextSink {
    std::string text;
    void put(char c) { text += c; }
};

struct Literal : amiss::detail::LiteralWriter<TextSink> {
    using Base = amiss::detail::LiteralWriter<TextSink>;
    using Base::in_text_;
    using Base::put_link;
    using Base::put_number;
    using Base::put_string;
    explicit Literal(TextSink& sink, bool in_text = false) : Base(sink) { in_text_ = in_text; }
};

TEST(literal_writer, strings_are_escaped)
{
    TextSink sink;
    Literal(sink).put_string("a\"\n\xC3\xA9\xFF");
    Literal(sink, true).put_string("b\\");
    EXPECT_EQ(sink.text, "\"a\\\"\\n\xC3\xA9\xEF\xBF\xBD\"b\\\\");
}

TEST(literal_writer, numbers_of_every_size)
{
    TextSink sink;
    for (const std::int64_t number : {std::int64_t{0}, std::int64_t{-12}, std::numeric_limits<std::int64_t>::min()}) {
        Literal(sink).put_number(number, false);
        sink.put(' ');
    }
    Literal(sink).put_number(404, true);
    Literal(sink, true).put_number(5, true);
    EXPECT_EQ(sink.text, "0 -12 -9223372036854775808 \"404\"5");
}

TEST(literal_writer, a_link_is_the_base_and_the_encoded_name)
{
    TextSink sink;
    Literal(sink).put_link("https://x/#", "a b", amiss::FieldStyle::plain);
    Literal(sink, true).put_link("https://x/", "c", amiss::FieldStyle::plain);
    Literal(sink).put_link("", "d", amiss::FieldStyle::plain);
    EXPECT_EQ(sink.text, R"("https://x/#a%20b"https://x/c"")");
}

} // namespace
