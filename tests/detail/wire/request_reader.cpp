// SPDX-License-Identifier: BSL-1.0
// Tests of the reader of requests: pieces, pipelines, limits, and bodies that have to be asked for.
#include <amiss/detail/wire/request_reader.hpp>

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <utility>
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
        return reader.refusal().status();
    };
    EXPECT_EQ(refusal("GET /" + std::string(9000, 'x') + " HTTP/1.1\r\nHost: h\r\n\r\n"), HttpStatus::uri_too_long);
    EXPECT_EQ(refusal("GET /" + std::string(20000, 'x')), HttpStatus::uri_too_long); // and no end in sight
    EXPECT_EQ(refusal("GET / HTTP/1.1\r\nA: " + std::string(20000, 'x')), HttpStatus::request_header_fields_too_large);
    EXPECT_EQ(refusal("GET / HTTP/1.1\r\nHost: h\r\nA: " + std::string(16384, 'x') + "\r\n\r\n"),
              HttpStatus::request_header_fields_too_large);
    EXPECT_EQ(refusal(post_of("Content-Length: 101\r\n", "")), HttpStatus::content_too_large);
    EXPECT_EQ(refusal(post_of("Content-Length: 18446744073709551615\r\n", "")), HttpStatus::content_too_large);
    EXPECT_EQ(refusal(post_of("Content-Length: 101\r\nExpect: 100-continue\r\n", "")), HttpStatus::content_too_large);
    EXPECT_EQ(refusal(post_of("Transfer-Encoding: chunked\r\n", "65\r\n")), HttpStatus::content_too_large);
    EXPECT_EQ(refusal(post_of("Transfer-Encoding: chunked\r\n", "x\r\n")), HttpStatus::bad_request);
    EXPECT_EQ(refusal("HELLO\r\n\r\n"), HttpStatus::bad_request);
    const std::string chunked = post_of("Transfer-Encoding: chunked\r\n", "");
    EXPECT_EQ(refusal(chunked + "1;x=" + std::string(20000, 'x')), HttpStatus::request_header_fields_too_large);
    EXPECT_EQ(refusal(chunked + "0\r\nA: " + std::string(20000, 'x')), HttpStatus::request_header_fields_too_large);
    EXPECT_EQ(refusal(chunked + "0\r\nA: " + std::string(20000, 'x') + "\r\n\r\n"),
              HttpStatus::request_header_fields_too_large);
}

TEST(WireRequestReader, KeepsTheHeadersOfWhatItRefuses)
{
    RequestReader reader;
    append(reader, "GET / HTTP/1.1\r\nX-Request-Id: r1\r\nA: " + std::string(20000, 'x'));
    ASSERT_EQ(reader.next(100), Event::refused);
    ASSERT_EQ(reader.head().headers.size(), 1U);
    EXPECT_EQ(reader.head().headers[0].value, "r1");
}

/// All that is found in a text that comes in these pieces: statuses, and what was read of the requests.
std::string found_in(const std::vector<std::string_view>& pieces)
{
    RequestReader reader;
    std::string found;
    for (const std::string_view piece : pieces) {
        append(reader, piece);
        Event event = Event::more;
        while ((event = reader.next(30)) == Event::request || event == Event::wants_continue) {
            if (event == Event::wants_continue) continue;
            found.append(reader.head().method).append(reader.head().target).append(reader.body());
            for (const amiss::HeaderView header : reader.head().headers) found.append(header.name).append(header.value);
        }
    }
    if (reader.next(30) != Event::refused) return found + (reader.is_inside() ? "..." : "");
    found += std::to_string(to_int(reader.refusal().status()));
    for (const amiss::HeaderView header : reader.head().headers) found.append(header.name).append(header.value);
    return found;
}

