// SPDX-License-Identifier: BSL-1.0
// The explicit constructor of Outcome's results from an expected, which the adapter makes of this.
#include <amiss/detail/outcome/outcome_conversion.hpp>

#include <amiss/apis/cstar.hpp>

#include <gtest/gtest.h>

#include <memory>
#include <type_traits>
#include <utility>

namespace {

namespace outcome = amiss::detail::outcome;
using amiss::ApiError;
using amiss::cstar::Code;
using Pointer = std::unique_ptr<int>;
template <class T>
using Result = outcome::result<T, ApiError>;

TEST(outcome_conversion, explicit_constructor)
{
    EXPECT_EQ(*Result<Pointer>(amiss::expected<Pointer>(std::make_unique<int>(7))).assume_value(), 7);
    const amiss::expected<void> bad = amiss::fail(Code::parameter_missing).with_param("title");
    EXPECT_EQ(Result<void>(bad).assume_error().param(), "title");
    EXPECT_TRUE(Result<void>(amiss::expected<void>()).has_value());
    EXPECT_EQ(outcome::result<void>(bad).assume_error(), std::error_code(Code::parameter_missing));
    EXPECT_EQ((outcome::outcome<void, ApiError>(bad).assume_error().param()), "title");
    EXPECT_EQ(Result<long>(amiss::expected<int>(7)).assume_value(), 7) << "of a value that converts";
}

TEST(outcome_conversion, only_of_what_fits)
{
    EXPECT_TRUE((std::is_constructible_v<Result<int>, amiss::expected<int>>));
    EXPECT_TRUE((std::is_constructible_v<Result<int>, amiss::expected<int, Code>>));
    EXPECT_FALSE((std::is_constructible_v<Result<int>, amiss::expected<void>>));
    EXPECT_FALSE((std::is_constructible_v<Result<void>, amiss::expected<int>>));
    EXPECT_FALSE((std::is_constructible_v<Result<int>, amiss::expected<Pointer>>));
    EXPECT_FALSE((std::is_constructible_v<Result<Pointer>, const amiss::expected<Pointer>&>)) << "cannot be copied";
    EXPECT_FALSE((std::is_constructible_v<outcome::result<int, Code>, amiss::expected<int>>));
    EXPECT_FALSE((std::is_convertible_v<amiss::expected<int>, Result<int>>)) << "explicit, as Outcome has it";
}

} // namespace
