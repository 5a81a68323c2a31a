// SPDX-License-Identifier: BSL-1.0
// Tests of the parser of requests: what comes after a chunked body is no header.
#include <amiss/detail/wire/request_parser.hpp>

#include <boost/asio/buffer.hpp>

#include <gtest/gtest.h>

#include <string>

namespace {

TEST(wire_request_parser, drops_the_fields_after_a_chunked_body)
{
    const std::string text =
        "POST /a HTTP/1.1\r\nHost: a\r\nX-User: 7\r\nX-User: 8\r\nTransfer-Encoding: chunked\r\n\r\n"
        "3\r\nabc\r\n0\r\nX-User: admin\r\nAuthorization: Basic eDp5\r\n\r\n";
    amiss::detail::RequestParser parser;
    parser.eager(true);
    boost::system::error_code failure;
    EXPECT_EQ(parser.put(boost::asio::buffer(text), failure), text.size());
    EXPECT_FALSE(failure) << failure.message();
    ASSERT_TRUE(parser.is_done());
    EXPECT_EQ(parser.get().body(), "abc");
    EXPECT_EQ(parser.get()["Host"], "a");
    EXPECT_EQ(parser.get().count("X-User"), 2U);
    EXPECT_EQ(parser.get().count("Authorization"), 0U);
}

} // namespace
