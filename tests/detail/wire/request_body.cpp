// SPDX-License-Identifier: BSL-1.0
// Tests of bodies of requests: in any pieces, and with more around the chunks than there may be.
#include <amiss/detail/wire/request_body.hpp>

#include <gtest/gtest.h>

#include <string>
#include <string_view>

namespace {

using HttpError = boost::beast::http::error;

/// A parser that has read a head, and what it has made of the body.
struct BodyRead {
    explicit BodyRead(std::string_view framing)
    {
        const std::string head = "POST / HTTP/1.1\r\n" + std::string(framing) + "\r\n\r\n";
        parser.put(boost::asio::buffer(head), failure);
        EXPECT_FALSE(failure) << failure.message();
        parser.eager(true);
    }
    std::size_t take(std::string_view received) { return read_request_body(received, 20, parser, failure); }
    const std::string& body() const { return parser.get().body(); }

    amiss::detail::RequestParser parser;
    boost::system::error_code failure;
};

TEST(WireRequestBody, EndsWhereItsLengthSays)
{
    BodyRead read("Content-Length: 50");
    EXPECT_EQ(read.take(std::string(30, 'a')), 30U);
    EXPECT_EQ(read.failure, HttpError::need_more);
    EXPECT_EQ(read.take(std::string(30, 'a')), 20U);
    EXPECT_FALSE(read.failure);
    EXPECT_EQ(read.body(), std::string(50, 'a'));
}

TEST(WireRequestBody, MayBeOneChunkThatIsTheLast)
{
    BodyRead read("Transfer-Encoding: chunked");
    for (const std::string_view part : {"", "0", "0\r", "0\r\n", "0\r\n\r"}) {
        EXPECT_EQ(read.take(part), 0U) << part;
        EXPECT_EQ(read.failure, HttpError::need_more) << part;
    }
    EXPECT_EQ(read.take("0\r\n\r\nGET"), 5U);
    EXPECT_FALSE(read.failure);
    EXPECT_TRUE(read.parser.is_done());
}

TEST(WireRequestBody, HasALimitForAllThatIsNoData)
{
    BodyRead extended("Transfer-Encoding: chunked");
    EXPECT_EQ(extended.take("1;" + std::string(17, 'x')), 0U);
    EXPECT_EQ(extended.failure, HttpError::need_more);
    EXPECT_EQ(extended.take("1;" + std::string(18, 'x')), 0U);
    EXPECT_EQ(extended.failure, HttpError::buffer_overflow);

    BodyRead trailing("Transfer-Encoding: chunked");
    EXPECT_EQ(trailing.take("1\r\na\r\n0\r\nX: 90123456789\r\n\r\n"), 4U);
    EXPECT_EQ(trailing.failure, HttpError::buffer_overflow);
    EXPECT_EQ(trailing.body(), "a");

    BodyRead all("Transfer-Encoding: chunked"); // each chunk is counted for itself
    EXPECT_EQ(all.take("1;ext=1\r\na\r\n1;ext=2\r\nb\r\n0;ext=3\r\nX: y\r\n\r\n"), 41U);
    EXPECT_FALSE(all.failure);
    EXPECT_EQ(all.body(), "ab");
}

TEST(WireRequestBody, IsRefusedWhereItIsMalformed)
{
    BodyRead read("Transfer-Encoding: chunked");
    EXPECT_EQ(read.take("1\r\nab\r\n0\r\n\r\n"), 4U);
    EXPECT_EQ(read.failure, HttpError::bad_chunk);
}

} // namespace
