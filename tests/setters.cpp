// SPDX-License-Identifier: BSL-1.0
// Tests of the chained setters: each works on lvalues and on rvalues, returns its object, and sets one value.
#include <amiss/setters.hpp>

#include <amiss/error.hpp>

#include <gtest/gtest.h>

#include <chrono>
#include <cstdint>
#include <limits>
#include <optional>
#include <ratio>
#include <string_view>
#include <system_error>
#include <type_traits>
#include <utility>

namespace {

using amiss::ApiError;
using amiss::HttpStatus;
using namespace std::chrono_literals;
using namespace std::string_view_literals; // unlike a conversion to a view, these are noexcept

// Calls a setter on an lvalue and on an rvalue. Both must return the object and leave it in the same state.
template <class Set>
ApiError set_both(Set set)
{
    ApiError left{HttpStatus::bad_request};
    static_assert(std::is_same_v<decltype(set(left)), ApiError&>);
    static_assert(std::is_same_v<decltype(set(std::move(left))), ApiError&&>);
    static_assert(noexcept(set(left)) && noexcept(set(std::move(left))));
    EXPECT_EQ(&set(left), &left);
    ApiError right = set(ApiError{HttpStatus::bad_request});
    EXPECT_EQ(left, right);
    EXPECT_EQ(left.context(), right.context());
    EXPECT_EQ(left.cause(), right.cause());
    return right;
}

#define SET(...)                                                                                                       \
    set_both(                                                                                                          \
        [=](auto&& error) noexcept(noexcept(std::forward<decltype(error)>(error).__VA_ARGS__)) -> decltype(auto) {     \
            return std::forward<decltype(error)>(error).__VA_ARGS__;                                                   \
        })

TEST(setters, each_sets_its_value)
{
    // These are made here, because making them is not noexcept.
    constexpr auto five_seconds = 5s;
    constexpr auto two_minutes = 2min;
    const std::chrono::system_clock::time_point time(9s);
    EXPECT_EQ(SET(with_message("m"sv)).message(), "m");
    EXPECT_EQ(SET(with_param("p"sv)).param(), "p");
    EXPECT_EQ(SET(with_violation("f"sv, "m"sv, "c"sv)).violations()[0].code, "c");
    EXPECT_EQ(SET(with_request_id("r"sv)).request_id(), "r");
    EXPECT_EQ(SET(with_doc_url("u"sv)).doc_url(), "u");
    EXPECT_EQ(SET(with_retry_after(five_seconds)).retry_after(), 5s);
    EXPECT_EQ(SET(with_retry_after(5)).retry_after(), 5s);
    EXPECT_EQ(SET(with_retry_after(two_minutes)).retry_after(), 120s);
    EXPECT_EQ(SET(with_detail("k"sv, true)).detail("k"), "true");
    EXPECT_EQ(SET(with_violation("f"sv, "m"sv)).violations()[0].field, "f");
    EXPECT_EQ(SET(with_rate_limit(amiss::RateLimit{1, 2, 3})).rate_limit()->reset, 3);
    EXPECT_EQ(SET(with_timestamp(time)).timestamp()->time_since_epoch(), 9s);
    EXPECT_EQ(SET(with_context("c"sv)).context(), "c");
    EXPECT_EQ(SET(with_cause(std::make_error_code(std::errc::io_error))).cause(), std::errc::io_error);
}

template <class Delay>
std::optional<std::chrono::seconds> delay(Delay value)
{
    return ApiError(HttpStatus::bad_request).with_retry_after(value).retry_after();
}

TEST(setters, a_delay_of_any_integer_type_saturates)
{
    constexpr auto longest = 1'000'000'000s;
    EXPECT_EQ(delay(static_cast<unsigned char>(200)), 200s);
    EXPECT_EQ(delay(-1L), 0s);
    EXPECT_EQ(delay(std::numeric_limits<std::int64_t>::min()), 0s);
    EXPECT_EQ(delay(std::numeric_limits<std::int64_t>::max()), longest);
    EXPECT_EQ(delay(std::numeric_limits<std::uint64_t>::max()), longest);
    EXPECT_EQ(delay(std::uint64_t{1} << 63U), longest);
    EXPECT_EQ(delay(999'999'999), 999'999'999s);
    EXPECT_EQ(delay(1'000'000'001), longest);
    EXPECT_EQ(delay(true), 1s);
}

// Each of these overflowed on the way to seconds, and became no delay at all.
TEST(setters, a_duration_saturates_before_it_is_converted)
{
    using std::chrono::duration;
    constexpr auto longest = 1'000'000'000s;
    EXPECT_EQ(delay(std::chrono::hours::max()), longest);
    EXPECT_EQ(delay(std::chrono::hours::min()), 0s);
    EXPECT_EQ(delay(duration<std::int64_t, std::ratio<3600>>(std::int64_t{1} << 60U)), longest); // 225 * 2^64 s
    EXPECT_EQ(delay(std::chrono::minutes::max()), longest);
    EXPECT_EQ(delay(std::chrono::seconds::max()), longest);
    EXPECT_EQ(delay(std::chrono::nanoseconds::max()), longest);
    EXPECT_EQ(delay(duration<std::int64_t, std::atto>::max()), 10s);
    EXPECT_EQ(delay(duration<std::int64_t, std::exa>(1)), longest);
    EXPECT_EQ(delay(duration<std::uint64_t, std::ratio<86400>>(std::numeric_limits<std::uint64_t>::max())), longest);
    EXPECT_EQ(delay(duration<std::uint64_t, std::ratio<1, 1000>>(std::numeric_limits<std::uint64_t>::max())), longest);
    EXPECT_EQ(delay(duration<int, std::ratio<1'000'003, 999'983>>(999'983)), 1'000'003s);
    EXPECT_EQ(delay(duration<signed char, std::ratio<3, 2>>(3)), 5s);
}

TEST(setters, a_delay_is_rounded_up_whatever_counts_it)
{
    using std::chrono::duration;
    EXPECT_EQ(delay(1ns), 1s);
    EXPECT_EQ(delay(1001ms), 2s);
    EXPECT_EQ(delay(2000ms), 2s);
    EXPECT_EQ(delay(0ns), 0s);
    EXPECT_EQ(delay(-1ns), 0s);
    EXPECT_EQ(delay(1.5), 2s);
    EXPECT_EQ(delay(0.1F), 1s);
    EXPECT_EQ(delay(duration<double, std::milli>(2000.0)), 2s);
    EXPECT_EQ(delay(duration<float, std::ratio<60>>(0.5F)), 30s);
    EXPECT_EQ(delay(duration<long double>(2.5L)), 3s);
}

TEST(setters, a_real_delay_saturates_and_nan_is_none)
{
    using std::chrono::duration;
    using Limits = std::numeric_limits<double>;
    constexpr auto longest = 1'000'000'000s;
    for (const double large : {1e300, 1e9, Limits::max(), Limits::infinity()}) {
        EXPECT_EQ(delay(duration<double>(large)), longest);
        EXPECT_EQ(delay(duration<double, std::ratio<3600>>(large)), longest);
        EXPECT_EQ(delay(duration<double>(-large)), 0s);
        EXPECT_EQ(delay(large), longest);
    }
    EXPECT_EQ(delay(std::numeric_limits<long double>::max()), longest);
    EXPECT_EQ(delay(std::numeric_limits<float>::infinity()), longest);
    EXPECT_EQ(delay(Limits::quiet_NaN()), std::nullopt);
    EXPECT_EQ(delay(duration<long double, std::milli>(std::numeric_limits<long double>::quiet_NaN())), std::nullopt);
    ApiError error{HttpStatus::too_many_requests};
    EXPECT_EQ(error.with_retry_after(7).with_retry_after(Limits::quiet_NaN()).retry_after(), 7s);
}

} // namespace
