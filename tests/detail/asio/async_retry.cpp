// SPDX-License-Identifier: BSL-1.0
// The composed operation: the timer that an environment names, and what a cancelled one results in.
#include <amiss/detail/asio/async_retry.hpp>

#include <amiss/expected.hpp>

#include <boost/asio/steady_timer.hpp>
#include <boost/asio/system_timer.hpp>

#include <gtest/gtest.h>

#include <system_error>
#include <type_traits>

namespace {

using amiss::detail::cancelled_result;
using amiss::detail::RetryTimer;

struct WithTimer {
    using Timer = boost::asio::system_timer;
};
static_assert(std::is_same_v<RetryTimer<WithTimer>::type, boost::asio::system_timer>);
static_assert(std::is_same_v<RetryTimer<amiss::RetryEnvironment>::type, boost::asio::steady_timer>);

TEST(async_retry, an_error_code_is_cancelled_as_an_error_code)
{
    using Result = tl::expected<int, std::error_code>;
    EXPECT_EQ(cancelled_result<Result>().error(), std::errc::operation_canceled);
    EXPECT_EQ(cancelled_result<Result>().error(), std::error_code(amiss::client::Code::cancelled));
}

TEST(async_retry, an_api_error_is_cancelled_as_a_code_of_the_client)
{
    EXPECT_EQ(cancelled_result<amiss::expected<void>>().error(), amiss::client::Code::cancelled);
}

} // namespace
