// SPDX-License-Identifier: BSL-1.0
// JSON in its shortest form, from any spelling of it.
#include <amiss/detail/json/compact.hpp>

#include <gtest/gtest.h>

#include <string>
#include <string_view>

namespace {

std::string compacted(std::string_view json, unsigned* pieces = nullptr)
{
    std::string result;
    amiss::detail::put_compact(json, [&](std::string_view piece) {
        result += piece;
        if (pieces != nullptr) ++*pieces;
    });
    return result;
}

TEST(compact_json, leaves_out_white_space_but_not_in_strings)
{
    EXPECT_EQ(compacted("{ \"a b\" :\t[ 1 ,\r\n2 ] }"), R"({"a b":[1,2]})");
    for (unsigned size = 0; size < 40; ++size) {
        const std::string fill(size, ' ');
        EXPECT_EQ(compacted("[" + fill + "\"x" + fill + "\"" + fill + "]"), "[\"x" + fill + "\"]");
    }
}

TEST(compact_json, has_no_escape_that_is_not_needed)
{
    EXPECT_EQ(compacted(R"(["\u0041\/\u00e4\ud83d\ude00"])"), "[\"A/\xC3\xA4\xF0\x9F\x98\x80\"]");
    EXPECT_EQ(compacted(R"(["\u000a\u0022\u005C\u001F"])"), R"(["\n\"\\\u001f"])");
    EXPECT_EQ(compacted(R"(["\n\"\\\b\f\r\t\u001f"])"), R"(["\n\"\\\b\f\r\t\u001f"])");
}

TEST(compact_json, is_the_text_itself_in_one_piece_where_nothing_is_to_be_done)
{
    const std::string_view json = R"({"a":[1,"two words\n\u0001",{"b":"äöü"}],"c":null})";
    unsigned pieces = 0;
    EXPECT_EQ(compacted(json, &pieces), json);
    EXPECT_EQ(pieces, 1U);
}

TEST(compact_json, comes_to_an_end_in_what_is_no_json)
{
    for (const std::string_view text : {"", "\"", "\"\\", "\"\\u", "\"\\u00", "{\"a", "\x01\x80 x", "\"\\ud83d"})
        EXPECT_LE(compacted(text).size(), text.size() + 3) << text;
}

} // namespace
