// SPDX-License-Identifier: BSL-1.0
// Tests of delays as whole seconds: each count near a whole second, in integers and in real numbers.
#include <amiss/detail/text/whole_seconds.hpp>

#include <gtest/gtest.h>

#include <chrono>
#include <cstdint>
#include <limits>
#include <optional>
#include <ratio>

namespace {

using amiss::detail::longest_delay;
using amiss::detail::whole_seconds;
using std::chrono::duration;

TEST(whole_seconds, integers_and_real_numbers_are_rounded_alike)
{
    for (std::int64_t count = -2001; count <= 2001; ++count) {
        const std::int64_t wanted = count <= 0 ? 0 : (count + 999) / 1000;
        ASSERT_EQ(whole_seconds(duration<std::int64_t, std::milli>(count)), wanted) << count;
        ASSERT_EQ(whole_seconds(duration<double, std::milli>(static_cast<double>(count))), wanted) << count;
        ASSERT_EQ(whole_seconds(duration<float, std::milli>(static_cast<float>(count))), wanted) << count;
    }
}

TEST(whole_seconds, the_longest_delay_is_exact)
{
    EXPECT_EQ(whole_seconds(duration<std::int64_t>(longest_delay - 1)), longest_delay - 1);
    EXPECT_EQ(whole_seconds(duration<double>(999'999'998.5)), longest_delay - 1);
    for (const std::int64_t above : {longest_delay, longest_delay + 1, std::numeric_limits<std::int64_t>::max()}) {
        EXPECT_EQ(whole_seconds(duration<std::int64_t>(above)), longest_delay);
        EXPECT_EQ(whole_seconds(duration<double>(static_cast<double>(above))), longest_delay);
    }
    EXPECT_EQ(whole_seconds(duration<std::int64_t, std::milli>(999'999'999'001)), longest_delay);
    EXPECT_EQ(whole_seconds(duration<std::int64_t, std::milli>(999'999'999'000)), longest_delay - 1);
}

// What stands for an integer that checks its range.
struct Checked {
    std::int64_t value;
    explicit operator long double() const { return static_cast<long double>(value); }
};

TEST(whole_seconds, a_class_can_count)
{
    EXPECT_EQ(whole_seconds(duration<Checked, std::milli>(Checked{1500})), 2);
    EXPECT_EQ(whole_seconds(duration<Checked, std::ratio<3600>>(Checked{INT64_MAX})), longest_delay);
}

TEST(whole_seconds, nan_is_no_delay)
{
    EXPECT_EQ(whole_seconds(duration<double>(std::numeric_limits<double>::quiet_NaN())), std::nullopt);
}

} // namespace
