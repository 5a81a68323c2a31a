// SPDX-License-Identifier: BSL-1.0
// Tests of the words that announce a secret: in which forms they are found, and which words are others.
#include <amiss/detail/text/secret_words.hpp>

#include <gtest/gtest.h>

#include <string>
#include <string_view>

namespace {

using amiss::detail::announced_by;
using amiss::detail::SecretKind;

TEST(secret_words, each_word_is_found_with_every_separator_inside)
{
    for (const amiss::detail::SecretWord& word : amiss::detail::secret_words) {
        for (const char* between : {" ", "_", "-", ".", ""}) {
            std::string text;
            for (const char c : std::string_view(word.text)) text += c == ' ' ? between : std::string(1, c);
            EXPECT_NE(announced_by("x " + text).kind, SecretKind::none) << text;
            EXPECT_EQ(announced_by("x" + text).kind != SecretKind::none, word.inside) << text;
        }
    }
}

TEST(secret_words, quotes_brackets_and_digits_may_follow)
{
    for (const char* text :
         {"password", "PASSWORD ", "\"password\"", "\\\"password\\\" ", "'dbPassword'", "user[password]",
          "user%5Bpassword%5D", "password2", "DB_PASSWORD", "%22password%22", "\\u0022password\\u0022"})
        EXPECT_EQ(announced_by(text).kind, SecretKind::password) << text;
}

TEST(secret_words, other_words_announce_nothing)
{
    for (const char* text : {"", "tokens", "obsession", "compass", "tokenizer", "secretary", "primary_key", "task",
                             "outsid", "unexpected token", "next_page_token", "nextPageToken", "Unexpected token"})
        EXPECT_EQ(announced_by(text).kind, SecretKind::none) << text;
}

TEST(secret_words, a_word_of_a_sentence_is_no_identifier)
{
    for (const char* text : {"token", "the API key", "(token"}) EXPECT_TRUE(announced_by(text).prose) << text;
    for (const char* text : {"api_key", "x-token", "myToken", "\"token\"", "?token"})
        EXPECT_FALSE(announced_by(text).prose) << text;
}

TEST(secret_words, the_place_of_a_word_is_told)
{
    EXPECT_TRUE(announced_by("<ns:password").tag);
    EXPECT_FALSE(announced_by("</password").tag);
    EXPECT_TRUE(announced_by("run --db-password").option);
    EXPECT_TRUE(announced_by("GET /auth/token").path);
    EXPECT_TRUE(announced_by("PWD").working && announced_by("OLDPWD").working);
    EXPECT_FALSE(announced_by("pwd").working || announced_by("MYSQL_PWD").working);
    EXPECT_TRUE(announced_by("secret").named);
}

} // namespace
