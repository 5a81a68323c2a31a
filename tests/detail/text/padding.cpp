// SPDX-License-Identifier: BSL-1.0
// Tests of which format specifications are padding alone.
#include <amiss/detail/text/padding.hpp>

#include <gtest/gtest.h>

#include <string_view>

namespace {

using amiss::detail::is_padding;

static_assert(is_padding("*>20") && !is_padding(".2f"));

TEST(padding, is_fill_alignment_and_width)
{
    for (const std::string_view spec :
         {"", "8", "20", "<", ">8", "^12", "*<8", "->1", "<<5", "0>8", "\xC3\xA9^9", "\xF0\x9F\x98\x80<3"})
        EXPECT_TRUE(is_padding(spec)) << spec;
}

TEST(padding, is_nothing_else)
{
    for (const std::string_view spec : {"x", "8x", "+8", "#8", "08", ">08", ".2", "8.2", "s", "?", "{}", ">{}", "%H:%M",
                                        "%H>5", "**>5", "L", "8 ", "n:8"})
        EXPECT_FALSE(is_padding(spec)) << spec;
}

} // namespace
