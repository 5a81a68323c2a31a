// SPDX-License-Identifier: BSL-1.0
// Tests of matchers that take a violation or a response as well as an error.
#include <amiss/detail/gtest/other_subjects.hpp>

#include <amiss/adapt/gtest.hpp>
#include <amiss/apis/cstar.hpp>
#include <amiss/exception.hpp>
#include <amiss/expected.hpp>
#include <amiss/response.hpp>
#include <amiss/server/answer.hpp>

#include <gtest/gtest.h>

#include <string>

using amiss::ApiError;
using amiss::cstar::Code;
using amiss::detail::HasStatusMatcher;
using amiss::detail::HasViolationMatcher;
using amiss::detail::StatusNumber;

namespace {

template <class Subject, class Matcher>
std::string says(const Matcher& matcher, const Subject& subject)
{
    testing::StringMatchResultListener listener;
    const bool matches = testing::Matcher<const Subject&>(matcher).MatchAndExplain(subject, &listener);
    return (matches ? "yes: " : "no: ") + listener.str();
}

struct Kept {
    int status = 0;
};

} // namespace

TEST(gtest_other_subjects, a_violation_in_an_error_or_alone)
{
    const HasViolationMatcher matcher({"title", "is required", true});
    const ApiError error = ApiError(Code::parameter_invalid).with_violation("title", "is too long");
    EXPECT_EQ(testing::DescribeMatcher<ApiError>(matcher),
              "has a violation whose field is equal to \"title\" and whose message is equal to \"is required\"");
    EXPECT_EQ(testing::DescribeMatcher<ApiError>(testing::Not(matcher)).substr(0, 40),
              "has no violation whose field is equal to");
    EXPECT_EQ(says(matcher, error), "no: whose violations are { title: \"is too long\" }");
    EXPECT_EQ(says(matcher, ApiError(Code::invalid_json)), "no: which has no violations");
    EXPECT_EQ(says(matcher, amiss::expected<int>(5)), "no: which is not an error");
    EXPECT_EQ(says(matcher, error.violations()[0]), "no: ");
    EXPECT_EQ(says(matcher, amiss::Violation{"title", "is required"}), "yes: ");
}

TEST(gtest_other_subjects, the_status_of_an_error_or_of_a_response)
{
    const HasStatusMatcher matcher(amiss::HttpStatus::not_found);
    EXPECT_EQ(testing::DescribeMatcher<ApiError>(matcher), "has status 404 Not Found");
    EXPECT_EQ(testing::DescribeMatcher<ApiError>(testing::Not(matcher)), "does not have status 404 Not Found");
    const HasStatusMatcher from_500(testing::Matcher<StatusNumber>(testing::Ge(500)));
    EXPECT_EQ(testing::DescribeMatcher<ApiError>(from_500), "has a status that is >= 500");
    EXPECT_EQ(testing::DescribeMatcher<ApiError>(testing::Not(from_500)), "does not have a status that is >= 500");
    EXPECT_EQ(says(matcher, ApiError(Code::resource_not_found)), "yes: whose status is 404 Not Found");
    EXPECT_EQ(says(from_500, ApiError(Code::resource_not_found)), "no: whose status is 404 Not Found");
    EXPECT_EQ(says(matcher, amiss::expected<int>(5)), "no: which is not an error");
    EXPECT_EQ(says(matcher, Kept{404}), "yes: whose status is 404 Not Found");
    static_assert(amiss::detail::is_response_v<amiss::Response> && amiss::detail::is_response_v<amiss::Answer>);
    static_assert(!amiss::detail::is_response_v<ApiError> && !amiss::detail::is_response_v<amiss::expected<Kept>>);
}

TEST(gtest_other_subjects, a_status_is_matched_by_matchers_of_numbers_and_of_statuses)
{
    using amiss::HasStatus;
    using amiss::HttpStatus;
    const ApiError error = Code::resource_not_found;
    EXPECT_THAT(error, HasStatus(testing::AnyOf(HttpStatus::gone, HttpStatus::not_found)));
    EXPECT_THAT(error, HasStatus(testing::Ne(HttpStatus::gone)));
    EXPECT_THAT(error, HasStatus(testing::AllOf(testing::Ge(HttpStatus::bad_request), testing::Lt(500))));
    EXPECT_THAT(error, testing::Not(HasStatus(testing::Matcher<int>(410))));
    EXPECT_THAT(error, HasStatus(testing::Matcher<HttpStatus>(HttpStatus::not_found)));
    EXPECT_THAT(error, HasStatus(testing::Truly([](int status) { return status % 100 == 4; })));
    EXPECT_EQ(testing::DescribeMatcher<ApiError>(HasStatus(testing::Ne(HttpStatus::gone))),
              "has a status that isn't equal to 410 Gone");
    struct Reply {
        HttpStatus status;
    };
    EXPECT_THAT(Reply{HttpStatus::gone}, testing::AllOf(HasStatus(410), HasStatus(HttpStatus::gone)));
}

TEST(gtest_other_subjects, the_error_of_what_googletest_cannot_print_is_shown)
{
    const HasStatusMatcher matcher(amiss::HttpStatus::not_found);
    const std::string said = says(matcher, amiss::ApiException(ApiError(Code::invalid_json)));
    EXPECT_EQ(said.substr(0, 37), "no: whose error is invalid_json 400 \"") << said;
    EXPECT_NE(said.find("\", whose status is 400 Bad Request"), said.npos) << said;
}
