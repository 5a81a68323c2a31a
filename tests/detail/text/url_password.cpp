// SPDX-License-Identifier: BSL-1.0
// Tests of passwords in URLs.
#include <amiss/detail/text/url_password.hpp>

#include <gtest/gtest.h>

#include <cstddef>
#include <string_view>

namespace {

// The password of a text that begins after the "://" of a URL.
std::string_view password(std::string_view text)
{
    std::size_t searched = 0;
    const amiss::detail::TextRange range = amiss::detail::url_password(text, 0, searched);
    return text.substr(range.begin, range.end - range.begin);
}

TEST(url_password, is_between_the_colon_and_the_last_sign)
{
    EXPECT_EQ(password("user:pass@host/x"), "pass");
    EXPECT_EQ(password(":pass@host"), "pass");
    EXPECT_EQ(password("user:p:a@ss@host"), "p:a@ss");
    EXPECT_EQ(password("user:p/a?s#s@host:5432/x"), "p/a?s#s");
    EXPECT_EQ(password("0123456789abcdef@host"), "0123456789abcdef") << "a key in place of the user";
}

TEST(url_password, slashes_may_be_escaped)
{
    using amiss::detail::url_slashes;
    EXPECT_EQ(url_slashes("://x"), 3U);
    EXPECT_EQ(url_slashes(R"(:\/\/x)"), 5U);
    EXPECT_EQ(url_slashes(R"(:\\/\\/x)"), 7U);
    for (const char* text : {"", ":", ":/", ":/x", ":\\", "//", ":\\/"}) EXPECT_EQ(url_slashes(text), 0U) << text;
}

TEST(url_password, hosts_ports_and_users_are_none)
{
    for (const char* text : {"", "host/x", "host:80/x@y", "user@host", "[::1]:80/x@y", "host:80 x@y", "host?x=a:b@c"})
        EXPECT_EQ(password(text), "") << text;
}

TEST(url_password, remembers_how_far_it_has_searched)
{
    constexpr std::string_view text = "a:b/c://d:e@f g";
    std::size_t searched = 0;
    EXPECT_EQ(amiss::detail::url_password("a:b/c", 0, searched).end, 0U);
    EXPECT_EQ(searched, 5U);
    searched = 14;
    EXPECT_EQ(amiss::detail::url_password(text, 8, searched).end, 0U) << "there is none before that";
}

} // namespace
