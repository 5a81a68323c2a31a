// SPDX-License-Identifier: BSL-1.0
// Tests of request targets and of what is percent-encoded in them.
#include <amiss/detail/server/url_text.hpp>

#include <gtest/gtest.h>

#include <string>
#include <string_view>

namespace {

using namespace amiss::detail;

TEST(url_text, splits_targets_of_all_forms)
{
    const std::string_view targets[][3] = {
        {"/a/b?c=d?e", "/a/b", "c=d?e"},
        {"/a", "/a", ""},
        {"/a?", "/a", ""},
        {"http://example.com/a?b", "/a", "b"},
        {"https://example.com", "/", ""},
        {"https://example.com?b", "/", "b"},
        {"/go?to=http://example.com/x", "/go", "to=http://example.com/x"},
        {"/http://x/y", "/http://x/y", ""},
        {"*", "*", ""},
        {"example.com:443", "example.com:443", ""},
        {"", "", ""},
        {"?a", "/", "a"},
    };
    for (const auto& target : targets) {
        EXPECT_EQ(split_target(target[0]).path, target[1]) << target[0];
        EXPECT_EQ(split_target(target[0]).query, target[2]) << target[0];
    }
}

TEST(url_text, decodes_bytes)
{
    EXPECT_EQ(decoded("a%20b%2bc+d", false), "a b+c+d");
    EXPECT_EQ(decoded("a%20b%2Bc+d", true), "a b+c d");
    EXPECT_EQ(decoded("%00%ff", false), std::string("\0\xFF", 2));
    EXPECT_EQ(decoded("%%41%4", false), "%A%4");
    EXPECT_TRUE(is_percent_encoded("a%41b%c3"));
    EXPECT_FALSE(is_percent_encoded("a%4"));
    EXPECT_FALSE(is_percent_encoded("%41%g1"));
    EXPECT_TRUE(says("%61b", "ab"));
    EXPECT_FALSE(says("%61b", "a"));
    EXPECT_FALSE(says("a", "ab"));
}

TEST(url_text, finds_the_first_value_of_a_name_in_a_query)
{
    const std::string_view query = "&a=1&&b%5B%5D=2&c&a=3&d==&+e=%2B";
    EXPECT_EQ(query_value(query, "a"), "1");
    EXPECT_EQ(query_value(query, "b[]"), "2");
    EXPECT_EQ(query_value(query, "c"), "");
    EXPECT_EQ(query_value(query, "d"), "=");
    EXPECT_EQ(query_value(query, " e"), "+");
    EXPECT_FALSE(query_value(query, "A").has_value());
    EXPECT_FALSE(query_value("", "a").has_value());
}

} // namespace
