// SPDX-License-Identifier: BSL-1.0
// How Boost's result is seen: its value moved, copied, and copied out of an rvalue that is const; and what can be made of what.
#include <amiss/detail/boost_result/boost_traits.hpp>

#include <amiss/apis/cstar.hpp>

#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <system_error>
#include <type_traits>
#include <utility>

namespace {

using amiss::ApiError;
using amiss::cstar::Code;
using amiss::detail::BoostResult;
template <class T, class E = boost::system::error_code>
using Result = boost::system::result<T, E>;

static_assert(std::is_same_v<amiss::detail::result_traits<const Result<int>&>, BoostResult>);
static_assert(BoostResult::takes<Result<int>, ApiError> && BoostResult::takes<Result<void, std::error_code>, Code>);
static_assert(BoostResult::takes<Result<int>, std::error_code>, "Boost's code is made of the standard's");
static_assert(BoostResult::takes<Result<int, Code>, Code> && !BoostResult::takes<Result<int, Code>, ApiError>);

TEST(boost_traits, a_value_is_moved_or_copied)
{
    EXPECT_EQ(*BoostResult::value(Result<std::unique_ptr<int>>(std::make_unique<int>(7))), 7);
    Result<std::string> kept(std::string(50, 'x'));
    BoostResult::value(kept) += "y";
    EXPECT_EQ(kept->size(), 51U) << "of an lvalue, the value itself";
    const Result<std::string> constant(std::string("c"));
    EXPECT_EQ(BoostResult::value(std::move(constant)), "c") << "Boost deletes that";
}

TEST(boost_traits, errors_are_made_of_what_converts_or_of_an_api_error)
{
    const auto same = BoostResult::make<Result<int>>(std::make_error_code(std::errc::io_error));
    EXPECT_EQ(same.error(), std::errc::io_error);
    const auto code = BoostResult::make<Result<int>>(ApiError(Code::key_expired));
    EXPECT_EQ(code.error(), boost::system::error_code(Code::key_expired));
    const auto whole = BoostResult::make<Result<int, ApiError>>(Code::key_expired);
    EXPECT_EQ(whole.error(), Code::key_expired);
}

TEST(boost_traits, values_are_made_in_place)
{
    EXPECT_EQ(BoostResult::make_value<Result<int>>(7).value(), 7);
    EXPECT_TRUE(BoostResult::make_value<Result<void>>().has_value());
}

} // namespace
