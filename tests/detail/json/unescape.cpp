// SPDX-License-Identifier: BSL-1.0
// The escapes of JSON strings, whole and broken.
#include <amiss/detail/json/unescape.hpp>

#include <gtest/gtest.h>

#include <string>
#include <string_view>

namespace {

std::string without_escapes(std::string_view text)
{
    std::string result;
    amiss::detail::unescape(text, [&](std::string_view piece) { result += piece; });
    return result;
}

TEST(unescape, gives_the_characters_back)
{
    EXPECT_EQ(without_escapes(R"(a\"b\\c\/d\b\f\n\r\t)"), "a\"b\\c/d\b\f\n\r\t");
    EXPECT_EQ(without_escapes(R"(\u0041\u00e4\u20AC\ud83d\ude00!)"), "A\xC3\xA4\xE2\x82\xAC\xF0\x9F\x98\x80!");
}

TEST(unescape, replaces_half_a_pair)
{
    EXPECT_EQ(without_escapes(R"(x\ud83dy)"), "x\xEF\xBF\xBDy");
    EXPECT_EQ(without_escapes(R"(\ude00)"), "\xEF\xBF\xBD");
    EXPECT_TRUE(amiss::detail::escaped_scalar(R"(\ud83d)", 0).is_lone_surrogate());
    EXPECT_EQ(amiss::detail::escaped_scalar(R"(\ud83d\ude00)", 0).size, 12U);
}

TEST(unescape, stays_in_a_text_that_ends_inside_an_escape)
{
    EXPECT_EQ(without_escapes("a\\"), "a\\");
    EXPECT_EQ(without_escapes("a\\u12"), "a\xEF\xBF\xBD");
}

} // namespace
