// SPDX-License-Identifier: BSL-1.0
// Tests of the words of matchers: matchers of texts, values with their explanations, results, codes.
#include <amiss/detail/gtest/explain.hpp>

#include <amiss/apis/cstar.hpp>
#include <amiss/read_any.hpp>

#include <gtest/gtest.h>

#include <string>
#include <string_view>

using amiss::ApiError;
using amiss::cstar::Code;
using amiss::detail::TextMatcher;

namespace {

std::string code_of(const ApiError& error)
{
    testing::StringMatchResultListener listener;
    amiss::detail::explain_code(error, &listener);
    return listener.str();
}

} // namespace

TEST(gtest_explain, a_matcher_of_texts_is_made_of_texts_and_of_matchers)
{
    EXPECT_TRUE(amiss::detail::text_matcher("a").Matches("a"));
    EXPECT_FALSE(amiss::detail::text_matcher(std::string("a")).Matches("ab"));
    EXPECT_TRUE(amiss::detail::text_matcher(std::string_view("ab").substr(0, 1)).Matches("a"));
    EXPECT_TRUE(amiss::detail::text_matcher(testing::HasSubstr("a")).Matches("ab"));
    EXPECT_TRUE(amiss::detail::text_matcher(testing::Matcher<std::string_view>("a")).Matches("a"));
    EXPECT_TRUE(amiss::detail::text_matcher(testing::_).Matches(""));
}

TEST(gtest_explain, a_part_is_shown_with_what_its_matcher_says)
{
    testing::StringMatchResultListener listener;
    EXPECT_TRUE(amiss::detail::match_part("a", TextMatcher("a"), "whose param is", "\"***\"", &listener));
    EXPECT_EQ(listener.str(), "whose param is \"***\"");
    testing::StringMatchResultListener sized;
    EXPECT_FALSE(amiss::detail::match_part("a", TextMatcher(testing::SizeIs(2)), "whose param is", "\"a\"", &sized));
    EXPECT_EQ(sized.str(), "whose param is \"a\", whose size 1 doesn't match");
}

TEST(gtest_explain, a_text_is_shown_as_in_the_log_line)
{
    using amiss::detail::shown_text;
    const ApiError error = Code::invalid_json;
    EXPECT_EQ(shown_text(error, "a \"b\" \u00e4 \u202e \x1b[31m\xff\n"),
              "\"a \\\"b\\\" \u00e4 \\u202e \\u001b[31m\uFFFD\\n\"");
    EXPECT_EQ(shown_text(error, "login with password=hunter2"), "\"login with password=***\"");
    EXPECT_EQ(shown_text(error, "abcdef0123456789"), "\"abcdef0123456789\"");
    EXPECT_EQ(shown_text(error, "abcdef0123456789", "token"), "\"***\"") << "the key of a detail tells of it";
    EXPECT_EQ(shown_text(error, "low", "a\"b"), "\"low\"");
    EXPECT_EQ(shown_text(error, std::string(5000, 'x')), '"' + std::string(5000, 'x') + '"');
    EXPECT_EQ(shown_text(error, error.message()), testing::PrintToString(error.message()));
}

TEST(gtest_explain, the_code_of_an_error)
{
    EXPECT_EQ(code_of(Code::invalid_json), "whose code is invalid_json");
    EXPECT_EQ(code_of(ApiError(amiss::HttpStatus::not_found)), "which has no code");
    const std::string_view body = R"({"error": {"code": "brand_new", "message": "Something else."}})";
    EXPECT_EQ(code_of(amiss::read_any(amiss::Received{409, body})), "whose code is \"brand_new\"");
    const std::string_view secret = R"({"error": {"code": "sk_live_abcdefghijklmnop1234", "message": "m"}})";
    EXPECT_EQ(code_of(amiss::read_any(amiss::Received{409, secret})), "whose code is \"sk_***\"");
}
