// SPDX-License-Identifier: BSL-1.0
// Tests of request heads: where they end, what they say, and what is refused.
#include <amiss/detail/wire/request_head.hpp>

#include <gtest/gtest.h>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace {

using amiss::HttpStatus;
using amiss::detail::head_size;
using amiss::detail::read_request_head;
using amiss::detail::RequestHead;
using amiss::detail::RequestLimits;
using amiss::detail::RequestParser;

/// A head that was read, and what refuses it.
struct HeadRead {
    explicit HeadRead(std::string_view text, std::uint64_t longest_body = 100)
        : error(read_request_head(text, RequestLimits{50, 300, longest_body}, parser, head))
    {}
    HttpStatus status() const { return error ? error->status() : HttpStatus::ok; }

    RequestParser parser;
    RequestHead head;
    std::optional<amiss::ApiError> error;
};

HttpStatus status_of_head(const std::string& text) { return HeadRead(text).status(); }

std::string get_with(const std::string& headers) { return "GET / HTTP/1.1\r\nHost: a\r\n" + headers + "\r\n"; }

TEST(WireRequestHead, EndsAtTheEmptyLine)
{
    const std::string head = get_with("");
    EXPECT_EQ(head_size(head + "body"), head.size());
    for (std::size_t size = 0; size < head.size(); ++size) EXPECT_EQ(head_size(head.substr(0, size)), 0U) << size;
    for (std::size_t seen = 0; seen < head.size(); ++seen) EXPECT_EQ(head_size(head, seen), head.size()) << seen;
    EXPECT_EQ(head_size("GET / HTTP/1.1\n\nrest"), 16U); // to be refused, rather than waited for
}

TEST(WireRequestHead, BeginsAfterEmptyLines)
{
    EXPECT_EQ(amiss::detail::empty_lines(""), 0U);
    EXPECT_EQ(amiss::detail::empty_lines("\r\n\r\nG\r\n"), 4U);
    EXPECT_EQ(amiss::detail::empty_lines("\r"), 0U);
}

TEST(WireRequestHead, SaysWhatWasSent)
{
    const HeadRead read("POST /a?b HTTP/1.1\r\nHost: a\r\nX-Empty:\r\nX-A: \t b c \r\ncontent-length: 12\r\n"
                        "Expect: 100-Continue\r\n\r\n");
    const RequestHead& head = read.head;
    ASSERT_EQ(read.status(), HttpStatus::ok);
    EXPECT_EQ(head.method, "POST");
    EXPECT_EQ(head.target, "/a?b");
    ASSERT_EQ(head.headers.size(), 5U);
    EXPECT_EQ(head.headers[1].value, "");
    EXPECT_EQ(head.headers[2].name, "X-A");
    EXPECT_EQ(head.headers[2].value, "b c");
    EXPECT_TRUE(head.awaits_continue);
    EXPECT_TRUE(head.keep_alive);
    EXPECT_FALSE(head.chunked);
    EXPECT_FALSE(head.is_first_version);
    EXPECT_FALSE(read.parser.is_done());
    EXPECT_TRUE(HeadRead(get_with("Transfer-Encoding: Chunked\r\n")).head.chunked);
}

TEST(WireRequestHead, WhoExpectsSomethingElseIsRefused)
{
    EXPECT_FALSE(HeadRead(get_with("Expect: 100-continue\r\n")).head.awaits_continue); // and sends no body
    EXPECT_FALSE(HeadRead("PUT / HTTP/1.0\r\nContent-Length: 1\r\nExpect: 100-continue\r\n\r\n").head.awaits_continue);
    EXPECT_EQ(status_of_head(get_with("Expect: tea\r\n")), HttpStatus::expectation_failed);
}

TEST(WireRequestHead, KeepsTheConnectionAsAsked)
{
    const auto keeps = [](const std::string& text) {
        const HeadRead read(text);
        EXPECT_EQ(read.status(), HttpStatus::ok) << text;
        return read.head.keep_alive;
    };
    EXPECT_TRUE(keeps(get_with("")));
    EXPECT_FALSE(keeps(get_with("Connection: TE, Close\r\n")));
    EXPECT_FALSE(keeps("GET / HTTP/1.0\r\n\r\n"));
    EXPECT_TRUE(keeps("GET / HTTP/1.0\r\nConnection: Keep-Alive\r\n\r\n"));
    EXPECT_FALSE(keeps(get_with("Connection: close\r\nConnection: keep-alive\r\n")));
}

