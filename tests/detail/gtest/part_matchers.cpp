// SPDX-License-Identifier: BSL-1.0
// Tests of what matchers of parts of an error say of themselves and of errors.
#include <amiss/detail/gtest/part_matchers.hpp>

#include <amiss/adapt/gtest.hpp>
#include <amiss/apis/cstar.hpp>

#include <gtest/gtest.h>

#include <chrono>
#include <sstream>
#include <string>

using amiss::ApiError;
using amiss::cstar::Code;
using amiss::detail::DetailMatcher;
using ErrorIs = testing::Matcher<const ApiError&>;

namespace {

std::string expects(const ErrorIs& matcher)
{
    return testing::DescribeMatcher<const ApiError&>(matcher) + " | "
        + testing::DescribeMatcher<const ApiError&>(testing::Not(matcher));
}

std::string says(const ErrorIs& matcher, const ApiError& error)
{
    testing::StringMatchResultListener listener;
    const bool matches = matcher.MatchAndExplain(error, &listener);
    return (matches ? "yes: " : "no: ") + listener.str();
}

ErrorIs param_is(const amiss::detail::TextMatcher& matcher)
{
    return amiss::detail::text_of_error(
        "param", [](const ApiError& error, const std::string&) { return error.param(); }, matcher);
}

} // namespace

TEST(gtest_part_matchers, a_text)
{
    EXPECT_EQ(expects(param_is("title")),
              "has a param that is equal to \"title\" | has no param that is equal to \"title\"");
    EXPECT_EQ(says(param_is("title"), ApiError(Code::invalid_json).with_param("title")),
              "yes: whose param is \"title\"");
    EXPECT_EQ(says(param_is("title"), ApiError(Code::invalid_json).with_param("a")), "no: whose param is \"a\"");
    EXPECT_EQ(says(param_is("title"), Code::invalid_json), "no: which has no param");
    EXPECT_EQ(says(param_is(""), Code::invalid_json), "yes: which has no param");
    EXPECT_EQ(says(param_is(testing::SizeIs(2)), ApiError(Code::invalid_json).with_param("a")),
              "no: whose param is \"a\", whose size 1 doesn't match");
}

TEST(gtest_part_matchers, a_detail)
{
    const ApiError error = ApiError(Code::invalid_json).with_detail("limit", 3).with_detail("a\"b", "c");
    const ErrorIs three(new DetailMatcher("limit", 3));
    EXPECT_EQ(expects(three), "has a detail \"limit\" that is 3 | has no detail \"limit\" that is 3");
    EXPECT_EQ(says(three, error), "yes: whose detail \"limit\" is 3");
    EXPECT_EQ(says(ErrorIs(new DetailMatcher("limit", 4)), error), "no: whose detail \"limit\" is 3");
    EXPECT_EQ(says(three, Code::invalid_json), "no: which has no detail \"limit\"");
    EXPECT_EQ(expects(ErrorIs(new DetailMatcher("limit"))), "has a detail \"limit\" | has no detail \"limit\"");
    EXPECT_EQ(says(ErrorIs(new DetailMatcher("a\"b")), error), "yes: whose detail \"a\\\"b\" is \"c\"");
    EXPECT_EQ(says(ErrorIs(new DetailMatcher("a\"b", "c")), error), "yes: whose detail \"a\\\"b\" is \"c\"");
    EXPECT_EQ(says(ErrorIs(new DetailMatcher("a")), error), "no: which has no detail \"a\"");
}

TEST(gtest_part_matchers, nothing_that_is_said_of_a_part_has_a_secret)
{
    const ApiError error = ApiError(Code::invalid_json)
                               .with_param("password=hunter2")
                               .with_detail("token", "abcdef0123456789")
                               .with_detail("pin", amiss::raw_json("{\"password\": \"hunter2\", \"n\": 1}"));
    EXPECT_EQ(says(param_is("a"), error), "no: whose param is \"password=***\"");
    EXPECT_EQ(says(ErrorIs(new DetailMatcher("token")), error), "yes: whose detail \"token\" is \"***\"");
    EXPECT_EQ(says(ErrorIs(new DetailMatcher("pin")), error),
              "yes: whose detail \"pin\" is {\"password\":\"***\",\"n\":1}");
    EXPECT_THAT(error, amiss::HasDetail("token", "abcdef0123456789")) << "what is compared is the whole text";
}

TEST(gtest_part_matchers, json_is_compared_without_the_white_space_between_tokens)
{
    const ApiError error = ApiError(Code::invalid_json).with_detail("sizes", amiss::raw_json("[1, {\"a b\": 2}]"));
    EXPECT_THAT(error, amiss::HasDetail("sizes", amiss::raw_json("[ 1,{\"a b\":2} ]")));
    EXPECT_THAT(error, testing::Not(amiss::HasDetail("sizes", amiss::raw_json("[1,{\"ab\":2}]"))));
}

TEST(gtest_part_matchers, a_violation)
{
    const ApiError error = ApiError(Code::parameter_invalid).with_violation("a", "one").with_violation("a", "two");
    const amiss::detail::ViolationPart two("a", "two", true);
    EXPECT_TRUE(two.matches_one_of(error.violations())) << "any of them";
    EXPECT_FALSE(amiss::detail::ViolationPart("a", "three", true).matches_one_of(error.violations()));
    EXPECT_FALSE(amiss::detail::ViolationPart("b", "two", true).matches_one_of(error.violations()));
    EXPECT_FALSE(two.matches(error.violations()[0]));
    std::ostringstream out;
    two.describe(out);
    EXPECT_EQ(out.str(), "violation whose field is equal to \"a\" and whose message is equal to \"two\"");
}

TEST(gtest_part_matchers, the_retry_class)
{
    const ErrorIs retryable(new amiss::detail::RetryableMatcher);
    EXPECT_EQ(expects(retryable), "may be retried | may not be retried");
    EXPECT_EQ(says(retryable, Code::rate_limit_exceeded),
              "yes: whose retry class is after_delay, by the word of the code");
    EXPECT_EQ(says(retryable, ApiError(amiss::HttpStatus::not_found)),
              "no: whose retry class is never, by the word of the status");
}

TEST(gtest_part_matchers, a_delay)
{
    const ErrorIs five(new amiss::detail::RetryAfterMatcher(testing::Eq(5)));
    EXPECT_EQ(expects(five),
              "has a delay that, in seconds, is equal to 5 | has no delay that, in seconds, is equal to 5");
    EXPECT_EQ(says(five, ApiError(Code::invalid_json).with_retry_after(std::chrono::seconds(5))),
              "yes: whose delay in seconds is 5");
    EXPECT_EQ(says(five, ApiError(Code::invalid_json).with_retry_after(std::chrono::seconds(6))),
              "no: whose delay in seconds is 6");
    EXPECT_EQ(says(five, Code::invalid_json), "no: which has no delay");
}

TEST(gtest_part_matchers, all_of_several)
{
    const ErrorIs both(new amiss::detail::AllMatcher({param_is("title"), ErrorIs(new DetailMatcher("limit"))}));
    EXPECT_EQ(expects(both),
              "has a param that is equal to \"title\" and has a detail \"limit\" | has no param that is "
              "equal to \"title\" or has no detail \"limit\"");
    const ApiError one = ApiError(Code::invalid_json).with_param("title");
    EXPECT_EQ(says(both, one), "no: which has no detail \"limit\"") << "the first that does not match says so";
    EXPECT_EQ(says(both, Code::invalid_json), "no: which has no param");
    EXPECT_EQ(says(both, ApiError(one).with_detail("limit", 3)), "yes: ");
}
