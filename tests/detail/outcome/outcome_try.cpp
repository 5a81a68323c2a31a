// SPDX-License-Identifier: BSL-1.0
// What BOOST_OUTCOME_TRY finds: the overloads for an ApiError, and Outcome's own for everything else.
#include <amiss/detail/outcome/outcome_try.hpp>

#include <gtest/gtest.h>

#include <string>
#include <type_traits>
#include <utility>

namespace {

namespace outcome = amiss::detail::outcome;
using amiss::ApiError;

template <class Result>
using Returned = decltype(outcome::try_operation_return_as(std::declval<Result>()));

TEST(outcome_try, which_results_return_what_amiss_try_does)
{
    EXPECT_TRUE((std::is_convertible_v<Returned<tl::expected<int, ApiError>>, tl::expected<std::string, ApiError>>));
    EXPECT_TRUE((std::is_convertible_v<Returned<outcome::result<int, ApiError>>, tl::expected<std::string, ApiError>>));
    EXPECT_TRUE(
        (std::is_convertible_v<Returned<outcome::outcome<int, ApiError>>, tl::expected<std::string, ApiError>>));
    EXPECT_TRUE(
        (std::is_convertible_v<Returned<outcome::result<int, ApiError>>, outcome::outcome<std::string, ApiError>>));
    EXPECT_TRUE((std::is_same_v<Returned<outcome::result<int>>, outcome::failure_type<boost::system::error_code>>));
    EXPECT_TRUE((std::is_same_v<Returned<tl::expected<int, std::string>>, outcome::failure_type<std::string>>));
}

} // namespace
