// SPDX-License-Identifier: BSL-1.0
// Tests of header values under construction: words that are quoted, and what is too long.
#include <amiss/detail/headers/header_text.hpp>

#include <gtest/gtest.h>

#include <cstdint>
#include <string>
#include <string_view>

namespace {

using amiss::detail::HeaderText;

std::string word(std::string_view text)
{
    HeaderText made;
    made.put_word(text);
    return std::string(made.text());
}

TEST(header_text, a_word_that_is_no_token_is_a_quoted_string)
{
    EXPECT_EQ(word("too_heavy"), "too_heavy");
    EXPECT_EQ(word("Validation Failed"), "\"Validation Failed\"");
    EXPECT_EQ(word("urn:x"), "\"urn:x\"");
    EXPECT_EQ(word("a\"b\\c"), R"("a\"b\\c")");
    EXPECT_EQ(word(""), "");
    EXPECT_EQ(word(std::string_view()), "") << "with a sanitizer, a null view tells";
}

TEST(header_text, what_is_too_long_has_no_text)
{
    HeaderText text;
    text.put(std::string(250, 'x'));
    text.put(std::int64_t{-12});
    EXPECT_EQ(text.room(), 3U);
    EXPECT_EQ(text.text(), std::string(250, 'x') + "-12");
    text.put("1234");
    EXPECT_EQ(text.text(), "");
    text.put('1');
    EXPECT_EQ(text.text(), "") << "and stays without";
}

} // namespace
