// SPDX-License-Identifier: BSL-1.0
// Tests of repeated keys: the writer misses no key that a body would have twice.
#include <amiss/detail/write/repeated_keys.hpp>

#include <amiss/layout.hpp>

#include <gtest/gtest.h>

namespace {

using namespace amiss;

TEST(repeated_keys, details_that_may_have_the_key_of_a_member_are_found)
{
    constexpr auto layout = object(member("code", field::code), member("a\"b", field::message), field::details);
    constexpr auto simple = object(member("code", field::code), member("text", field::message), field::details);
    const detail::Node* with_quote = layout.nodes.data();
    const detail::Node* without = simple.nodes.data();
    EXPECT_TRUE(detail::may_repeat_key(without, R"("code":1)"));
    EXPECT_TRUE(detail::may_repeat_key(without, R"("x":"the code")")) << "a false alarm is allowed, a miss is not";
    EXPECT_FALSE(detail::may_repeat_key(without, R"("x":1,"y":"z")"));
    EXPECT_TRUE(detail::may_repeat_key(with_quote, R"("x":1)")) << "a key with escapes is not compared";
}

TEST(repeated_keys, details_that_may_have_a_place_of_their_own_are_found)
{
    constexpr auto layout = object(optional_member("a", object(member("limit", field::detail("max")))),
                                   member("b", 1).when(field::detail("wait")), field::details);
    const detail::LayoutView view{layout.nodes.data(), layout.nodes.size()};
    EXPECT_TRUE(detail::may_place_detail(view, R"("max":1)"));
    EXPECT_TRUE(detail::may_place_detail(view, R"("wait":1)")) << "something depends on it";
    EXPECT_TRUE(detail::may_place_detail(view, R"("x":"max")")) << "a false alarm is allowed, a miss is not";
    EXPECT_FALSE(detail::may_place_detail(view, R"("limit":1,"x":2)"));
    constexpr auto quoted = object(member("a", field::detail("a\"b")));
    EXPECT_TRUE(detail::may_place_detail({quoted.nodes.data(), quoted.nodes.size()}, R"("x":1)"));
}

} // namespace
