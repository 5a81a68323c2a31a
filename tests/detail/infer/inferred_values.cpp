// SPDX-License-Identifier: BSL-1.0
// Tests of the best values: the lowest cost wins, and what becomes of them in an error.
#include <amiss/detail/infer/inferred_values.hpp>

#include <gtest/gtest.h>

#include <chrono>

namespace {

using amiss::ApiError;
using amiss::HttpStatus;
using amiss::detail::InferredValues;

TEST(inferred_values, the_lowest_cost_wins_and_of_equal_ones_the_first)
{
    amiss::detail::BestText best;
    EXPECT_FALSE(best.found());
    best.offer("", 0);
    EXPECT_FALSE(best.found()) << "an empty text is no value";
    best.offer("first", 5);
    best.offer("second", 5);
    EXPECT_EQ(best.text, "first");
    best.offer("third", 4);
    EXPECT_EQ(best.text, "third");
    amiss::detail::BestSeconds seconds;
    seconds.offer(7, 3);
    seconds.offer(8, 3);
    EXPECT_EQ(seconds.seconds, 7);
    seconds.offer(9, 2);
    EXPECT_EQ(seconds.seconds, 9);
}

InferredValues all()
{
    InferredValues values;
    values.code.offer("gone", 1);
    values.type.offer("api_error", 1);
    values.message.offer(R"(It \u0069s gone.)", 1);
    values.param.offer("a\\/b", 1);
    values.doc_url.offer("https://example.com/gone", 1);
    values.request_id.offer("req_1", 1);
    values.retry_after.offer(5, 1);
    return values;
}

TEST(inferred_values, go_into_an_error_without_their_escapes)
{
    ApiError error(HttpStatus::gone);
    EXPECT_TRUE(all().put_into(error));
    EXPECT_EQ(error.name(), "gone");
    EXPECT_EQ(error.type(), "api_error");
    EXPECT_EQ(error.message(), "It is gone.");
    EXPECT_EQ(error.param(), "a/b");
    EXPECT_EQ(error.doc_url(), "https://example.com/gone");
    EXPECT_EQ(error.request_id(), "req_1");
    EXPECT_EQ(error.retry_after(), std::chrono::seconds(5));
}

TEST(inferred_values, without_a_code_and_a_message_there_is_no_error)
{
    InferredValues values = all();
    values.code = {};
    values.message = {};
    ApiError error(HttpStatus::gone);
    EXPECT_FALSE(values.put_into(error));
    EXPECT_EQ(error.message(), "Gone");
}

TEST(inferred_values, the_code_is_not_the_message_too)
{
    InferredValues values;
    values.code.offer("gone", 1);
    values.message = values.code;
    ApiError error(HttpStatus::gone);
    EXPECT_TRUE(values.put_into(error));
    EXPECT_EQ(error.message(), "Gone");
}

TEST(inferred_values, complete_what_an_error_lacks)
{
    ApiError empty(HttpStatus::gone);
    all().complete(empty);
    EXPECT_EQ(empty.name(), "");
    EXPECT_EQ(empty.param(), "a/b");
    EXPECT_EQ(empty.doc_url(), "https://example.com/gone");
    EXPECT_EQ(empty.request_id(), "req_1");
    EXPECT_EQ(empty.retry_after(), std::chrono::seconds(5));
    ApiError full(HttpStatus::gone);
    full.with_param("p").with_doc_url("u").with_request_id("r").with_retry_after(std::chrono::seconds(1));
    all().complete(full);
    EXPECT_EQ(full.param(), "p");
    EXPECT_EQ(full.doc_url(), "u");
    EXPECT_EQ(full.request_id(), "r");
    EXPECT_EQ(full.retry_after(), std::chrono::seconds(1));
}

} // namespace
