// SPDX-License-Identifier: BSL-1.0
// Tests of answers: which headers and which body of a reply and of an error are sent.
#include <amiss/server/answer.hpp>

#include <gtest/gtest.h>

#include <string>
#include <string_view>

namespace {

using amiss::Answer;
using amiss::Headers;
using amiss::HttpStatus;
using amiss::Reply;

std::string headers_of(const Answer& answer)
{
    std::string all;
    answer.for_each_header([&](std::string_view name, std::string_view value) {
        all.append(name).append(": ").append(value).append("; ");
    });
    return all;
}

TEST(answer, of_a_reply_has_the_headers_of_both_and_the_own_one_of_one_name)
{
    Headers headers;
    headers.add("X-Request-Id", "req_1");
    headers.add("Cache-Control", "no-store");
    const Reply reply = Reply(HttpStatus::ok, "1").header("cache-control", "max-age=60").header("ETag", "\"1\"");
    const Answer answer(reply, headers);
    EXPECT_EQ(answer.status, 200);
    EXPECT_EQ(answer.content_type, "application/json");
    EXPECT_EQ(answer.body, "1");
    EXPECT_FALSE(answer.close);
    EXPECT_FALSE(answer.is_head);
    EXPECT_EQ(headers_of(answer), "X-Request-Id: req_1; cache-control: max-age=60; ETag: \"1\"; ");
}

TEST(answer, without_content_has_no_body_and_no_type)
{
    const Headers none;
    for (const int status : {204, 205, 304}) {
        const Reply reply(static_cast<HttpStatus>(status), "1");
        const Answer answer(reply, none);
        EXPECT_EQ(answer.body, "") << status;
        EXPECT_EQ(answer.content_type, "") << status;
    }
}

TEST(answer, of_an_error_has_its_headers)
{
    Headers headers;
    headers.add("Content-Type", "application/problem+json");
    headers.add("Retry-After", "3");
    const Answer answer(503, "{}", headers);
    EXPECT_EQ(answer.status, 503);
    EXPECT_EQ(answer.content_type, "application/problem+json");
    EXPECT_EQ(answer.body, "{}");
    EXPECT_EQ(headers_of(answer), "Retry-After: 3; ");
}

} // namespace
