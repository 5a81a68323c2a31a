// SPDX-License-Identifier: BSL-1.0
// Tests of matching a message with a template: its literal parts in order, and at least one byte for each placeholder.
#include <amiss/detail/catalog/match_template.hpp>

#include <gtest/gtest.h>

#include <string>

namespace {

using amiss::detail::matched_bytes;

static_assert(matched_bytes("The '{param}' field is required.", "The 'title' field is required.") == 25);

TEST(match_template, the_literal_parts_are_there_in_order)
{
    EXPECT_EQ(matched_bytes("abc", "abc"), 3U);
    EXPECT_EQ(matched_bytes("abc", "abcd"), 0U);
    EXPECT_EQ(matched_bytes("abc", "ab"), 0U);
    EXPECT_EQ(matched_bytes("{a} of {b}.", "1 of 2."), 5U);
    EXPECT_EQ(matched_bytes("{a} of {b}.", "one of of of two.."), 5U);
    EXPECT_EQ(matched_bytes("{a} of {b}.", " of 2."), 0U) << "a value has at least one byte";
    EXPECT_EQ(matched_bytes("{a} of {b}.", "1 of ."), 0U);
    EXPECT_EQ(matched_bytes("{a} of {b}.", "1 or 2."), 0U);
    EXPECT_EQ(matched_bytes("{a}", "anything"), 0U) << "nothing of it is the template's";
    EXPECT_EQ(matched_bytes("{a}-", "-x-"), 1U);
    EXPECT_EQ(matched_bytes("x{a}x", "xx"), 0U);
    EXPECT_EQ(matched_bytes("x{a}x", "xxx"), 2U);
    EXPECT_EQ(matched_bytes("{a}{b}", "1"), 0U);
    EXPECT_EQ(matched_bytes("", "x"), 0U);
    EXPECT_EQ(matched_bytes("{a}x", ""), 0U);
}

TEST(match_template, doubled_braces_are_braces)
{
    EXPECT_EQ(matched_bytes("{{{a}}} is set", "{x} is set"), 9U);
    EXPECT_EQ(matched_bytes("{a}{{b}}c", "1{b}c"), 4U);
    EXPECT_EQ(matched_bytes("{a}{{b}}c", "1{{b}c"), 4U) << "the value may be a brace too";
}

TEST(match_template, a_long_message_is_of_none)
{
    EXPECT_EQ(matched_bytes("a{x}", "a" + std::string(1023, 'b')), 1U);
    EXPECT_EQ(matched_bytes("a{x}", "a" + std::string(1024, 'b')), 0U);
}

} // namespace
