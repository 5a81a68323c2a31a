// SPDX-License-Identifier: BSL-1.0
// Tests of headers in the text of a response: those of the last response, and nothing that is none.
#include <amiss/header_lines.hpp>

#include <amiss/read_any.hpp>
#include <amiss/received.hpp>

#include <gtest/gtest.h>

#include <chrono>
#include <iterator>
#include <string>
#include <string_view>

namespace {

using amiss::HeaderLines;

std::string listed(std::string_view text)
{
    std::string all;
    for (const amiss::HeaderView header : HeaderLines(text))
        all += std::string(header.name) + '=' + std::string(header.value) + '|';
    return all;
}

TEST(header_lines, are_names_and_values_without_blanks_around_them)
{
    EXPECT_EQ(listed("HTTP/1.1 200 OK\r\nA: 1\r\nb:\t two words \r\nA:2\r\n\r\n"), "A=1|b=two words|A=2|");
    EXPECT_EQ(listed("HTTP/2 200\nA: 1\nEmpty:\nTime: 10:30\n"), "A=1|Empty=|Time=10:30|");
    EXPECT_EQ(listed("A: 1\r\nB: 2"), "A=1|B=2|"); // without a status line, and without an end
}

TEST(header_lines, are_those_of_the_last_response_without_its_trailers)
{
    EXPECT_EQ(
        listed("HTTP/1.1 100 Continue\r\nA: 1\r\n\r\nHTTP/1.1 302 Found\r\nB: 1\r\n\r\nHTTP/1.1 200 OK\r\nC: 1\r\n\r\n"
               "Trailer: 1\r\n"),
        "C=1|");
    EXPECT_EQ(listed("HTTP/1.1 200 OK\r\nA: 1\r\n\r\nHTTP/1.1 204"), "");
}

TEST(header_lines, leave_out_what_is_no_header)
{
    EXPECT_EQ(listed(""), "");
    EXPECT_EQ(listed("\r\n"), "");
    EXPECT_EQ(listed("no colon\r\nA: 1\r\n : 2\r\n\tmore: of it\r\n: 3\r\nB: 4"), "A=1|B=4|");
    EXPECT_EQ(listed("A: \n\nB: 1"), "A=|");
}

TEST(header_lines, are_read_as_the_headers_of_a_response)
{
    const std::string text = "HTTP/1.1 429 Too Many Requests\r\nRetry-After: 7\r\n\r\n";
    const HeaderLines lines(text);
    const amiss::ApiError error = amiss::read_any(amiss::Received(429, "", lines));
    EXPECT_EQ(error.retry_after(), std::chrono::seconds(7));
}

TEST(header_lines, have_iterators)
{
    constexpr HeaderLines lines("A: 1\nB: 2\n");
    static_assert((*lines.begin()).name == "A");
    auto at = lines.begin();
    EXPECT_EQ((*at++).value, "1");
    EXPECT_EQ((*at).value, "2");
    EXPECT_TRUE(at != lines.begin());
    EXPECT_TRUE(at == ++lines.begin());
    EXPECT_TRUE(++at == lines.end());
    EXPECT_EQ(std::distance(lines.begin(), lines.end()), 2);
}

} // namespace
