// SPDX-License-Identifier: BSL-1.0
// Tests of chunked bodies: in any pieces, at the limit, and malformed.
#include <amiss/detail/wire/chunked_body.hpp>

#include <gtest/gtest.h>

#include <string>
#include <string_view>

namespace {

using amiss::HttpStatus;
using amiss::detail::ChunkedBody;

struct ChunksRead {
    HttpStatus status;
    std::string body;
    std::string rest;
};

ChunksRead read_chunks(std::string_view text, std::size_t piece, std::size_t longest = 100)
{
    ChunkedBody chunks;
    ChunksRead read{HttpStatus::continue_, {}, {}};
    while (!text.empty() && read.status == HttpStatus::continue_) {
        std::string_view rest = text.substr(0, piece);
        text.remove_prefix(rest.size());
        read.status = chunks.take(rest, read.body, longest);
        read.rest = std::string(rest) + std::string(text);
    }
    return read;
}

TEST(WireChunkedBody, IsTheSameInPiecesOfAnySize)
{
    const std::string_view text = "5\r\nhello\r\n00006;name=\"v\"\r\n world\r\n0\r\nTrailer: x\r\n\r\nGET /";
    for (std::size_t piece = 1; piece <= text.size(); ++piece) {
        const ChunksRead read = read_chunks(text, piece);
        EXPECT_EQ(read.status, HttpStatus::ok) << piece;
        EXPECT_EQ(read.body, "hello world") << piece;
        EXPECT_EQ(read.rest, "GET /") << piece;
    }
}

TEST(WireChunkedBody, IsNotWholeBeforeItsLastLine)
{
    const std::string_view text = "1\r\na\r\n0\r\n\r\n";
    for (std::size_t size = 0; size < text.size(); ++size)
        EXPECT_EQ(read_chunks(text.substr(0, size), 100).status, HttpStatus::continue_) << size;
    EXPECT_EQ(read_chunks(text, 100).status, HttpStatus::ok);
}

TEST(WireChunkedBody, OverTheLimitIsRefusedBeforeTheDataIsRead)
{
    EXPECT_EQ(read_chunks("64\r\n", 100).status, HttpStatus::continue_); // exactly 100
    EXPECT_EQ(read_chunks("65\r\n", 100).status, HttpStatus::content_too_large);
    EXPECT_EQ(read_chunks("ffffffffffffffffffffffff\r\n", 100).status, HttpStatus::content_too_large);
    EXPECT_EQ(read_chunks("10000000000000000\r\n", 100, std::string::npos).status, HttpStatus::content_too_large);
    EXPECT_EQ(read_chunks("2\r\nab\r\n2\r\n", 100, 3).status, HttpStatus::content_too_large);
    EXPECT_EQ(read_chunks("2\r\nab\r\n1\r\nc\r\n0\r\n\r\n", 100, 3).status, HttpStatus::ok);
}

TEST(WireChunkedBody, MalformedIsBadRequest)
{
    for (const std::string_view text : {"xyz\r\n", "\r\n", ";a=b\r\n", "-1\r\n", "1\n", "1;a\n", "1\r\r", "1\r\nab\r\n",
                                        "1\r\na\n", "1\r\na\rb", "0\r\nT: x\n", "0\r\n\rx", " 1\r\n", "0x1\r\n"}) {
        EXPECT_EQ(read_chunks(text, 1).status, HttpStatus::bad_request) << text;
    }
}

TEST(WireChunkedBody, ExtensionsAndTrailersEnd)
{
    EXPECT_EQ(read_chunks("1;" + std::string(20000, 'x'), 100).status, HttpStatus::bad_request);
    std::string trailers = "0\r\n";
    while (trailers.size() < 20000) trailers += "Trailer: x\r\n";
    EXPECT_EQ(read_chunks(trailers, 100).status, HttpStatus::bad_request);
    std::string many; // each is counted for itself
    for (int at = 0; at < 5000; ++at) many += "1;ext\r\na\r\n";
    EXPECT_EQ(read_chunks(many + "0\r\n\r\n", 100, 10000).status, HttpStatus::ok);
}

} // namespace
