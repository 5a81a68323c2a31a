// SPDX-License-Identifier: BSL-1.0
// Text of a declaration: from a literal and from a view, in constant expressions, and not copied.
#include <amiss/literal.hpp>

#include <gtest/gtest.h>

#include <string_view>
#include <type_traits>

namespace {

using amiss::Literal;

constexpr std::string_view part = std::string_view("abc").substr(0, 2);
static_assert(Literal("abc").view == "abc" && Literal("").view.empty());
static_assert(Literal(part).view.size() == 2 && Literal(part).view.data() == part.data());
static_assert(std::is_convertible_v<const char*, Literal> && std::is_convertible_v<std::string_view, Literal>);

TEST(literal, is_a_view_of_what_it_was_made_from)
{
    const char* const text = "text";
    const Literal literal = text;
    EXPECT_EQ(literal.view.data(), text);
    EXPECT_EQ(literal.view.size(), 4U);
}

} // namespace
