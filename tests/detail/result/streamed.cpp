// SPDX-License-Identifier: BSL-1.0
// Tests of which values a std::ostream takes. Which results: tests/adapt/ostream.cpp, with the operators for errors.
#include <amiss/detail/result/streamed.hpp>

#include <amiss/expected.hpp>

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace {

using amiss::detail::HasOstream;
using amiss::detail::IsStreamedResult;

TEST(streamed, values)
{
    EXPECT_TRUE((HasOstream<int>::value && HasOstream<std::string>::value));
    EXPECT_TRUE(HasOstream<void>::value);
    EXPECT_FALSE((HasOstream<std::vector<int>>::value || HasOstream<amiss::Violation>::value));
}

TEST(streamed, results)
{
    EXPECT_TRUE((IsStreamedResult<amiss::expected<int>>::value && IsStreamedResult<amiss::expected<void>>::value));
    EXPECT_FALSE((IsStreamedResult<amiss::expected<std::vector<int>>>::value));
    EXPECT_FALSE((IsStreamedResult<amiss::expected<int, int>>::value || IsStreamedResult<int>::value));
}

} // namespace
