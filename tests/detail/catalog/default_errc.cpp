// SPDX-License-Identifier: BSL-1.0
// The portable condition of a status: each one that has one, and none for the others.
#include <amiss/detail/catalog/default_errc.hpp>

#include <gtest/gtest.h>

#include <system_error>

namespace {

using amiss::HttpStatus;

TEST(default_errc, of_a_status)
{
    using amiss::detail::default_errc;
    const auto is = [](int status, std::errc code) {
        return default_errc(static_cast<HttpStatus>(status)) == static_cast<int>(code);
    };
    EXPECT_TRUE(is(400, std::errc::invalid_argument) && is(422, std::errc::invalid_argument));
    EXPECT_TRUE(is(401, std::errc::permission_denied) && is(403, std::errc::permission_denied));
    EXPECT_TRUE(is(408, std::errc::timed_out) && is(504, std::errc::timed_out));
    EXPECT_TRUE(is(429, std::errc::resource_unavailable_try_again));
    EXPECT_TRUE(is(503, std::errc::resource_unavailable_try_again));
    EXPECT_TRUE(is(501, std::errc::function_not_supported));
    for (const int status : {0, 200, 404, 409, 500, 502})
        EXPECT_EQ(default_errc(static_cast<HttpStatus>(status)), 0) << status;
}

} // namespace
