// SPDX-License-Identifier: BSL-1.0
// Tests of credentials: schemes, lists of parameters, and cookies.
#include <amiss/detail/text/credentials.hpp>

#include <gtest/gtest.h>

#include <string>
#include <string_view>

namespace {

using namespace amiss::detail;

std::string_view hidden(std::string_view text, SecretKind kind = SecretKind::authorization, bool encoded = false)
{
    const TextRange range = credentials(text, 0, encoded, kind);
    return text.substr(range.begin, range.end - range.begin);
}

TEST(credentials, the_name_of_a_known_scheme_is_not_one_of_their_parts)
{
    for (const std::string_view scheme : {"Basic", "bearer", "Digest", "AWS4-HMAC-SHA256", "SharedAccessSignature"}) {
        const std::string text = std::string(scheme) + " abc1= x";
        EXPECT_EQ(hidden(text), "abc1=") << scheme;
    }
    EXPECT_EQ(hidden("abc1 x2"), "abc1 x2") << "the first may be a scheme that nobody knows";
    EXPECT_EQ(hidden("abc1 failed"), "abc1");
    EXPECT_EQ(hidden("Basic%20abc1", SecretKind::token, true), "abc1");
}

TEST(credentials, a_scheme_alone_is_none_unless_it_is_a_password)
{
    for (const char* text : {"Basic", "Bearer token is missing", "Bearer is missing"})
        EXPECT_EQ(hidden(text), "") << text;
    EXPECT_EQ(hidden("Basic", SecretKind::password), "Basic");
    EXPECT_EQ(hidden("Token is", SecretKind::password), "Token");
}

TEST(credentials, parameters_are_hidden_with_the_spaces_in_them)
{
    EXPECT_EQ(hidden("Digest a=\"b c\", d=e,f=\"g\" x"), "a=\"b c\", d=e,f=\"g\"");
    EXPECT_EQ(hidden(R"(Digest a=\"b c\", d=e x)"), R"(a=\"b c\", d=e)");
    EXPECT_EQ(hidden("AWS4-HMAC-SHA256 Credential=A/b, SignedHeaders=a;b, Signature=c then"),
              "Credential=A/b, SignedHeaders=a;b, Signature=c");
    EXPECT_EQ(parameters_end("a", 0), 0U);
    EXPECT_EQ(parameters_end("a=b, c", 0), 3U);
}

TEST(credentials, cookies_end_with_the_last_pair)
{
    const auto size = [](std::string_view text) { return cookies_end(text, 0); };
    EXPECT_EQ(size("a=b; c=d; Path=/ x"), 16U);
    EXPECT_EQ(size("a=b;"), 3U);
    EXPECT_EQ(size("a=b\nc"), 3U);
}

} // namespace
