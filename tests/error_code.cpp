// SPDX-License-Identifier: BSL-1.0
// Tests of which types are error codes of somebody else.
#include <amiss/error_code.hpp>

#include <amiss/apis/cstar.hpp>
#include <amiss/error.hpp>

#include <boost/asio/error.hpp>
#include <boost/system/error_code.hpp>

#include <gtest/gtest.h>

#include <future>
#include <string>
#include <system_error>

namespace {

using amiss::is_foreign_code;

enum class Colour { red = 1 };

static_assert(is_foreign_code<std::error_code>() && is_foreign_code<std::errc>()
              && is_foreign_code<std::future_errc>());
static_assert(is_foreign_code<boost::system::error_code>() && is_foreign_code<boost::asio::error::basic_errors>());
static_assert(!is_foreign_code<amiss::cstar::Code>() && !is_foreign_code<amiss::HttpStatus>());
static_assert(!is_foreign_code<Colour>() && !is_foreign_code<int>() && !is_foreign_code<std::string>());
static_assert(!std::is_constructible_v<amiss::ApiError, Colour> && !std::is_constructible_v<amiss::ApiError, int>);

TEST(error_code, of_boost_is_a_cause)
{
    const amiss::ApiError from_enumerator{boost::asio::error::timed_out};
    EXPECT_EQ(from_enumerator.cause(), std::errc::timed_out);
    const boost::system::error_code code = boost::asio::error::connection_refused;
    EXPECT_EQ(amiss::ApiError(code).cause(), std::errc::connection_refused);
}

TEST(error_code, of_the_standard_library_is_a_cause)
{
    EXPECT_EQ(amiss::ApiError(std::errc::io_error).cause(), std::errc::io_error);
    EXPECT_EQ(amiss::ApiError(std::future_errc::no_state).cause(), std::future_errc::no_state);
}

TEST(error_code, of_a_catalogue_keeps_its_row)
{
    const std::error_code code = amiss::cstar::Code::key_expired;
    EXPECT_EQ(amiss::ApiError(code), amiss::cstar::Code::key_expired);
    EXPECT_FALSE(amiss::ApiError(code).cause());
}

} // namespace