TEST(WireRequestReader, FindsTheSameWhereverARequestIsCut)
{
    const std::string chunked = "Transfer-Encoding: chunked\r\n";
    const std::vector<std::pair<std::string, std::string>> cases{
        {get_a + get_a, "GET/aHosthGET/aHosth"},
        {post_of("Content-Length: 3\r\n", "a\r\n") + get_a, "POST/pa\r\nHosthContent-Length3GET/aHosth"},
        {post_of("Expect: 100-continue\r\nContent-Length: 1\r\n", "a") + get_a,
         "POST/paHosthExpect100-continueContent-Length1GET/aHosth"},
        {post_of(chunked, "00003;n=\"v\"\r\nab\r\r\n2 ;a;b=c\r\n\n0\r\n0\r\nA: b\r\nHost: c\r\n\r\n") + get_a,
         "POST/pab\r\n0HosthTransfer-EncodingchunkedGET/aHosth"},
        {post_of(chunked, "1e\r\n" + std::string(30, 'x') + "\r\n1\r\ny\r\n0\r\n\r\n"),
         "413HosthTransfer-Encodingchunked"},
        {post_of(chunked, "xyz\r\n"), "400HosthTransfer-Encodingchunked"},
        {post_of(chunked, "-1\r\n"), "400HosthTransfer-Encodingchunked"},
        {post_of(chunked, "0x1\r\n\r\n"), "400HosthTransfer-Encodingchunked"},
        {post_of(chunked, " 1\r\na\r\n"), "400HosthTransfer-Encodingchunked"},
        {post_of(chunked, "1\r\nab\r\n0\r\n\r\n"), "400HosthTransfer-Encodingchunked"},
        {post_of(chunked, "1\r\na\n0\r\n\r\n"), "400HosthTransfer-Encodingchunked"},
        {post_of(chunked, "1\na\r\n0\r\n\r\n"), "400HosthTransfer-Encodingchunked"},
        {post_of(chunked, "0\r\nContent-Length: 4\r\n\r\n"), "400HosthTransfer-Encodingchunked"},
        {post_of(chunked, "ffffffffffffffff\r\n"), "413HosthTransfer-Encodingchunked"},
        {post_of("Content-Length: 31\r\n", ""), "413HosthContent-Length31"},
        {get_a + "GET / HTTP/1.1\nHost: h\n\n", "GET/aHosth400"},
        {"GET / HTTP\n\n", "400"},
        {"GET / HTTP/1.1\r\nHost: h\r\nwrong\r\n\r\n", "400Hosth"},
        {"GET / HTTP/2.0\r\nHost: h\r\n\r\n", "505"},
        {"GET / HTTP/1.1\r\nX-Request-Id: r1\r\nA: " + std::string(16400, 'x'), "431X-Request-Idr1"},
    };
    for (const auto& [sent, expected] : cases) {
        const std::string_view text = sent;
        EXPECT_EQ(found_in({text}), expected) << text;
        std::vector<std::string_view> bytes;
        for (std::size_t at = 0; at < text.size(); ++at) {
            bytes.push_back(text.substr(at, 1));
            EXPECT_EQ(found_in({text.substr(0, at), text.substr(at)}), expected) << at << " in " << text;
        }
        EXPECT_EQ(found_in(bytes), expected) << text;
    }
}

TEST(WireRequestReader, ReadsBodiesOfAnyLength)
{
    const std::string large(100000, 'x');
    std::string chunks;
    for (int at = 0; at < 5000; ++at) chunks += "1;ext\r\na\r\n"; // the extensions of each are counted for themselves
    RequestReader reader;
    append(reader,
           post_of("Content-Length: 100000\r\n", large)
               + post_of("Transfer-Encoding: chunked\r\n", chunks + "186a0\r\n" + large + "\r\n0\r\n\r\n"));
    ASSERT_EQ(reader.next(200000), Event::request);
    EXPECT_EQ(reader.body(), large);
    ASSERT_EQ(reader.next(200000), Event::request);
    EXPECT_EQ(reader.body(), std::string(5000, 'a') + large);
}

} // namespace
