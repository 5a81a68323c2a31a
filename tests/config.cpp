// SPDX-License-Identifier: BSL-1.0
// Tests of the defaults of the switches, and that the attribute macros do not change what code does.
#include <amiss/config.hpp>

#include <gtest/gtest.h>

#include <string_view>

namespace {

static_assert(AMISS_CFG_READ == 1 && AMISS_CFG_LOCATION == 1, "the defaults");

struct Holder {
    std::string_view text = "held";
    std::string_view get() const noexcept AMISS_LIFETIMEBOUND { return text; }
};

AMISS_NOINLINE int half(int value) { return AMISS_LIKELY(value % 2 == 0) ? value / 2 : -1; }

AMISS_ALWAYS_INLINE inline int twice(int value) { return 2 * value; }

TEST(config, attributes_do_not_change_what_code_does)
{
    const Holder holder;
    EXPECT_EQ(holder.get(), "held");
    EXPECT_EQ(half(4), 2);
    EXPECT_EQ(half(3), -1);
    EXPECT_EQ(twice(3), 6);
}

} // namespace