TEST(WireRequestHead, RefusesWhatCanBeReadInTwoWays)
{
    for (const std::string_view headers : {"no colon\r\n",
                                           "A : b\r\n",
                                           " A: b\r\n",
                                           "A: b\r\n folded\r\n",
                                           "A: b\n",
                                           "A: \x01\r\n",
                                           ": b\r\n",
                                           "Host: b\r\n",
                                           "Content-Length: +1\r\n",
                                           "Content-Length: 1, 1\r\n",
                                           "Content-Length:\r\n",
                                           "Content-Length: 18446744073709551616\r\n",
                                           "Content-Length: 1\r\nContent-Length: 2\r\n",
                                           "Content-Length: 1\r\nTransfer-Encoding: chunked\r\n",
                                           "Transfer-Encoding: chunked\r\nContent-Length: 1\r\n",
                                           "Transfer-Encoding:\r\n chunked\r\n",
                                           "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n",
                                           "Transfer-Encoding : chunked\r\n",
                                           "Transfer-Encoding: chunked\n",
                                           "A: b\rContent-Length: 1\r\n",
                                           "Transfer-Encoding\x0b: chunked\r\n"}) {
        EXPECT_EQ(status_of_head(get_with(std::string(headers))), HttpStatus::bad_request) << headers;
    }
    EXPECT_EQ(status_of_head(get_with("Content-Length: 1\r\nContent-Length: 1\r\n")), HttpStatus::ok);
    EXPECT_EQ(status_of_head("GET / HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n"), HttpStatus::bad_request);
    EXPECT_EQ(status_of_head(get_with("Transfer-Encoding: CHUNKED\r\n")), HttpStatus::ok);
    EXPECT_EQ(status_of_head(get_with("Transfer-Encoding: gzip\r\n")), HttpStatus::not_implemented);
    EXPECT_EQ(status_of_head(get_with("Transfer-Encoding: gzip, chunked\r\n")), HttpStatus::not_implemented);
    EXPECT_EQ(status_of_head(get_with("Transfer-Encoding: \x0b"
                                      "chunked\r\n")),
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

TEST(WireRequestHead, RefusesWhatIsTooLong)
{
    EXPECT_EQ(status_of_head("GET /" + std::string(49, 'x') + " HTTP/1.1\r\nHost: a\r\n\r\n"), HttpStatus::ok);
    EXPECT_EQ(status_of_head("GET /" + std::string(50, 'x') + " HTTP/1.1\r\nwrong\r\n\r\n"), HttpStatus::uri_too_long);
    EXPECT_EQ(status_of_head("GET /" + std::string(300, 'x')), HttpStatus::uri_too_long);
    const std::string value(300 - get_with("A: \r\n").size(), 'x');
    EXPECT_EQ(status_of_head(get_with("A: " + value + "\r\n")), HttpStatus::ok);
    EXPECT_EQ(status_of_head(get_with("A: x" + value + "\r\n")), HttpStatus::request_header_fields_too_large);
    EXPECT_EQ(status_of_head(get_with("Content-Length: 100\r\n")), HttpStatus::ok);
    EXPECT_EQ(status_of_head(get_with("Content-Length: 101\r\n")), HttpStatus::content_too_large);
    EXPECT_EQ(status_of_head(get_with("Content-Length: 18446744073709551615\r\n")), HttpStatus::content_too_large);
}

TEST(WireRequestHead, KeepsWhatWasReadBeforeAnError)
{
    const HeadRead read("GET /a HTTP/1.1\r\nHost: a\r\nX-Request-Id: r1\r\nwrong\r\n\r\n");
    ASSERT_EQ(read.status(), HttpStatus::bad_request);
    EXPECT_EQ(read.error->context(), "bad field");
    EXPECT_EQ(read.head.target, "/a");
    ASSERT_EQ(read.head.headers.size(), 2U);
    EXPECT_EQ(read.head.headers[1].value, "r1");
    EXPECT_EQ(HeadRead("GET / HTTP/1.1\r\n\r\n").error->context(), "not one Host header");
}

} // namespace
