// SPDX-License-Identifier: BSL-1.0
// Tests of bodies that are read of a session of POCO.
#include <amiss/detail/poco/take_body.hpp>

#include <support/poco_params.hpp>

#include <gtest/gtest.h>

#include <map>
#include <string>

namespace {

using namespace amiss;

struct TakenBody {
    HttpStatus status{};
    std::string body;
    char next = '\0'; // the byte after it
};

TakenBody take(const std::string& header, const std::string& value, const std::string& sent, bool ends = true)
{
    peers::PocoPair pair;
    pair.send(sent);
    if (ends) pair.client.shutdownSend();
    Poco::Net::HTTPServerSession session(pair.server, peers::poco_params(50));
    const std::multimap<std::string, std::string> headers{{"Host", "a"}, {header, value}};
    TakenBody taken;
    taken.status = detail::take_body(session, detail::HeadCheck(headers, "HTTP/1.1"), 6, taken.body);
    if (taken.status == HttpStatus::ok) detail::SessionAccess::read_byte(session, taken.next);
    return taken;
}

TEST(take_poco_body, a_length)
{
    const TakenBody whole = take("Content-Length", "4", "abcdN");
    EXPECT_EQ(whole.status, HttpStatus::ok);
    EXPECT_EQ(whole.body, "abcd");
    EXPECT_EQ(whole.next, 'N');
    EXPECT_EQ(take("Content-Length", "4", "abc").status, HttpStatus::bad_request);
    EXPECT_EQ(take("Content-Length", "4", "abc", false).status, HttpStatus::request_timeout);
    EXPECT_EQ(take("Content-Length", "7", "").status, HttpStatus::content_too_large);
    EXPECT_EQ(take("X-None", "", "N").body, "");
}

TEST(take_poco_body, chunks)
{
    const std::string sent =
        std::string("3;a=b\r\nab\xFF\r\n3\r\n") + std::string("\0cd", 3) + "\r\n0\r\nA: b\r\n\r\nN";
    const TakenBody all = take("Transfer-Encoding", "chunked", sent);
    EXPECT_EQ(all.status, HttpStatus::ok);
    EXPECT_EQ(all.body, std::string("ab\xFF\0cd", 6));
    EXPECT_EQ(all.next, 'N');
    EXPECT_EQ(take("Transfer-Encoding", "chunked", "3\r\nabcd").status, HttpStatus::bad_request);
    EXPECT_EQ(take("Transfer-Encoding", "chunked", "7\r\n", false).status, HttpStatus::content_too_large);
    EXPECT_EQ(take("Transfer-Encoding", "chunked", "3\r\nab", false).status, HttpStatus::request_timeout);
}

} // namespace
