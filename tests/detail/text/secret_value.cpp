// SPDX-License-Identifier: BSL-1.0
// Tests of the value behind a word and a separator: which part of the text is a secret.
#include <amiss/detail/text/secret_value.hpp>

#include <gtest/gtest.h>

#include <string_view>

namespace {

using namespace amiss::detail;

// What is hidden of a text that is a word, a separator and a value.
std::string_view hidden(std::string_view text)
{
    for (std::size_t at = 0; at < text.size(); ++at) {
        const Separator separator = separator_at(text, at);
        if (separator.size == 0) continue;
        const TextRange range = secret_value(text, at + separator.size, separator, announced_by(text.substr(0, at)));
        return text.substr(range.begin, range.end - range.begin);
    }
    return {};
}

TEST(secret_value, separators)
{
    for (const char* text : {"=", ":", "%3D", "%3a", "\\u003d", ">", " abcdef012345", " 'abcde1'"})
        EXPECT_NE(separator_at(text, 0).size, 0U) << text;
    for (const char* text : {"==", "::", "://", "%3", "\\u003", "a", ":="})
        EXPECT_EQ(separator_at(text, 0).size, 0U) << text;
    EXPECT_EQ(separator_at("!=", 1).size, 0U);
    EXPECT_EQ(separator_at("=>", 0).size, 2U);
}

TEST(secret_value, a_password_may_be_any_word_or_number)
{
    EXPECT_EQ(hidden("password: hunter x"), "hunter");
    EXPECT_EQ(hidden("password=1234"), "1234");
    EXPECT_EQ(hidden("password:\"correct horse\""), "correct horse");
    EXPECT_EQ(hidden("password={a b}"), "a b");
    for (const char* text : {"password: must", "password:{\"a\":1}", "password=", "password:\n", "PWD=/home"})
        EXPECT_EQ(hidden(text), "") << text;
}

TEST(secret_value, a_token_is_no_word_of_a_sentence_and_no_small_number)
{
    EXPECT_EQ(hidden("token: abc1"), "abc1");
    EXPECT_EQ(hidden("token=abc"), "abc");
    EXPECT_EQ(hidden("api_key=12"), "12") << "nobody counts keys";
    EXPECT_EQ(hidden("token: abc"), "abc");
    EXPECT_EQ(hidden("token=123456"), "123456");
    EXPECT_EQ(hidden("token:[\"abc\",\"def\"]"), "abc\",\"def");
    for (const char* text : {"token: closed", "token=12345", "token:\"Signature has expired\"",
                             "token: Signature expired", "session: idle"})
        EXPECT_EQ(hidden(text), "") << text;
}

TEST(secret_value, a_weak_word_needs_a_value_that_looks_random)
{
    EXPECT_EQ(hidden("sig=abcdef01"), "abcdef01");
    for (const char* text : {"sig=abcdef0", "sig=abcdefgh", "auth: failed"}) EXPECT_EQ(hidden(text), "") << text;
}

TEST(secret_value, after_a_space_a_value_needs_letters_and_digits)
{
    EXPECT_EQ(hidden("token abcdef012345"), "abcdef012345");
    EXPECT_EQ(hidden("token 'abcde1'"), "abcde1");
    EXPECT_EQ(hidden("--password abc"), "abc");
    for (const char* text :
         {"token abcdef01234", "token 'abcdef'", "--password --user", "secret 'abcde1'", "token 123456789012"})
        EXPECT_EQ(hidden(text), "") << text;
}

} // namespace
