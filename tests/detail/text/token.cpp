// SPDX-License-Identifier: BSL-1.0
// Tests of tokens and of comparing header names.
#include <amiss/detail/text/token.hpp>

#include <gtest/gtest.h>

namespace {

using amiss::detail::is_token;
using amiss::detail::same_header;

static_assert(is_token("parameter_missing") && is_token("X-Request-Id") && is_token("!#$%&'*+-.^_`|~09azAZ"));
static_assert(!is_token("") && !is_token("a b") && !is_token("a\r\n") && !is_token("a:") && !is_token("caf\xC3\xA9"));

static_assert(amiss::detail::is_tchar('~') && !amiss::detail::is_tchar('/') && !amiss::detail::is_tchar('='));

TEST(token, header_names_are_compared_without_case_only_in_ascii)
{
    EXPECT_TRUE(same_header("Retry-After", "retry-AFTER"));
    EXPECT_FALSE(same_header("Retry-After", "Retry-Afte"));
    EXPECT_FALSE(same_header("Retry-After", "Retry_After"));
    EXPECT_FALSE(same_header("\xC3\x89", "\xC3\xA9")); // É and é
    EXPECT_FALSE(same_header("[", "{"));               // these differ by the bit that is the case of letters
}

} // namespace
