// SPDX-License-Identifier: BSL-1.0
// Tests of what is a sentence: text for people, and neither code nor name nor frame of a stack trace.
#include <amiss/detail/text/sentence.hpp>

#include <gtest/gtest.h>

#include <string_view>

namespace {

using amiss::detail::is_sentence;
using amiss::detail::is_stack_frame;

TEST(sentence, texts_for_people)
{
    for (const std::string_view text :
         {"Email already exists", "is blank", "no", "message 1", "can't be blank", "Unauthorized.", "Denied!", "Why?",
          "\xE5\x8F\x82\xE6\x95\xB0", "at least one is required", "two\nlines", "Not Found"})
        EXPECT_EQ(is_sentence(text), text != "no") << text;
}

TEST(sentence, codes_names_and_values_are_none)
{
    for (const std::string_view text :
         {"", "h1", "kg", "not_found", "INVALID_ARGUMENT", "Unauthorized", "items.0.qty", "https://example.com/a.b",
          "1 2", "2026-01-01 10:00", "a.", "!", "v1.2.3.", "com.example.Code", "x=y"})
        EXPECT_FALSE(is_sentence(text)) << text;
}

TEST(sentence, frames_of_stack_traces_are_none)
{
    for (const std::string_view text :
         {"at f (x.js:1)", "    at async g (y.js:2:7)", "at com.example.A.b(A.java:12)", "at /srv/app.js:3:1",
          "File \"/srv/x.py\", line 3, in f", "#0 /srv/x.php(12): f()", "main.main() /x/main.go:12 +0x1d"}) {
        EXPECT_TRUE(is_stack_frame(text)) << text;
        EXPECT_FALSE(is_sentence(text)) << text;
    }
    EXPECT_FALSE(is_stack_frame("at least one is required"));
    EXPECT_FALSE(is_stack_frame("File not found"));
    EXPECT_FALSE(is_stack_frame("#"));
}

} // namespace
