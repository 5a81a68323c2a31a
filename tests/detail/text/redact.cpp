// SPDX-License-Identifier: BSL-1.0
// Tests of finding secrets in text: where a secret begins, how long it is, and which part may be shown.
#include <amiss/detail/text/redact.hpp>

#include <gtest/gtest.h>

#include <string>
#include <string_view>

namespace {

using amiss::detail::secret_at;

constexpr bool is(std::string_view text, std::size_t size, std::string_view shown, char before = ' ')
{
    return secret_at(text, before).size == size && secret_at(text, before).shown == shown;
}

static_assert(is("sk_live_1 x", 9, "sk_") && is("pk_1", 4, "pk_") && is("csk_1,", 5, "csk_"));
static_assert(is("Bearer abc x", 10, "Bearer ") && is("bEaReR  abc", 11, "bEaReR "));
static_assert(is("eyJa.b.c\"", 8, "") && is("eyJa", 0, "") && is("", 0, ""));

TEST(redact, each_form_of_the_table_is_found)
{
    for (const amiss::detail::SecretForm& form : amiss::detail::secret_forms) {
        std::string text(form.prefix);
        switch (form.tail) {
        case amiss::detail::SecretTail::token: text += "1"; break;
        case amiss::detail::SecretTail::credentials: text += ":1"; break;
        case amiss::detail::SecretTail::jwt: text += "a.b"; break;
        }
        EXPECT_TRUE(is(text, text.size(), form.shown)) << text;
        EXPECT_TRUE(is(text, form.inside_word ? text.size() : 0, form.inside_word ? form.shown : "", 'a')) << text;
    }
}

TEST(redact, secret_starts_a_word)
{
    for (const char before : {'a', 'Z', '9', '_'}) {
        for (const char* text : {"sk_1", "pk_1", "csk_1", "eyJa.b"}) EXPECT_TRUE(is(text, 0, "", before)) << text;
        EXPECT_TRUE(is("Bearer abc", 0, "", before)) << before;
        EXPECT_TRUE(is("sk_live_1", 9, "sk_", before)) << before << ": this prefix appears in no word";
    }
    for (const char before : {' ', '=', '"', '\'', '-', '/', '.', ':', ',', '(', '\n', '\xA0'})
        EXPECT_TRUE(is("sk_live_1", 9, "sk_", before)) << before;
}

TEST(redact, a_prefix_alone_is_no_secret)
{
    for (const char* text : {"sk_", "pk_ ", "csk_,", "bearer", "bearer ", "bearer  ,", "bearers", "eyJ", "eyJ x.y"})
        EXPECT_TRUE(is(text, 0, "")) << text;
}

TEST(redact, a_secret_ends_with_its_token)
{
    EXPECT_TRUE(is("sk_a-b.c_d~e+f/g=h i", 18, "sk_"));
    EXPECT_TRUE(is("sk_a@b", 4, "sk_"));
    EXPECT_TRUE(is("sk_\xC3\xA9", 0, ""));
}

} // namespace
