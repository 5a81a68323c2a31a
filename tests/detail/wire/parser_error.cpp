// SPDX-License-Identifier: BSL-1.0
// Tests of the errors that answer what Beast cannot read.
#include <amiss/detail/wire/parser_error.hpp>

#include <boost/asio/error.hpp>

#include <gtest/gtest.h>

#include <system_error>

namespace {

using amiss::detail::parser_error;
using HttpError = boost::beast::http::error;

int beast_status(const boost::system::error_code& failure, bool has_target = true)
{
    const auto error = parser_error(failure, has_target);
    return error ? to_int(error->status()) : 0;
}

TEST(beast_parser_error, each_is_a_status)
{
    EXPECT_EQ(beast_status(HttpError::body_limit), 413);
    EXPECT_EQ(beast_status(HttpError::header_limit), 431);
    EXPECT_EQ(beast_status(HttpError::header_limit, false), 414);
    EXPECT_EQ(beast_status(HttpError::buffer_overflow), 431);
    EXPECT_EQ(beast_status(HttpError::bad_alloc), 503);
    EXPECT_EQ(beast_status(boost::beast::error::timeout), 408);
    for (auto error = HttpError::bad_line_ending; error <= HttpError::multiple_content_length;
         error = static_cast<HttpError>(static_cast<int>(error) + 1))
        EXPECT_EQ(beast_status(error), 400) << make_error_code(error).message();
    EXPECT_EQ(beast_status(HttpError::partial_message), 400);
}

TEST(beast_parser_error, nobody_is_answered_who_is_gone)
{
    EXPECT_EQ(beast_status(HttpError::end_of_stream), 0);
    EXPECT_EQ(beast_status(boost::asio::error::eof), 0);
    EXPECT_EQ(beast_status(boost::asio::error::connection_reset), 0);
    EXPECT_EQ(beast_status(boost::asio::error::operation_aborted), 0);
}

TEST(beast_parser_error, the_log_gets_what_Beast_said)
{
    const auto error = parser_error(HttpError::bad_target, false);
    ASSERT_TRUE(error);
    EXPECT_EQ(error->context(), "bad target");
    EXPECT_EQ(error->cause(), std::error_code(boost::system::error_code(HttpError::bad_target)));
}

} // namespace
