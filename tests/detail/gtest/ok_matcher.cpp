// SPDX-License-Identifier: BSL-1.0
// Tests of what matchers of values say.
#include <amiss/detail/gtest/ok_matcher.hpp>

#include <amiss/apis/cstar.hpp>
#include <amiss/expected.hpp>

#include <gtest/gtest.h>

#include <string>

using Result = amiss::expected<int>;
using ResultIs = testing::Matcher<const Result&>;

namespace {

std::string says(const ResultIs& matcher, const Result& result)
{
    testing::StringMatchResultListener listener;
    const bool matches = matcher.MatchAndExplain(result, &listener);
    return (matches ? "yes: " : "no: ") + listener.str();
}

const Result failed = amiss::fail(amiss::cstar::Code::invalid_json);

} // namespace

TEST(gtest_ok_matcher, a_result_is_ok_or_an_error)
{
    const ResultIs ok = amiss::detail::IsOkMatcher();
    EXPECT_EQ(testing::DescribeMatcher<const Result&>(ok), "is ok");
    EXPECT_EQ(testing::DescribeMatcher<const Result&>(testing::Not(ok)), "is an error");
    EXPECT_EQ(says(ok, 5), "yes: ");
    EXPECT_EQ(says(ok, failed), "no: ");
}

TEST(gtest_ok_matcher, a_value_is_equal_or_matched)
{
    const ResultIs five = amiss::detail::IsOkAndHoldsMatcher<int>(5);
    EXPECT_EQ(testing::DescribeMatcher<const Result&>(five), "is ok and holds a value that is equal to 5");
    EXPECT_EQ(testing::DescribeMatcher<const Result&>(testing::Not(five)),
              "is an error or holds a value that isn't equal to 5");
    EXPECT_EQ(says(five, 5), "yes: ");
    EXPECT_EQ(says(five, 6), "no: ");
    EXPECT_EQ(says(five, failed), "no: which is an error");
    const testing::Matcher<int> of_int = testing::Ge(5);
    const ResultIs at_least = amiss::detail::IsOkAndHoldsMatcher<testing::Matcher<int>>(of_int);
    EXPECT_EQ(says(at_least, 6), "yes: ");
    EXPECT_EQ(says(at_least, 4), "no: ");
    const testing::Matcher<Result> of_values = amiss::detail::IsOkAndHoldsMatcher<int>(5);
    EXPECT_TRUE(of_values.Matches(5)) << "a matcher of values, too";
}
