// SPDX-License-Identifier: BSL-1.0
// Tests of the best values: the lowest cost wins, and what becomes of them in an error.
#include <amiss/detail/infer/inferred_values.hpp>

#include <gtest/gtest.h>

#include <chrono>
#include <climits>
#include <string_view>

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
    amiss::detail::LongestWait delay;
    delay.offer(7);
    delay.offer(9);
    delay.offer(8);
    EXPECT_EQ(delay.seconds, 9);
}

TEST(inferred_values, texts_that_stand_for_nothing_are_no_values)
{
    for (const std::string_view text : {"None", "null", "undefined", "nil", "N/A"}) {
        amiss::detail::BestText best;
        best.offer(text, 0);
        EXPECT_FALSE(best.found()) << text;
    }
}

TEST(inferred_values, of_names_and_words_the_lowest_cost_wins_too)
{
    amiss::detail::FieldPath path;
    path.add("$");
    amiss::detail::BestName name;
    name.offer(path, 0);
    EXPECT_EQ(name.cost, INT_MAX) << "no name of a parameter";
    path.add("age");
    name.offer(path, 2);
    EXPECT_EQ(name.path.name(), "age");
    amiss::detail::BestWord word;
    word.offer(true, 2);
    word.offer(false, 3);
    EXPECT_TRUE(word.yes);
    word.offer(false, 1);
    EXPECT_FALSE(word.yes);
}

InferredValues all()
{
    amiss::detail::FieldPath path;
    path.add("a\\/b");
    InferredValues values;
    values.code.offer("gone", 1);
    values.type.offer("api_error", 1);
    values.message.offer(R"(It \u0069s gone.)", 1);
    values.param.offer(path, 1);
    values.doc_url.offer("https://example.com/gone", 1);
    values.request_id.offer("req_1", 1);
    values.retry_after.offer(5);
    return values;
}

TEST(inferred_values, go_into_an_error_without_their_escapes)
{
    ApiError error(HttpStatus::gone);
    EXPECT_TRUE(all().found());
    all().put_into(error);
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
    EXPECT_TRUE(values.found()) << "a delay or an id is worth keeping";
    ApiError error(HttpStatus::gone);
    values.put_into(error);
    EXPECT_EQ(error.retry_after(), std::chrono::seconds(5));
    EXPECT_FALSE(InferredValues().found());
    EXPECT_EQ(error.message(), "Gone");
}

TEST(inferred_values, the_code_is_not_the_message_too)
{
    InferredValues values;
    values.code.offer("gone", 1);
    values.message = values.code;
    ApiError error(HttpStatus::gone);
    EXPECT_TRUE(values.found());
    values.put_into(error);
    EXPECT_EQ(error.message(), "Gone");
}

TEST(inferred_values, complete_what_an_error_lacks)
{
    ApiError empty(HttpStatus::gone);
    all().complete(empty, false);
    EXPECT_EQ(empty.name(), "");
    EXPECT_EQ(empty.param(), "a/b");
    EXPECT_EQ(empty.doc_url(), "https://example.com/gone");
    EXPECT_EQ(empty.request_id(), "req_1");
    EXPECT_EQ(empty.retry_after(), std::chrono::seconds(5));
    ApiError full(HttpStatus::gone);
    full.with_param("p").with_doc_url("u").with_request_id("r").with_retry_after(std::chrono::seconds(1));
    all().complete(full, false);
    EXPECT_EQ(full.param(), "p");
    EXPECT_EQ(full.doc_url(), "u");
    EXPECT_EQ(full.request_id(), "r");
    EXPECT_EQ(full.retry_after(), std::chrono::seconds(1));
}

TEST(inferred_values, complete_code_and_type_only_on_request)
{
    ApiError error(HttpStatus::gone);
    all().complete(error, true);
    EXPECT_EQ(error.name(), "gone");
    EXPECT_EQ(error.type(), "api_error");
    EXPECT_EQ(error.message(), "Gone");
}

} // namespace
