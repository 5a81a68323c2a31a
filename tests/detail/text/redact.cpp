// SPDX-License-Identifier: BSL-1.0
// Tests of finding secrets in text: where a secret begins, how long it is, and which part may be shown.
#include <amiss/detail/text/redact.hpp>

#include <gtest/gtest.h>

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

TEST(redact, most_secrets_must_begin_a_word)
{
    for (const char before : {'a', 'Z', '9', '_'}) {
        EXPECT_TRUE(is("sk_1", 0, "", before)) << before;
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
