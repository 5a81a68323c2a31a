// SPDX-License-Identifier: BSL-1.0
// Tests of the texts of statuses.
#include <amiss/detail/text/status_text.hpp>

#include <gtest/gtest.h>

#include <string>

namespace {

TEST(status_text, each_status_is_its_three_digits)
{
    for (int status = 100; status <= 999; ++status)
        ASSERT_EQ(amiss::detail::status_text(status), std::to_string(status));
}

TEST(status_text, what_is_no_status_has_none)
{
    for (const int status : {-404, 0, 99, 1000, 65535}) EXPECT_EQ(amiss::detail::status_text(status), "");
}

} // namespace
