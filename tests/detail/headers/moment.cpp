// SPDX-License-Identifier: BSL-1.0
// Tests of delays and times in headers: which of both a number is, the bounds, lists, and what a body says.
#include <amiss/detail/headers/moment.hpp>

#include <gtest/gtest.h>

#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace {

using namespace amiss::detail;
using Kind = Moment::Kind;

constexpr std::int64_t instant = 1774866600; // 2026-03-30T10:30:00Z
constexpr std::int64_t most = std::numeric_limits<std::int64_t>::max();

static_assert(time_after(10, 5) == 15 && time_after(most, 1) == most && time_after(most - 1, 1) == most);
static_assert(time_after(-10, 5) == 0 && time_after(-10, most) == most - 10);

std::vector<Moment> moments(std::string_view value, std::int64_t per_second = 1)
{
    std::vector<Moment> all;
    each_moment(
        value, per_second, [] { return instant; },
        [&](const Moment* moment) noexcept {
            all.push_back(moment != nullptr ? *moment : Moment{Kind::delay, {}, -1});
        });
    return all;
}
Moment moment(std::string_view value, std::int64_t per_second = 1)
{
    const std::vector<Moment> all = moments(value, per_second);
    EXPECT_EQ(all.size(), 1U) << value;
    return all.empty() ? Moment{} : all[0];
}
std::int64_t delay(std::string_view value, std::int64_t per_second = 1)
{
    return moment(value, per_second).delay(instant);
}

TEST(moment, each_form_is_told)
{
    EXPECT_EQ(moment("30").form, MomentForm::integer);
    EXPECT_EQ(moment("30.5").form, MomentForm::fraction);
    EXPECT_EQ(moment("1774866600000").form, MomentForm::milliseconds);
    EXPECT_EQ(moment("1774866600000.5").form, MomentForm::milliseconds);
    EXPECT_EQ(moment("6m0s").form, MomentForm::duration);
    EXPECT_EQ(moment("Mon, 30 Mar 2026 10:31:00 GMT").form, MomentForm::http_date);
    EXPECT_EQ(moment("2026-03-30T10:31:00Z").form, MomentForm::iso_date);
    EXPECT_EQ(moment("mon, 30 mar 2026 10:31:00 gmt").form, MomentForm::other_date);
    for (const std::string_view same : {"60", "59.5", "1m", "60000ms", "1774866660", "1774866660000", "1774866659.2",
                                        "Mon, 30 Mar 2026 10:31:00 GMT", "2026-03-30T10:31:00Z", "30 mar 2026 10:31"})
        EXPECT_EQ(delay(same), 60) << same;
}

TEST(moment, a_number_of_more_than_a_billion_is_a_time)
{
    EXPECT_EQ(delay("1000000000"), 1000000000);
    EXPECT_EQ(moment("1000000001").kind, Kind::large);
    EXPECT_EQ(delay("1000000001"), longest_delay) << "it lies far back, so it is a delay";
    EXPECT_EQ(delay("1774780200"), 0) << "a day back";
    EXPECT_EQ(delay("1774780199"), longest_delay) << "a second more than a day back";
    EXPECT_EQ(delay("1774866600"), 0);
    EXPECT_EQ(delay("1774866601"), 1);
    EXPECT_EQ(delay("1000000000000"), longest_delay);
    EXPECT_EQ(delay("1774866601000"), 1);
    EXPECT_EQ(delay("1774866600001"), 1) << "rounded up";
    EXPECT_EQ(delay("253402300799000"), longest_delay);
    EXPECT_EQ(delay("99999999999999999999999"), longest_delay) << "beyond the year 9999";
    EXPECT_EQ(delay("999999999999d"), longest_delay);

    EXPECT_EQ(delay("1500", 1000), 2);
    EXPECT_EQ(delay("1000000000000", 1000), 1000000000);
    EXPECT_EQ(delay("1774866601000", 1000), 1);
    EXPECT_EQ(delay("1.5s", 1000), 2);
}

TEST(moment, as_a_time)
{
    EXPECT_EQ(moment("30").time(instant), instant + 30);
    EXPECT_EQ(moment("1774866660").time(instant), instant + 60);
    EXPECT_EQ(moment("1100000000").time(instant), instant + 1100000000) << "in place of a delay it is one";
    EXPECT_EQ(moment("99999999999999999999999").time(instant), most);
    EXPECT_EQ(moment("1960-01-01").time(instant), 0);
    EXPECT_EQ((Moment{Kind::time, {}, 5}).time(instant), 5);
}

TEST(moment, lists)
{
    EXPECT_EQ(moments("5, 10").size(), 2U);
    EXPECT_EQ(moments("Mon, 30 Mar 2026 10:31:00 GMT, Mon Mar 30 10:31:00 2026,Monday, 30-Mar-26 10:31:00 gmt").size(),
              3U);
    const std::vector<Moment> mixed = moments("soon, 5, Mon, 6");
    ASSERT_EQ(mixed.size(), 4U);
    EXPECT_EQ(mixed[0].seconds, -1);
    EXPECT_EQ(mixed[1].seconds, 5);
    EXPECT_EQ(mixed[2].seconds, -1);
    EXPECT_EQ(mixed[3].seconds, 6) << "half a date takes nothing with it";
    EXPECT_EQ(moments("null, 5").size(), 1U);
    EXPECT_EQ(moments("5,").size(), 2U);
    EXPECT_TRUE(moments("None").empty());
    EXPECT_EQ(moments(std::string(1024, ',')).size(), 1025U);
}

TEST(moment, of_a_body)
{
    EXPECT_EQ(delay_from_number_or_time("30", 1, instant), 30);
    EXPECT_EQ(delay_from_number_or_time("20000", 1000, instant), 20);
    EXPECT_EQ(delay_from_number_or_time("1774866660", 1, instant), 60);
    EXPECT_EQ(delay_from_number_or_time("1774866660000", 1000, instant), 60);
    EXPECT_EQ(delay_from_number_or_time("2026-03-30T10:31:00Z", 1, instant), 60);
    EXPECT_EQ(delay_from_number_or_time("47.434392449s", 1, instant), 48);
    EXPECT_EQ(delay_from_number_or_time("soon", 1, instant), std::nullopt);
    EXPECT_EQ(delay_from_number_or_time("", 1, instant), std::nullopt);
}

} // namespace
