// SPDX-License-Identifier: BSL-1.0
// What fail() returns: no error to be taken for a value, and the place of the first failure.
#include <amiss/detail/result/failure.hpp>

#include <gtest/gtest.h>

#include <any>
#include <type_traits>
#include <utility>

namespace {

using amiss::ApiError;
using amiss::HttpStatus;
using amiss::detail::LocatedError;
using Failure = tl::unexpected<LocatedError>;

static_assert(!std::is_base_of_v<tl::unexpected<ApiError>, Failure>, "std::any would take it for a value");
static_assert(std::is_nothrow_constructible_v<ApiError, LocatedError&&>);
static_assert(std::is_convertible_v<Failure, tl::unexpected<ApiError>>);
static_assert(sizeof(Failure) == sizeof(ApiError));

TEST(failure, is_no_value_of_a_result_that_takes_anything)
{
    const tl::expected<std::any, ApiError> result = Failure(HttpStatus::gone, amiss::SourceLocation{"a.cpp", 7});
    ASSERT_FALSE(result.has_value());
    EXPECT_EQ(result.error(), HttpStatus::gone);
}

TEST(failure, place_is_the_first_one)
{
    const LocatedError first(HttpStatus::gone, {"a.cpp", 7});
    EXPECT_STREQ(first.location().file, "a.cpp");
    EXPECT_EQ(first.location().line, 7U);
    const LocatedError again(static_cast<const ApiError&>(first), {"b.cpp", 8});
    EXPECT_STREQ(again.location().file, "a.cpp");
    EXPECT_EQ(again.location().line, 7U);
}

TEST(failure, converts_by_move_and_by_copy)
{
    Failure failure(HttpStatus::gone, amiss::SourceLocation{});
    failure.with_param("p");
    const tl::unexpected<ApiError> copy = std::as_const(failure);
    EXPECT_EQ(copy.value().param(), "p");
    EXPECT_EQ(failure.value().param(), "p");
    const tl::unexpected<ApiError> moved = std::move(failure);
    EXPECT_EQ(moved.value().param(), "p");
}

} // namespace
