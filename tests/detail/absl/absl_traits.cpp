// SPDX-License-Identifier: BSL-1.0
// How Abseil's results are seen and made.
#include <amiss/detail/absl/absl_traits.hpp>

#include "support/rpc_api.hpp"

#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <type_traits>
#include <utility>

namespace {

using amiss::ApiError;
using amiss::detail::AbslResult;
using rpc_api::Code;
using Only = std::unique_ptr<int>; // can only be moved

static_assert(std::is_same_v<amiss::detail::result_traits<const absl::Status&>, AbslResult>);
static_assert(std::is_same_v<amiss::detail::result_traits<absl::StatusOr<int>>, AbslResult>);
static_assert(AbslResult::takes<absl::Status, ApiError> && AbslResult::takes<absl::StatusOr<int>, Code>);
static_assert(AbslResult::takes<absl::StatusOr<int>, absl::Status> && !AbslResult::takes<absl::Status, std::string>);

TEST(absl_traits, a_value_is_moved_or_is_the_one_inside)
{
    EXPECT_EQ(*AbslResult::value(absl::StatusOr<Only>(std::make_unique<int>(7))), 7);
    absl::StatusOr<std::string> kept("x");
    AbslResult::value(kept) += "y";
    EXPECT_EQ(*kept, "xy");
}

TEST(absl_traits, an_error_is_a_status)
{
    const absl::StatusOr<int> kept = absl::NotFoundError("n");
    EXPECT_EQ(AbslResult::error(kept).message(), "n");
    EXPECT_EQ(AbslResult::error(absl::StatusOr<int>(absl::NotFoundError("n"))).message(), "n");
    EXPECT_EQ(AbslResult::error(absl::NotFoundError("n")).message(), "n");
}

TEST(absl_traits, results_are_made_of_each_error_and_of_values)
{
    EXPECT_EQ(AbslResult::make<absl::StatusOr<int>>(absl::NotFoundError("n")).status().message(), "n");
    EXPECT_EQ(AbslResult::make<absl::Status>(ApiError(Code::slow_down)).message(), "Slow down.");
    EXPECT_EQ(AbslResult::make<absl::Status>(Code::slow_down).message(), "Slow down.");
    EXPECT_TRUE(AbslResult::make_value<absl::Status>().ok());
    EXPECT_EQ(**AbslResult::make_value<absl::StatusOr<Only>>(std::make_unique<int>(7)), 7);
}

} // namespace
