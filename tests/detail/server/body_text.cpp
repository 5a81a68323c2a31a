// SPDX-License-Identifier: BSL-1.0
// Tests of body_text: text is taken as it is, and a string that is no longer needed is not copied.
#include <amiss/detail/server/body_text.hpp>

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <utility>

namespace {

using amiss::detail::body_text;

struct Shown {};
std::string_view to_body(const Shown&) { return "shown"; }
struct Hidden {};

TEST(body_text, takes_text_as_it_is)
{
    const std::string kept(100, 'a');
    EXPECT_EQ(body_text(kept), kept);
    EXPECT_EQ(body_text("b"), "b");
    EXPECT_EQ(body_text(std::string_view("c")), "c");
    EXPECT_EQ(body_text(Shown()), "shown");
    std::string moved(100, 'd');
    const char* const characters = moved.data();
    const std::string body = body_text(std::move(moved));
    EXPECT_EQ(body.data(), characters);
    static_assert(!amiss::detail::HasToBody<Hidden>::value && !amiss::detail::HasBodyWriter<Hidden>::value);
    static_assert(amiss::detail::HasToBody<Shown>::value);
}

} // namespace
