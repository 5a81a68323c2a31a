// SPDX-License-Identifier: BSL-1.0
// Tests of layouts and members as types: constants, and members with a condition.
#include <amiss/layout_types.hpp>

#include <amiss/layout.hpp>

#include <gtest/gtest.h>

#include <type_traits>

namespace {

using namespace amiss;

constexpr auto member_of = optional_member("a", field::param);
static_assert(std::is_same_v<std::remove_const_t<decltype(member_of)>, Member<1>>);
static_assert(std::is_same_v<std::remove_const_t<decltype(object(member_of))>, Layout<2>>);

TEST(layout_types, a_condition_changes_only_the_copy)
{
    constexpr auto with_condition = member_of.when(field::detail("url"));
    EXPECT_EQ(with_condition.nodes[0].when, FieldKind::detail);
    EXPECT_EQ(with_condition.nodes[0].when_text, "url");
    EXPECT_EQ(member_of.nodes[0].when, FieldKind::none);
}

} // namespace
