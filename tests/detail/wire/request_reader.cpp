// SPDX-License-Identifier: BSL-1.0
// Tests of the reader of requests: pieces, pipelines, limits, and bodies that have to be asked for.
#include <amiss/detail/wire/request_reader.hpp>

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

namespace {

using amiss::HttpStatus;
using amiss::detail::RequestReader;
using Event = RequestReader::Event;

const std::string get_a = "GET /a HTTP/1.1\r\nHost: h\r\n\r\n";

void append(RequestReader& reader, std::string_view text) { reader.append(text.data(), text.size()); }

std::string post_of(const std::string& headers, const std::string& body)
{
    return "POST /p HTTP/1.1\r\nHost: h\r\n" + headers + "\r\n" + body;
}

TEST(WireRequestReader, ReadsRequestsThatComeInPieces)
{
    const std::string text = "\r\n" + get_a + post_of("Content-Length: 3\r\n", "abc")
        + post_of("Transfer-Encoding: chunked\r\n", "2\r\nde\r\n0\r\n\r\n") + get_a;
    for (std::size_t piece = 1; piece < text.size(); ++piece) {
        RequestReader reader;
        std::vector<std::string> seen;
        for (std::size_t at = 0; at < text.size(); at += piece) {
            append(reader, std::string_view(text).substr(at, piece));
            while (reader.next(100) == Event::request)
                seen.push_back(std::string(reader.head().target) + std::string(reader.body()));
        }
        EXPECT_EQ(seen, (std::vector<std::string>{"/a", "/pabc", "/pde", "/a"})) << piece;
        EXPECT_EQ(reader.number(), 4U);
        EXPECT_FALSE(reader.is_inside());
    }
}

TEST(WireRequestReader, KnowsWhetherARequestHasBegun)
{
    RequestReader reader;
    EXPECT_EQ(reader.next(100), Event::more);
    EXPECT_FALSE(reader.is_inside());
    append(reader, "POST /p HT");
    EXPECT_EQ(reader.next(100), Event::more);
    EXPECT_TRUE(reader.is_inside());
    EXPECT_FALSE(reader.has_head());
    append(reader, "TP/1.1\r\nHost: h\r\nContent-Length: 3\r\n\r\nab");
    EXPECT_EQ(reader.next(100), Event::more);
    EXPECT_TRUE(reader.has_head());
    append(reader, "c");
    EXPECT_EQ(reader.next(100), Event::request);
    EXPECT_EQ(reader.head_text().substr(0, 7), "POST /p");
    EXPECT_FALSE(reader.is_inside());
}

TEST(WireRequestReader, AsksForABodyOnce)
{
    RequestReader reader;
    append(reader, post_of("Content-Length: 1\r\nExpect: 100-continue\r\n", ""));
    EXPECT_EQ(reader.next(100), Event::wants_continue);
    EXPECT_EQ(reader.next(100), Event::more);
    append(reader, "x");
    EXPECT_EQ(reader.next(100), Event::request);
    append(reader, post_of("Content-Length: 1\r\nExpect: 100-continue\r\n", "y")); // has not waited
    EXPECT_EQ(reader.next(100), Event::request);
    append(reader, post_of("Expect: 100-continue\r\n", ""));
    EXPECT_EQ(reader.next(100), Event::request);
}

TEST(WireRequestReader, RefusesWhatIsTooLong)
{
    const auto refusal = [](const std::string& text) {
        RequestReader reader;
        append(reader, text);
        EXPECT_EQ(reader.next(100), Event::refused) << text.substr(0, 60);
        EXPECT_EQ(reader.next(100), Event::refused) << text.substr(0, 60);
        return reader.refusal();
    };
    EXPECT_EQ(refusal("GET /" + std::string(9000, 'x') + " HTTP/1.1\r\nHost: h\r\n\r\n"), HttpStatus::uri_too_long);
    EXPECT_EQ(refusal("GET /" + std::string(20000, 'x')), HttpStatus::uri_too_long); // and no end in sight
    EXPECT_EQ(refusal("GET / HTTP/1.1\r\nA: " + std::string(20000, 'x')), HttpStatus::request_header_fields_too_large);
    EXPECT_EQ(refusal("GET / HTTP/1.1\r\nHost: h\r\nA: " + std::string(16384, 'x') + "\r\n\r\n"),
              HttpStatus::request_header_fields_too_large);
    EXPECT_EQ(refusal(post_of("Content-Length: 101\r\n", "")), HttpStatus::content_too_large);
    EXPECT_EQ(refusal(post_of("Content-Length: 99999999999999999999\r\n", "")), HttpStatus::content_too_large);
    EXPECT_EQ(refusal(post_of("Content-Length: 101\r\nExpect: 100-continue\r\n", "")), HttpStatus::content_too_large);
    EXPECT_EQ(refusal(post_of("Transfer-Encoding: chunked\r\n", "65\r\n")), HttpStatus::content_too_large);
    EXPECT_EQ(refusal(post_of("Transfer-Encoding: chunked\r\n", "x")), HttpStatus::bad_request);
    EXPECT_EQ(refusal("HELLO\r\n\r\n"), HttpStatus::bad_request);
}

TEST(WireRequestReader, KeepsTheHeadersOfWhatItRefuses)
{
    RequestReader reader;
    append(reader, "GET / HTTP/1.1\r\nX-Request-Id: r1\r\nA: " + std::string(20000, 'x'));
    ASSERT_EQ(reader.next(100), Event::refused);
    ASSERT_EQ(reader.head().headers.size(), 1U);
    EXPECT_EQ(reader.head().headers[0].value, "r1");
}

} // namespace
