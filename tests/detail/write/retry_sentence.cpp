// SPDX-License-Identifier: BSL-1.0
// Tests of the sentence that says whether and when a request may be repeated.
#include <amiss/detail/write/retry_sentence.hpp>

#include <amiss/apis/cstar.hpp>
#include <amiss/read.hpp>
#include <amiss/write.hpp>

#include <gtest/gtest.h>

#include <string>

namespace {

using namespace amiss;
using cstar::Code;

std::string advice_for(const ApiError& error)
{
    return to_string(object(member("a", field::retry_advice)).relay(), error).substr(5);
}

TEST(retry_sentence, says_no_where_repeating_never_helps)
{
    EXPECT_EQ(advice_for(Code::parameter_missing), "\"No. The same request will fail again.\"}");
    EXPECT_EQ(advice_for(ApiError(Code::parameter_missing).with_retry_after(30)),
              "\"No. The same request will fail again.\"}");
}

TEST(retry_sentence, says_when_after_a_delay)
{
    EXPECT_EQ(advice_for(ApiError(Code::rate_limit_exceeded).with_retry_after(30)), "\"Yes, after 30 seconds.\"}");
    EXPECT_EQ(advice_for(ApiError(Code::rate_limit_exceeded).with_retry_after(1)), "\"Yes, after 1 second.\"}");
    EXPECT_EQ(advice_for(ApiError(Code::rate_limit_exceeded).with_retry_after(0)), "\"Yes, at once.\"}");
    EXPECT_EQ(advice_for(Code::rate_limit_exceeded), "\"Yes, after a while.\"}");
}

TEST(retry_sentence, warns_of_doing_it_twice)
{
    EXPECT_EQ(advice_for(Code::internal_error),
              "\"Only if doing it twice does no harm. It may have been done already.\"}");
    EXPECT_EQ(advice_for(ApiError(Code::internal_error).with_retry_after(5)),
              "\"Only if doing it twice does no harm, and after 5 seconds. It may have been done already.\"}");
}

TEST(retry_sentence, has_room_for_the_longest_delay)
{
    const std::string body = advice_for(ApiError(Code::internal_error).with_retry_after(1000000000));
    EXPECT_EQ(body,
              "\"Only if doing it twice does no harm, and after 1000000000 seconds. It may have been done already.\"}");
}

TEST(retry_sentence, follows_the_server_where_an_error_is_relayed)
{
    const std::string body = R"({"again":false,"code":"rate_limit_exceeded"})";
    constexpr auto layout = object(optional_member("again", field::retryable), member("code", field::code));
    const ApiError error = read<Code>(layout, Received{429, body});
    EXPECT_EQ(advice_for(error), "\"No. The same request will fail again.\"}");
}

} // namespace
