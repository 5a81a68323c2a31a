// SPDX-License-Identifier: BSL-1.0
// Tests of texts in Markdown: nothing in them is markup, wherever they are cut, and nothing is escaped that need not be.
#include <amiss/detail/json/escape_markdown.hpp>

#include <amiss/detail/json/validate.hpp>
#include <amiss/detail/read/markdown_text.hpp>

#include "support/random_error.hpp"

#include <gtest/gtest.h>

#include <cstddef>
#include <string>
#include <string_view>

namespace {

using namespace amiss;
using namespace amiss::detail;
using namespace std::string_literals;

std::string line(std::string_view text)
{
    std::string out;
    put_markdown(text, [&out](std::string_view piece) { out += piece; });
    return out;
}
std::string line_of_row(std::string_view text)
{
    std::string out;
    put_markdown_of_row(text, [&out](std::string_view piece) { out += piece; });
    return out;
}
std::string value_of(std::string_view text)
{
    std::string out;
    put_front_matter(text, [&out](std::string_view piece) { out += piece; });
    return out;
}
std::string json_value(std::string_view json)
{
    std::string out;
    put_front_matter_json(json, [&out](std::string_view piece) { out += piece; });
    return out;
}

TEST(escape_markdown, a_plain_sentence_stays_as_it_is)
{
    for (const char* text : {"The 'title' field is required.", "Try again in 30 seconds: 1, 2, then 4 (at most).",
                             "rate_limit_exceeded", "3 + 4 = 7 - 0; 50% off! Really?", "Ung\u00FCltig \U0001F600",
                             "items.0.qty", "a:b, a-b, a/b", "version 1. and 2)", "\"quoted\", it's", "C# code"})
        EXPECT_EQ(line(text), text);
}

TEST(escape_markdown, markup_inside_a_line_is_escaped)
{
    EXPECT_EQ(line("*a* _b_ `c` ~d~"), "\\*a\\* \\_b_ \\`c\\` \\~d\\~");
    EXPECT_EQ(line("[a](b) ![c][d] a|b $x$ {{y}} x^2"), "\\[a\\](b) !\\[c\\]\\[d\\] a\\|b \\$x\\$ \\{\\{y\\}\\} x\\^2");
    EXPECT_EQ(line("<b>&lt;</b>"), "&lt;b&gt;&amp;lt;&lt;/b&gt;");
    EXPECT_EQ(line("a\\b \\* __x__ a__b"), "a\\\\b \\\\\\* \\_\\_x_\\_ a_\\_b");
    EXPECT_EQ(line("http://e.example www.e.example a@b.example"), "http:/\\/e.example www\\.e.example a\\@b.example");
    EXPECT_EQ(line("see #1 ## x#"), "see \\#1 \\#\\# x#");
}

TEST(escape_markdown, markup_at_the_beginning_of_a_line_is_escaped)
{
    EXPECT_EQ(line("# a"), "\\# a");
    EXPECT_EQ(line("- a"), "\\- a");
    EXPECT_EQ(line("---"), "\\---");
    EXPECT_EQ(line("+ a"), "\\+ a");
    EXPECT_EQ(line("=== a"), "\\=== a");
    EXPECT_EQ(line(": a"), "\\: a");
    EXPECT_EQ(line("1. a"), "1\\. a");
    EXPECT_EQ(line("123456789) a"), "123456789\\) a");
    EXPECT_EQ(line("1234567890. a"), "1234567890. a") << "no list begins with ten digits";
    EXPECT_EQ(line("    a"), "&#32;   a");
}

TEST(escape_markdown, it_is_one_line_of_what_can_be_seen)
{
    EXPECT_EQ(line("a\n# b\r\n\tc"), "a&#10;\\# b&#13;&#10;&#9;c");
    EXPECT_EQ(line("a\0b\x1B[1m\x7F"s), "a\uFFFDb\uFFFD\\[1m\uFFFD");
    EXPECT_EQ(line("a\u0085\u2028\u202E\u2066\u200Fb"), "a\uFFFD\uFFFD\uFFFD\uFFFD\uFFFDb");
    EXPECT_EQ(line("a\U000E0041\uFEFFb"), "a\uFFFD\uFFFDb");
    EXPECT_EQ(line("a\xFF\xE2\x82z"), "a\uFFFD\uFFFDz");
}

TEST(escape_markdown, a_text_of_a_row_keeps_its_names_and_its_addresses)
{
    EXPECT_EQ(line_of_row("Wait for `Retry-After`."), "Wait for `Retry-After`.");
    EXPECT_EQ(line_of_row("`sk_live_\u2026` and `a*b` *c*"), "`sk_live_\u2026` and `a*b` \\*c\\*");
    EXPECT_EQ(line_of_row("Write to a@b.example, https://b.example."), "Write to a@b.example, https://b.example.");
    EXPECT_EQ(line_of_row("one ` and two"), "one \\` and two");
    EXPECT_EQ(line_of_row("``a``"), "\\``a`\\`") << "no run of them is longer than one";
    EXPECT_EQ(line_of_row("# `a\nb`"), "\\# \\`a&#10;b\\`");
}

TEST(escape_markdown, a_value_of_the_front_matter_is_json_without_markup)
{
    EXPECT_EQ(value_of("plain_text, https://e.example/?a=1#b"), "plain_text, https://e.example/?a=1#b");
    EXPECT_EQ(value_of("a\"b\\c\n\r\t"), "a\\\"b\\\\c\\n\\r\\t");
    EXPECT_EQ(value_of("<b>&`*~ _x_ [a](b)"), "\\u003cb\\u003e\\u0026\\u0060\\u002a\\u007e \\u005fx_ [a]\\u0028b)");
    EXPECT_EQ(value_of("\x01\x7F\u0085\u2028\u202E"), "\\u0001\\u007f\\u0085\\u2028\\u202e");
    EXPECT_EQ(value_of("a\xFF\U000E0041"), "a\uFFFD\uFFFD");
    EXPECT_EQ(json_value("{\n\t\"a\": \"\\n<*_\"\r}"), "{  \"a\": \"\\n\\u003c\\u002a\\u005f\" }");
}

TEST(escape_markdown, random_texts_come_back_and_cuts_fit)
{
    RandomError random(7);
    for (int round = 0; round < 300; ++round) {
        const std::string text = random.text(8, Bytes::any) + "*_#<&\n1. "[random.below(9)];
        const std::string whole = line(text);
        EXPECT_EQ(whole.find('\n'), whole.npos);
        std::string back;
        unescape_markdown(whole, [&back](std::string_view piece) { back += piece; });
        EXPECT_EQ(line(back), whole);
        EXPECT_TRUE(is_json("\"" + value_of(text) + "\"")) << text;
        for (std::size_t limit = 0; limit <= whole.size(); ++limit) {
            const std::string_view front = fitting_markdown_prefix(text, limit);
            EXPECT_LE(line(front).size(), limit);
            EXPECT_EQ(whole.substr(0, line(front).size()), line(front)) << "a cut changes nothing before it";
        }
        EXPECT_EQ(fitting_markdown_prefix(text, whole.size()), text);
    }
}

} // namespace
