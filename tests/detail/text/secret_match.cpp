// SPDX-License-Identifier: BSL-1.0
// Tests of secrets at the beginning of a text: where one begins, how long it is, and which part may be shown.
#include <amiss/detail/text/secret_match.hpp>

#include <gtest/gtest.h>

#include <cstddef>
#include <string>
#include <string_view>

namespace {

using amiss::detail::secret_at;
using amiss::detail::SecretTail;

constexpr bool is(std::string_view text, std::size_t shown, std::size_t size, char before = ' ')
{
    return secret_at(text, before).size == size && secret_at(text, before).shown == shown;
}

static_assert(is("sk_live_1 x", 3, 9) && is("pk_1", 3, 4) && is("csk_1,", 4, 5));
static_assert(is("Bearer abc x", 7, 10) && is("bEaReR  abc", 8, 11) && is("bearer:'abc'", 8, 11));
static_assert(is("eyJa.b.c\"", 0, 8) && is("eyJa", 0, 0) && is("", 0, 0));

// A text of this form.
std::string text_of(const amiss::detail::SecretForm& form)
{
    std::string text(form.prefix);
    switch (form.tail) {
    case SecretTail::bearer: return text + " abc";
    case SecretTail::basic: return text + " dXNlcjpwYXNz";
    case SecretTail::jwt: return text + "a.b";
    case SecretTail::pem: return text + " PRIVATE KEY-----\nMII";
    case SecretTail::telegram: return text + "123456:AAF-abcdefghij";
    default: break;
    }
    while (text.size() < std::string_view(form.prefix).size() + form.least)
        text += form.tail == SecretTail::id ? "A" : "1";
    return text;
}

TEST(secret_match, each_form_of_the_table_is_found)
{
    for (const amiss::detail::SecretForm& form : amiss::detail::secret_forms) {
        const std::string text = text_of(form);
        EXPECT_EQ(secret_at(text, ' ').size, text.size()) << text;
        EXPECT_LT(secret_at(text, ' ').shown, text.size()) << text;
        EXPECT_EQ(secret_at(text, 'a').size, form.inside ? text.size() : 0) << text;
    }
}

TEST(secret_match, too_few_characters_are_no_secret)
{
    for (const amiss::detail::SecretForm& form : amiss::detail::secret_forms) {
        EXPECT_EQ(secret_at(form.prefix, ' ').size, 0U) << form.prefix;
        std::string text = text_of(form);
        if (form.tail > SecretTail::hex) continue;
        text.pop_back();
        EXPECT_NE(secret_at(text, ' ').size, text.size()) << text;
    }
}

TEST(secret_match, secret_starts_a_word)
{
    for (const char before : {'a', 'Z', '9', '_'}) {
        for (const char* text : {"sk_1", "pk_1", "csk_1", "eyJa.b"}) EXPECT_TRUE(is(text, 0, 0, before)) << text;
        EXPECT_TRUE(is("Bearer abc", 0, 0, before)) << before;
        EXPECT_TRUE(is("sk_live_1", 3, 9, before)) << before << ": this prefix appears in no word";
    }
    for (const char before : {' ', '=', '"', '\'', '-', '/', '.', ':', ',', '(', '\n', '\xA0'})
        EXPECT_TRUE(is("sk_live_1", 3, 9, before)) << before;
}

TEST(secret_match, a_prefix_alone_is_no_secret)
{
    for (const char* text : {"sk_", "pk_ ", "csk_,", "bearer", "bearer ", "bearer  ,", "bearers", "eyJ", "eyJ x.y",
                             "sk_live_...", "-----BEGIN", "-----BEGIN PUBLIC KEY-----\nMII", "bot123:abcdefghijkl"})
        EXPECT_TRUE(is(text, 0, 0)) << text;
}

TEST(secret_match, a_secret_ends_with_its_token)
{
    EXPECT_TRUE(is("sk_1-b.c_d~e+f/g=h i", 3, 18));
    EXPECT_TRUE(is("sk_1@b", 3, 4));
    EXPECT_TRUE(is("sk_\xC3\xA9", 0, 0));
    EXPECT_TRUE(is("AKIAIOSFODNN7EXAMPLE/2", 4, 20)) << "the id of a key has its own length";
    EXPECT_TRUE(is("AKIAIOSFODNN7EXAMPLES", 0, 0));
}

TEST(secret_match, a_prefix_with_an_ellipsis_is_an_example)
{
    for (const char* text : {"sk_live_…", "sk_live_...", "ghp_…"}) EXPECT_TRUE(amiss::detail::is_example(text)) << text;
    for (const char* text : {"", "sk_live_", "sk_live_a…", "hunter…"})
        EXPECT_FALSE(amiss::detail::is_example(text)) << text;
    EXPECT_TRUE(is("Bearer sk_live_…", 0, 0));
}

TEST(secret_match, basic_credentials_are_base64_of_a_user_and_a_password)
{
    using amiss::detail::has_user;
    EXPECT_TRUE(has_user("dXNlcjpwYXNz")); // user:pass
    EXPECT_TRUE(has_user("OnBhc3M"));      // :pass
    for (const char* text : {"", "HttpClient", "dXNlcg"}) EXPECT_FALSE(has_user(text)) << text;
    EXPECT_TRUE(is("Basic dXNlcjpwYXNz", 6, 18) && is("basic dXNlcjpwYXNz.", 6, 19));
    EXPECT_TRUE(is("Basic \x64\xC3\xBC", 0, 0));
    EXPECT_TRUE(is("Basic w7xzZXI6cA==", 6, 18)) << "the padding tells";
}

TEST(secret_match, words_after_a_scheme_are_no_credentials)
{
    for (const char* text : {"bearer of news", "Bearer token is missing", "Bearer realm=\"x\"", "Basic authentication",
                             "Basic HttpClient x", "Basic plan", "Basic HTTP/1.1", "Basic Authentication"})
        EXPECT_TRUE(is(text, 0, 0)) << text;
}

} // namespace
