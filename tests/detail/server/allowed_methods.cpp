// SPDX-License-Identifier: BSL-1.0
// Tests of the value of Allow: each method once, and what does not fit left out.
#include <amiss/detail/server/allowed_methods.hpp>

#include <gtest/gtest.h>

#include <string>

namespace {

TEST(allowed_methods, are_listed_once_each)
{
    amiss::detail::AllowedMethods allowed;
    EXPECT_TRUE(allowed.empty());
    for (const char* const method : {"GET", "HEAD", "GET", "HEA", "POST", "HEAD"}) allowed.add(method);
    EXPECT_EQ(allowed.view(), "GET, HEAD, HEA, POST");
    EXPECT_FALSE(allowed.empty());
}

TEST(allowed_methods, that_do_not_fit_are_left_out)
{
    amiss::detail::AllowedMethods allowed;
    allowed.add(std::string(300, 'A'));
    EXPECT_TRUE(allowed.empty());
    allowed.add(std::string(198, 'A'));
    EXPECT_EQ(allowed.view().size(), 198U);
    allowed.add("B");
    EXPECT_EQ(allowed.view().size(), 198U);
}

} // namespace
