// SPDX-License-Identifier: BSL-1.0
// Tests of what headers say together: without a header nothing, and X-RateLimit-Reset is in seconds since 1970.
#include <amiss/detail/headers/header_findings.hpp>

#include <gtest/gtest.h>

namespace {

using namespace amiss;

TEST(header_findings, nothing_is_said_without_headers)
{
    const detail::HeaderFindings findings;
    EXPECT_FALSE(findings.any || findings.malformed || findings.retry_after || findings.reset_wait || findings.rare);
    EXPECT_EQ(findings.limit, RateLimit{});
    EXPECT_EQ(findings.request_id, "");
    const detail::HeaderRules rules;
    EXPECT_EQ(rules.reset, ResetUnit::unix_seconds);
    EXPECT_FALSE(rules.codes) << "a code in a header counts only where it is asked for";
}

} // namespace
