// SPDX-License-Identifier: BSL-1.0
// Tests of replies: bodies of values, media types, and headers that cannot be sent.
#include <amiss/server/reply.hpp>

#include <gtest/gtest.h>

#include <string>

namespace {

using amiss::HttpStatus;
using amiss::Reply;

TEST(reply, has_a_status_and_the_body_of_a_value)
{
    const Reply nothing(HttpStatus::no_content);
    EXPECT_EQ(nothing.status(), 204);
    EXPECT_EQ(nothing.body() + nothing.content_type(), "");
    EXPECT_EQ(nothing.fault(), "");
    const Reply json(HttpStatus::created, "{}");
    EXPECT_EQ(json.status(), 201);
    EXPECT_EQ(json.body(), "{}");
    EXPECT_EQ(json.content_type(), "application/json");
    const Reply text(HttpStatus::ok, std::string("a,b\n"), "text/csv; charset=utf-8");
    EXPECT_EQ(text.content_type(), "text/csv; charset=utf-8");
    EXPECT_TRUE(text.headers().empty());
}

TEST(reply, keeps_its_headers_in_their_order)
{
    Reply reply = Reply(HttpStatus::ok, "{}").header("Set-Cookie", "a=1").header("Set-Cookie", "b=2");
    reply.header("content-type", "text/plain").header("X-Empty", "");
    ASSERT_EQ(reply.headers().size(), 3U);
    EXPECT_EQ(reply.headers()[0].second, "a=1");
    EXPECT_EQ(reply.headers()[1].second, "b=2");
    EXPECT_EQ(reply.headers()[2].first, "X-Empty");
    EXPECT_EQ(reply.content_type(), "text/plain");
    EXPECT_EQ(reply.fault(), "");
}

TEST(reply, says_why_it_cannot_be_sent)
{
    const auto fault = [](const char* name, const char* value) {
        return std::string(Reply(HttpStatus::ok, "1").header(name, value).fault());
    };
    EXPECT_EQ(fault("Location", "/a\r\nSet-Cookie: x"), "the value of a header has a control character: Location");
    EXPECT_EQ(fault("Lo cation", "/a"), "the name of a header is no token: Lo cation");
    EXPECT_EQ(fault("Content-length", "3"), "the framework itself sends this header: Content-length");
    EXPECT_EQ(Reply(HttpStatus::ok, "1").header("A", "\x7F").header("B", "\n").fault(),
              "the value of a header has a control character: A");
    EXPECT_EQ(Reply(HttpStatus::ok, "1", "text/\nhtml").fault(),
              "the value of a header has a control character: Content-Type");
    EXPECT_TRUE(Reply(HttpStatus::ok, "1").header("A", "\n").headers().empty());
    EXPECT_EQ(Reply(HttpStatus::continue_).fault(), "the status of a reply is from 200 to 599");
    EXPECT_EQ(Reply(static_cast<HttpStatus>(600)).fault(), "the status of a reply is from 200 to 599");
    EXPECT_EQ(Reply(static_cast<HttpStatus>(599)).fault(), "");
}

} // namespace
