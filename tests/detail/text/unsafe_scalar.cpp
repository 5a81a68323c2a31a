// SPDX-License-Identifier: BSL-1.0
// Tests of the characters that change how a text is shown, and of those that nobody sees.
#include <amiss/detail/text/unsafe_scalar.hpp>

#include <gtest/gtest.h>

namespace {

using amiss::detail::is_unsafe_scalar;
using amiss::detail::is_unseen_scalar;

TEST(unsafe_scalar, controls_separators_and_bidirectional_controls)
{
    for (const char32_t c : {0x00U, 0x0AU, 0x1BU, 0x7FU, 0x85U, 0x9FU, 0x61CU, 0x200EU, 0x200FU, 0x2028U, 0x2029U,
                             0x202AU, 0x202EU, 0x2066U, 0x2069U})
        EXPECT_TRUE(is_unsafe_scalar(c)) << static_cast<unsigned>(c);
    for (const char32_t c :
         {0x20U, 0x7EU, 0xA0U, 0x61BU, 0x200DU, 0x2010U, 0x2027U, 0x202FU, 0x2065U, 0x206AU, 0x1F600U})
        EXPECT_FALSE(is_unsafe_scalar(c)) << static_cast<unsigned>(c);
}

TEST(unsafe_scalar, tags_and_a_byte_order_mark_are_unseen)
{
    for (const char32_t c : {0xE0000U, 0xE0041U, 0xE007FU, 0xFEFFU})
        EXPECT_TRUE(is_unseen_scalar(c)) << static_cast<unsigned>(c);
    for (const char32_t c : {0x41U, 0xDFFFFU, 0xE0080U, 0xFEFEU})
        EXPECT_FALSE(is_unseen_scalar(c)) << static_cast<unsigned>(c);
}

} // namespace
