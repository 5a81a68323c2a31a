// SPDX-License-Identifier: BSL-1.0
// Tests of request heads: where they end, what they say, and what is refused.
#include <amiss/detail/wire/request_head.hpp>

#include <gtest/gtest.h>

#include <string>
#include <string_view>

namespace {

using amiss::HttpStatus;
using amiss::detail::head_size;
using amiss::detail::read_request_head;
using amiss::detail::RequestHead;

HttpStatus status_of_head(const std::string& text)
{
    RequestHead head;
    return read_request_head(text, head);
}

std::string get_with(const std::string& headers) { return "GET / HTTP/1.1\r\nHost: a\r\n" + headers + "\r\n"; }

TEST(WireRequestHead, EndsAtTheEmptyLine)
{
    const std::string head = get_with("");
    EXPECT_EQ(head_size(head + "body"), head.size());
    for (std::size_t size = 0; size < head.size(); ++size) EXPECT_EQ(head_size(head.substr(0, size)), 0U) << size;
    for (std::size_t seen = 0; seen < head.size(); ++seen) EXPECT_EQ(head_size(head, seen), head.size()) << seen;
    EXPECT_EQ(head_size("GET / HTTP/1.1\n\nrest"), 16U); // to be refused, rather than waited for
}

TEST(WireRequestHead, SaysWhatWasSent)
{
    RequestHead head;
    const std::string text = "POST /a?b HTTP/1.1\r\nHost: a\r\nX-Empty:\r\nX-A: \t b c \r\ncontent-length: 12\r\n"
                             "Expect: 100-Continue\r\n\r\n";
    ASSERT_EQ(read_request_head(text, head), HttpStatus::ok);
    EXPECT_EQ(head.method, "POST");
    EXPECT_EQ(head.target, "/a?b");
    ASSERT_EQ(head.headers.size(), 5U);
    EXPECT_EQ(head.headers[1].value, "");
    EXPECT_EQ(head.headers[2].name, "X-A");
    EXPECT_EQ(head.headers[2].value, "b c");
    EXPECT_EQ(head.length, 12U);
    EXPECT_TRUE(head.awaits_continue);
    EXPECT_TRUE(head.keep_alive);
    EXPECT_FALSE(head.chunked);
    EXPECT_FALSE(head.is_first_version);
}

TEST(WireRequestHead, KeepsTheConnectionAsAsked)
{
    const auto keeps = [](const std::string& text) {
        RequestHead head;
        EXPECT_EQ(read_request_head(text, head), HttpStatus::ok) << text;
        return head.keep_alive;
    };
    EXPECT_TRUE(keeps(get_with("")));
    EXPECT_FALSE(keeps(get_with("Connection: TE, Close\r\n")));
    EXPECT_FALSE(keeps("GET / HTTP/1.0\r\n\r\n"));
    EXPECT_TRUE(keeps("GET / HTTP/1.0\r\nConnection: Keep-Alive\r\n\r\n"));
    EXPECT_FALSE(keeps(get_with("Connection: close\r\nConnection: keep-alive\r\n")));
}

TEST(WireRequestHead, RefusesWhatCanBeReadInTwoWays)
{
    for (const std::string_view headers :
         {"no colon\r\n", "A : b\r\n", " A: b\r\n", "A: b\r\n folded\r\n", "A: b\n", "A: \x01\r\n", ": b\r\n",
          "Host: b\r\n", "Content-Length: +1\r\n", "Content-Length: 1, 1\r\n", "Content-Length:\r\n",
          "Content-Length: 1\r\nContent-Length: 2\r\n", "Content-Length: 1\r\nTransfer-Encoding: chunked\r\n"}) {
        EXPECT_EQ(status_of_head(get_with(std::string(headers))), HttpStatus::bad_request) << headers;
    }
    EXPECT_EQ(status_of_head(get_with("Content-Length: 1\r\nContent-Length: 1\r\n")), HttpStatus::ok);
    EXPECT_EQ(status_of_head("GET / HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n"), HttpStatus::bad_request);
    EXPECT_EQ(status_of_head(get_with("Transfer-Encoding: CHUNKED\r\n")), HttpStatus::ok);
    EXPECT_EQ(status_of_head(get_with("Transfer-Encoding: gzip\r\n")), HttpStatus::not_implemented);
    EXPECT_EQ(status_of_head(get_with("Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n")),
              HttpStatus::bad_request);
}

TEST(WireRequestHead, RefusesRequestLinesThatAreNone)
{
    for (const std::string_view line :
         {"", "GET", "GET /", "GET / HTTP/1", "GET / HTTP/1.x", "GET / http/1.1", "G(T / HTTP/1.1", "GET  HTTP/1.1",
          " GET / HTTP/1.1", "GET /a b HTTP/1.1", "GET /\x7F HTTP/1.1"}) {
        EXPECT_EQ(status_of_head(std::string(line) + "\r\nHost: a\r\n\r\n"), HttpStatus::bad_request) << line;
    }
    EXPECT_EQ(status_of_head("GET / HTTP/1.1\r\n\r\n"), HttpStatus::bad_request); // no Host
    EXPECT_EQ(status_of_head("GET / HTTP/2.0\r\nHost: a\r\n\r\n"), HttpStatus::http_version_not_supported);
    EXPECT_EQ(status_of_head("BREW /\xC3\xBC HTTP/1.1\r\nHost: a\r\n\r\n"), HttpStatus::ok);
}

TEST(WireRequestHead, KeepsWhatWasReadBeforeAnError)
{
    RequestHead head;
    const std::string text = "GET /a HTTP/1.1\r\nHost: a\r\nX-Request-Id: r1\r\nwrong\r\n\r\n";
    EXPECT_EQ(read_request_head(text, head), HttpStatus::bad_request);
    EXPECT_EQ(head.target, "/a");
    ASSERT_EQ(head.headers.size(), 2U);
    EXPECT_EQ(head.headers[1].value, "r1");
}

} // namespace
