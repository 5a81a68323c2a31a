// SPDX-License-Identifier: BSL-1.0
// The grammar of challenges: each of its pieces, what is left after it, and what is no such piece.
#include <amiss/detail/headers/auth_syntax.hpp>

#include <gtest/gtest.h>

#include <string_view>

namespace {

using namespace amiss::detail;

TEST(auth_syntax, commas_and_blanks_are_skipped)
{
    std::string_view rest = " ,\t, a";
    EXPECT_TRUE(skip_commas(rest));
    EXPECT_EQ(rest, "a");
    rest = "  a";
    EXPECT_FALSE(skip_commas(rest));
    EXPECT_EQ(rest, "a");
    EXPECT_TRUE(ends_element(" , a") && ends_element(" ") && !ends_element(" a"));
}

TEST(auth_syntax, quoted_strings)
{
    std::string_view inside;
    std::string_view rest = R"("a \" b\\", c)";
    EXPECT_TRUE(take_quoted_string(rest, inside));
    EXPECT_EQ(inside, R"(a \" b\\)");
    EXPECT_EQ(rest, ", c");
    for (std::string_view bad : {"\"open", "\"escape\\", "\"control\x01\"", "\"\x7F\""}) {
        const std::string_view before = bad;
        EXPECT_FALSE(take_quoted_string(bad, inside)) << before;
        EXPECT_EQ(bad, before) << "nothing is taken";
    }
    rest = "\"tab\t\xC3\xA9\"";
    EXPECT_TRUE(take_quoted_string(rest, inside)) << "a tab and bytes beyond ASCII are allowed";
}

TEST(auth_syntax, parameters)
{
    amiss::AuthParam param;
    std::string_view rest = "a = b, c";
    EXPECT_EQ(take_auth_param(rest, param), AuthStep::taken);
    EXPECT_EQ(param.name, "a");
    EXPECT_EQ(param.raw, "b");
    EXPECT_EQ(rest, ", c");
    for (std::string_view none : {"a", "a b", "", "=b"}) {
        const std::string_view before = none;
        EXPECT_EQ(take_auth_param(none, param), AuthStep::none) << before;
        EXPECT_EQ(none, before) << "nothing is taken";
    }
    for (std::string_view bad : {"a=", "a=b c", "a=\"b", "a=b;c"})
        EXPECT_EQ(take_auth_param(bad, param), AuthStep::malformed);
}

TEST(auth_syntax, tokens_of_68_characters)
{
    std::string_view rest = "a/b+c-._~1==, d";
    EXPECT_EQ(take_token68(rest), "a/b+c-._~1==");
    EXPECT_EQ(rest, ", d");
    for (std::string_view none : {"a=b", "a b", "=", "a!", ""}) EXPECT_EQ(take_token68(none), "");
}

} // namespace
