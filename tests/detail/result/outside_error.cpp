// SPDX-License-Identifier: BSL-1.0
// The error of another library's result on its way: it stays what it is where that will do, and becomes an ApiError elsewhere.
#include <amiss/detail/result/outside_error.hpp>

#include <amiss/error.hpp>
#include <amiss/expected.hpp>
#include <amiss/http_status.hpp>

#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <utility>

namespace {

using amiss::ApiError;
using amiss::HttpStatus;

// A result of a library that amiss knows nothing of, with errors that can only be moved.
using Fault = std::unique_ptr<std::string>;
struct Outcome {
    Fault fault;
    Fault error() && { return std::move(fault); }
};
struct OutcomeTraits {
    static Fault error(Outcome&& result) { return std::move(result).error(); }
    static ApiError to_error(Fault&& fault) { return ApiError(HttpStatus::conflict).with_context(*fault); }
    template <class Result, class E>
    static constexpr bool takes = std::is_same_v<E, Fault> || std::is_same_v<E, ApiError>;
    template <class Result>
    static Result make(Fault&& fault)
    {
        return {std::move(fault)};
    }
    template <class Result>
    static Result make(ApiError&& error)
    {
        return {std::make_unique<std::string>(error.context())};
    }
};

auto passed() { return amiss::detail::outside_failure<OutcomeTraits>(Outcome{std::make_unique<std::string>("torn")}); }

} // namespace

template <>
struct amiss::detail::TraitsOfResult<Outcome> {
    using Type = OutcomeTraits;
};

namespace {

TEST(outside_error, stays_what_it_is_where_the_function_has_that_error)
{
    const tl::expected<int, Fault> same = passed();
    EXPECT_EQ(*same.error(), "torn");
    const Outcome own = passed();
    EXPECT_EQ(*own.fault, "torn");
}

TEST(outside_error, becomes_an_api_error_where_the_function_has_one)
{
    const amiss::expected<int> result = passed();
    ASSERT_FALSE(result);
    EXPECT_EQ(result.error(), HttpStatus::conflict);
    EXPECT_EQ(result.error().context(), "torn");
    const amiss::expected<void> none = passed();
    EXPECT_EQ(none.error().context(), "torn");
}

TEST(outside_error, or_what_is_made_of_one)
{
    struct Wrapped {
        ApiError inner;
        Wrapped(ApiError error) : inner(std::move(error)) {} // NOLINT(google-explicit-constructor): to convert
    };
    const tl::expected<int, Wrapped> result = passed();
    EXPECT_EQ(result.error().inner.context(), "torn");
}

#if defined(__cpp_lib_expected)
TEST(outside_error, goes_into_the_standards_expected)
{
    const std::expected<int, ApiError> result = passed();
    EXPECT_EQ(result.error().context(), "torn");
}
#endif

} // namespace
