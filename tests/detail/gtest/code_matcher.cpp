// SPDX-License-Identifier: BSL-1.0
// Tests of what a matcher of codes, statuses and types says of itself and of errors that it does not match.
#include <amiss/detail/gtest/code_matcher.hpp>

#include <amiss/apis/cstar.hpp>

#include <gtest/gtest.h>

#include <string>
#include <system_error>

using amiss::ApiError;
using amiss::HttpStatus;
using amiss::cstar::Code;

namespace {

/// What it expects, what it expects when it is negated, and what it says of `error`, which it does not match.
template <class What>
std::string said(const What& what, const ApiError& error)
{
    const testing::Matcher<const ApiError&> matcher(new amiss::detail::CodeMatcher<What>(what));
    testing::StringMatchResultListener listener;
    EXPECT_FALSE(matcher.MatchAndExplain(error, &listener));
    return testing::DescribeMatcher<const ApiError&>(matcher) + " | "
        + testing::DescribeMatcher<const ApiError&>(testing::Not(matcher)) + " | " + listener.str();
}

} // namespace

TEST(gtest_code_matcher, everything_that_compares_with_an_error_has_words)
{
    const ApiError error = Code::parameter_missing;
    EXPECT_EQ(said(Code::invalid_json, error),
              "fails with invalid_json | does not fail with invalid_json | whose code is parameter_missing");
    EXPECT_EQ(said(HttpStatus::not_found, error),
              "fails with status 404 Not Found | does not fail with status 404 Not "
              "Found | whose status is 400 Bad Request");
    EXPECT_EQ(said(amiss::cstar::Type::api_error, error),
              "fails with type api_error | does not fail with type api_error | whose type is invalid_request_error");
    EXPECT_EQ(said(amiss::cstar::Type::api_error, ApiError(HttpStatus::not_found)),
              "fails with type api_error | does not fail with type api_error | which has no type");
    EXPECT_EQ(said(amiss::Retry::after_delay, error),
              "fails with retry class after_delay | does not fail with retry "
              "class after_delay | whose retry class is never");
    EXPECT_EQ(said(std::errc::permission_denied, error),
              "fails with generic:13 (Permission denied) | does not fail with generic:13 (Permission denied) | whose "
              "code is parameter_missing");
    EXPECT_EQ(said(std::error_code(Code::invalid_json), error).substr(0, 22), "fails with cstar:10 | ");
    EXPECT_EQ(said(static_cast<Code>(99), error).substr(0, 22), "fails with cstar:99 | ");
}

TEST(gtest_code_matcher, an_error_as_a_whole_has_its_line)
{
    const ApiError error = Code::parameter_missing;
    EXPECT_EQ(said(ApiError(Code::internal_error), error).substr(0, 43),
              "fails with the error internal_error 500 \"Th");
    const std::string other = said(ApiError(Code::internal_error), error);
    EXPECT_NE(other.find(" | whose code is parameter_missing"), other.npos) << other;
    const std::string similar = said(ApiError(Code::parameter_missing).with_param("title"), error);
    EXPECT_NE(similar.find(" | which does not say the same"), similar.npos) << similar;
}
