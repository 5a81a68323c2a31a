// SPDX-License-Identifier: BSL-1.0
// Tests of what a matcher of bodies says.
#include <amiss/detail/gtest/body_matcher.hpp>

#include <amiss/detail_value.hpp>
#include <amiss/layout.hpp>

#include <gtest/gtest.h>

#include <string>

using amiss::ApiError;
using amiss::HttpStatus;

namespace {

constexpr auto layout =
    amiss::object(amiss::member("where", amiss::field::param), amiss::optional_member("id", amiss::field::request_id));
using BodyIs = amiss::detail::BodyMatcher<std::decay_t<decltype(layout)>>;

testing::Matcher<const ApiError&> body_is(const char* json)
{
    return testing::Matcher<const ApiError&>(new BodyIs(layout, {"req_1"}, amiss::detail::body_matcher(json)));
}

} // namespace

TEST(gtest_body_matcher, says_what_is_written_and_where_it_differs)
{
    const ApiError error = ApiError(HttpStatus::not_found).with_param("a b");
    testing::StringMatchResultListener listener;
    EXPECT_FALSE(body_is(R"({ "where": "ab", "id": "req_1" })").MatchAndExplain(error, &listener));
    EXPECT_EQ(listener.str(),
              "which writes\n    {\"where\":\"a b\",\"id\":\"req_1\"}\n  which has at /where\n    \"a "
              "b\",\"id\":\"req_1\"}\n  and not\n    \"ab\",\"id\":\"req_1\"}");
    testing::StringMatchResultListener same;
    EXPECT_TRUE(body_is("{ \"where\" : \"a b\",\n\"id\" : \"req_1\" }").MatchAndExplain(error, &same));
    EXPECT_EQ(same.str(), "which writes\n    {\"where\":\"a b\",\"id\":\"req_1\"}");
}

TEST(gtest_body_matcher, describes_the_body_in_one_line)
{
    const auto matcher = body_is("{\n  \"where\": \"a\"\n}");
    EXPECT_EQ(testing::DescribeMatcher<const ApiError&>(matcher), "writes a body that is {\"where\":\"a\"}");
    EXPECT_EQ(testing::DescribeMatcher<const ApiError&>(testing::Not(matcher)),
              "writes a body that is not {\"where\":\"a\"}");
}

TEST(gtest_body_matcher, texts_are_compared_as_json)
{
    const amiss::detail::IsJsonMatcher matcher(R"([1, 2])");
    const testing::Matcher<std::string_view> of_views = matcher;
    const testing::Matcher<const std::string&> of_strings = matcher;
    EXPECT_TRUE(of_views.Matches("[1,2]"));
    EXPECT_TRUE(of_strings.Matches("[ 1 , 2 ]"));
    EXPECT_FALSE(of_strings.Matches("[2,1]"));
}
