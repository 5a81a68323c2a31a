// SPDX-License-Identifier: BSL-1.0
// Tests of texts of Markdown without their escapes, and of the marks between them.
#include <amiss/detail/read/markdown_text.hpp>

#include <gtest/gtest.h>

#include <string>
#include <string_view>

namespace {

using namespace amiss::detail;

std::string unescaped(std::string_view line)
{
    std::string text;
    unescape_markdown(line, [&text](std::string_view piece) { text += piece; });
    return text;
}

TEST(markdown_text, escapes_and_references_are_decoded)
{
    EXPECT_EQ(unescaped("plain"), "plain");
    EXPECT_EQ(unescaped("\\*a\\* \\\\ \\_"), "*a* \\ _");
    EXPECT_EQ(unescaped("&lt;b&gt; &amp;amp; &#10;&#x20AC;"), "<b> &amp; \n\u20AC");
    EXPECT_EQ(unescaped("\\a \\ \\"), "\\a \\ \\") << "a backslash escapes punctuation only";
    EXPECT_EQ(unescaped("& &copy; &; &#;"), "& &copy; &; &#;");
}

TEST(markdown_text, ill_formed_utf8_is_replaced_and_reported)
{
    std::string text;
    const auto add = [&text](std::string_view piece) { text += piece; };
    EXPECT_TRUE(unescape_markdown("a\xFF\\*", add));
    EXPECT_EQ(text, "a\uFFFD*");
    EXPECT_FALSE(unescape_markdown("\u00E4&amp;", add));
}

TEST(markdown_text, a_mark_is_found_where_it_is_not_escaped)
{
    EXPECT_EQ(find_mark("a** b", "**"), 1U);
    EXPECT_EQ(find_mark("a\\*\\*b**", "**"), 6U);
    EXPECT_EQ(find_mark("**a** b", "**", 2), 3U);
    EXPECT_EQ(find_mark("\\**", "**"), std::string_view::npos);
    EXPECT_EQ(find_mark("", "**"), std::string_view::npos);
}

} // namespace
