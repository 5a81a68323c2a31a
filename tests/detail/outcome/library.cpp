// SPDX-License-Identifier: BSL-1.0
// Which Outcome it is: Boost's, where no other one was included before.
#include <amiss/detail/outcome/library.hpp>

#include <boost/outcome/result.hpp>

#include <gtest/gtest.h>

#include <type_traits>

namespace {

TEST(outcome_library, is_that_of_boost)
{
    EXPECT_TRUE((std::is_same_v<amiss::detail::outcome::result<int>, boost::outcome_v2::result<int>>));
}

} // namespace
