// SPDX-License-Identifier: BSL-1.0
// Tests of where a value ends: quotes of every depth, and values without quotes.
#include <amiss/detail/text/value_end.hpp>

#include <gtest/gtest.h>

#include <cstddef>
#include <string>
#include <string_view>

namespace {

using namespace amiss::detail;

std::string_view plain(std::string_view text, bool encoded = false)
{
    return text.substr(0, plain_end(text, 0, encoded));
}

std::string_view quoted(std::string_view text)
{
    const std::size_t quote = quote_size(text, 0);
    return text.substr(quote, quoted_end(text, quote, text.substr(0, quote)) - quote);
}

TEST(value_end, a_plain_value_ends_where_another_one_begins)
{
    EXPECT_EQ(plain("a b"), "a");
    EXPECT_EQ(plain("p@ss,word!1;Database=x"), "p@ss,word!1");
    EXPECT_EQ(plain("a&b=1"), "a");
    EXPECT_EQ(plain("a&b c"), "a&b") << "an ampersand may be part of a password";
    EXPECT_EQ(plain("a, b"), "a");
    EXPECT_EQ(plain("a,\"b\":1"), "a");
    EXPECT_EQ(plain("a;Persist Info=1"), "a");
    EXPECT_EQ(plain("a&amp;b=1"), "a");
}

TEST(value_end, a_quote_or_bracket_may_be_part_of_a_plain_value)
{
    EXPECT_EQ(plain("a\"b c"), "a\"b");
    EXPECT_EQ(plain("a\" c"), "a");
    EXPECT_EQ(plain("a)b) c"), "a)b");
    EXPECT_EQ(plain("a]"), "a");
    EXPECT_EQ(plain("a}, b"), "a");
    EXPECT_EQ(plain("a<b</c>"), "a<b");
}

TEST(value_end, an_escape_ends_a_plain_value)
{
    EXPECT_EQ(plain(R"(a\nb)"), "a");
    EXPECT_EQ(plain(R"(a\u0026b=1)"), "a");
    EXPECT_EQ(plain(R"(a\\b c)"), R"(a\\b)");
    EXPECT_EQ(plain(R"(a\" c)"), "a");
    EXPECT_EQ(plain("a%26b=1"), "a%26b=1");
    EXPECT_EQ(plain("a%26b=1", true), "a");
}

TEST(value_end, a_quoted_value_ends_at_the_quote_of_its_own_depth)
{
    EXPECT_EQ(quoted(R"("a'b" c)"), "a'b");
    EXPECT_EQ(quoted(R"('a"b' c)"), "a\"b");
    EXPECT_EQ(quoted(R"("a\"b\\" c)"), R"(a\"b\\)");
    EXPECT_EQ(quoted(R"(\"a\\\"b\" c)"), R"(a\\\"b)");
    EXPECT_EQ(quoted(R"(\\\"a\\\\\\\"b\\\" c)"), R"(a\\\\\\\"b)");
    EXPECT_EQ(quoted(R"(\"a" c)"), "a") << "the string around it ends";
    EXPECT_EQ(quoted(R"(\u0022a"b\u0022 c)"), "a\"b");
    EXPECT_EQ(quoted(R"(\u0022a\\\u0022b\u0022 c)"), R"(a\\\u0022b)");
    EXPECT_EQ(quoted(R"(\\\u0022a\\\u0022 c)"), "a");
    EXPECT_EQ(quoted("%22a%22"), "a");
    EXPECT_EQ(quoted("\"never closed"), "never closed");
    EXPECT_EQ(quoted("&quot;never closed"), "never closed");
}

TEST(value_end, no_quote_has_no_size)
{
    for (const char* text : {"", "a", "\\", "\\a", "u0022", "\\u0021"}) EXPECT_EQ(quote_size(text, 0), 0U) << text;
    EXPECT_EQ(quote_size(std::string(31, '\\') + "\"", 0), 32U);
    EXPECT_EQ(quote_size(std::string(32, '\\') + "\"", 0), 0U) << "JSON in JSON six times";
}

} // namespace
