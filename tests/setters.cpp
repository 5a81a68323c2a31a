// SPDX-License-Identifier: BSL-1.0
// Tests of the chained setters: each works on lvalues and on rvalues, returns its object, and sets one value.
#include <amiss/setters.hpp>

#include <amiss/error.hpp>

#include <gtest/gtest.h>

#include <chrono>
#include <cstdint>
#include <limits>
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

TEST(setters, a_delay_of_any_integer_type_saturates)
{
    const auto delay = [](auto value) {
        return ApiError(HttpStatus::bad_request).with_retry_after(value).retry_after();
    };
    EXPECT_EQ(delay(static_cast<unsigned char>(200)), 200s);
    EXPECT_EQ(delay(-1L), 0s);
    EXPECT_EQ(delay(std::numeric_limits<std::int64_t>::min()), 0s);
    EXPECT_EQ(delay(std::numeric_limits<std::int64_t>::max()), std::chrono::seconds::max());
    EXPECT_EQ(delay(std::numeric_limits<std::uint64_t>::max()), std::chrono::seconds::max());
    EXPECT_EQ(delay(std::uint64_t{1} << 63U), std::chrono::seconds::max());
    EXPECT_EQ(delay(4000000000U), 4000000000s);
}

} // namespace
