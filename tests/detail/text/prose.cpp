// SPDX-License-Identifier: BSL-1.0
// Tests of telling words of a sentence from secrets.
#include <amiss/detail/text/prose.hpp>

#include <gtest/gtest.h>

#include <string>
#include <string_view>

namespace {

using namespace amiss::detail;

TEST(prose, a_word_has_letters_alone_and_ends_as_words_do)
{
    EXPECT_EQ(first_word("must have"), "must");
    EXPECT_EQ(first_word("isn't it"), "isn't");
    EXPECT_EQ(first_word("no'"), "no");
    EXPECT_EQ(first_word("end."), "end");
    EXPECT_EQ(first_word("and, then"), "and");
    EXPECT_EQ(first_word("line\nnext"), "line");
    for (const char* text : {"", "hunter2", "a.b", "a,b", "a_b", "a-b", "a=b", "a\"b", "1", "averyveryverylongword x"})
        EXPECT_EQ(first_word(text), "") << text;
}

TEST(prose, sentences_about_secrets_begin_with_known_words)
{
    for (const char* text : {"must have 8", "Missing", "is too short", "null", "null,\"x\"", "no", "no\"", "the key"})
        EXPECT_TRUE(begins_sentence(text)) << text;
    for (const char* text : {"hunter", "hunter2", "", "secret", "password", "a|b", "a\"b", "mustang"})
        EXPECT_FALSE(begins_sentence(text)) << text;
}

TEST(prose, what_follows_a_word)
{
    EXPECT_EQ(after_first_word("Passwords must match"), "must match");
    for (const char* text : {"one", "one,two", "one ", "1 two"}) EXPECT_EQ(after_first_word(text), "") << text;
}

TEST(prose, digits_capitals_and_long_words_look_random)
{
    for (const char* text : {"a1", "aB", "abcdefghijklmnopqrstuvw"}) EXPECT_TRUE(looks_random(text)) << text;
    for (const char* text : {"", "users", "hub_download_from_somewhere", "a-b"})
        EXPECT_FALSE(looks_random(text)) << text;
    EXPECT_FALSE(looks_random(std::string(256, '-') + "1")) << "no more is looked at";
}

TEST(prose, a_word_is_found_in_a_list_in_any_case)
{
    EXPECT_TRUE(is_one_of("TOKEN", scheme_nouns));
    EXPECT_FALSE(is_one_of("", scheme_nouns));
}

} // namespace
