// SPDX-License-Identifier: BSL-1.0
// The headers of a response: what fits, what is refused, and that copies own their values.
#include <amiss/headers.hpp>

#include <gtest/gtest.h>

#include <cstdint>
#include <sstream>
#include <string>
#include <string_view>

namespace {

using amiss::Headers;
using amiss::HeaderValue;

HeaderValue of(std::string_view text)
{
    HeaderValue made;
    made.assign(text);
    return made;
}

TEST(header_value, holds_up_to_its_capacity_and_nothing_longer)
{
    HeaderValue text;
    EXPECT_TRUE(text.empty());
    const std::string longest(HeaderValue::capacity, 'x');
    EXPECT_TRUE(text.assign(longest));
    EXPECT_EQ(text, longest);
    EXPECT_EQ(text.size(), 256U);
    EXPECT_FALSE(text.assign(longest + "x"));
    EXPECT_TRUE(text.empty());
    EXPECT_TRUE(text.assign(""));
}

TEST(header_value, copies_own_their_text)
{
    HeaderValue text = of("abc");
    HeaderValue copy = text;
    text.assign("xyz");
    EXPECT_EQ(copy, "abc");
    copy = text;
    EXPECT_EQ(copy, "xyz");
    EXPECT_NE(copy.data(), text.data());
    const HeaderValue& same = copy;
    copy = same;
    EXPECT_EQ(copy.view(), "xyz");
}

TEST(header_value, compares_and_prints_as_text)
{
    EXPECT_TRUE(of("a") == of("a") && "a" == of("a") && of("a") != of("b") && of("a") != "b" && "b" != of("a"));
    std::ostringstream stream;
    stream << of("shown");
    EXPECT_EQ(stream.str(), "shown");
    EXPECT_EQ(std::string(std::string_view(of("text"))), "text");
}

TEST(header_value, keeps_zero_bytes) { EXPECT_EQ(of(std::string_view("a\0b", 3)).size(), 3U); }

TEST(headers, hold_twenty_and_no_more)
{
    Headers headers;
    EXPECT_TRUE(headers.empty());
    for (int count = 0; count < 20; ++count) EXPECT_TRUE(headers.add("N", count));
    EXPECT_FALSE(headers.add("N", "one too many"));
    EXPECT_EQ(headers.size(), 20U);
    EXPECT_EQ(headers[19].value, "19");
    EXPECT_EQ(headers.find("N"), "0");
    EXPECT_EQ(headers.find("M"), "");
}

TEST(headers, are_copied_as_they_are)
{
    Headers headers;
    EXPECT_TRUE(headers.add("A", "1") && headers.add("B", "2"));
    Headers copy = headers;
    EXPECT_TRUE(headers.add("C", "3"));
    EXPECT_EQ(copy.size(), 2U);
    EXPECT_EQ(copy.find("B"), "2");
    copy = headers;
    EXPECT_EQ(copy.find("C"), "3");
    const Headers& same = copy;
    copy = same;
    EXPECT_EQ(copy.size(), 3U);
    copy = Headers();
    EXPECT_TRUE(copy.empty());
}

TEST(headers, numbers_of_every_size)
{
    Headers headers;
    EXPECT_TRUE(headers.add("least", INT64_MIN));
    EXPECT_TRUE(headers.add("most", INT64_MAX));
    EXPECT_EQ(headers.find("least"), "-9223372036854775808");
    EXPECT_EQ(headers.find("most"), "9223372036854775807");
}

TEST(headers, a_refused_value_leaves_room)
{
    Headers headers;
    EXPECT_FALSE(headers.add("N", "a\r\nb"));
    EXPECT_FALSE(headers.add("N", ""));
    EXPECT_FALSE(headers.add("N", std::string(257, 'x')));
    EXPECT_TRUE(headers.empty());
    EXPECT_TRUE(headers.add("N", "good"));
    EXPECT_EQ(headers.find("N"), "good");
}

TEST(headers, a_name_is_a_token)
{
    Headers headers;
    EXPECT_FALSE(headers.add("X\r\nEvil", "v"));
    EXPECT_FALSE(headers.add("", "v"));
    EXPECT_TRUE(headers.empty());
}

TEST(headers, names_are_found_whatever_their_case)
{
    Headers headers;
    EXPECT_TRUE(headers.add("Retry-After", 30));
    EXPECT_TRUE(headers.add("retry-after", 60));
    EXPECT_EQ(headers.find("RETRY-AFTER"), "30") << "the first one";
    EXPECT_EQ(headers.find("Retry"), "");
}

} // namespace
