// SPDX-License-Identifier: BSL-1.0
// Tests of detail values: the text that each type becomes.
#include <amiss/detail_value.hpp>

#include <gtest/gtest.h>

#include <cstdint>
#include <limits>
#include <string>
#include <string_view>
#include <type_traits>

namespace {

using amiss::DetailValue;
using amiss::raw_json;

struct Text {
    operator std::string_view() const { return "converted"; } // NOLINT(google-explicit-constructor)
};

static_assert(std::is_nothrow_constructible_v<DetailValue, double> && std::is_convertible_v<int, DetailValue>);
static_assert(!std::is_constructible_v<DetailValue, void*>, "a pointer is no bool");

TEST(detail_value, texts_are_strings)
{
    const std::string string = "a"; // must outlive the views of it
    for (const DetailValue& value : {DetailValue("a"), DetailValue(string), DetailValue(std::string_view("a"))}) {
        EXPECT_TRUE(value.is_string());
        EXPECT_EQ(value.text(), "a");
    }
    EXPECT_EQ(DetailValue(Text()).text(), "converted");
    EXPECT_EQ(DetailValue(std::string_view("a\0b", 3)).text().size(), 3U);
}

TEST(detail_value, true_false_and_null_are_not_strings)
{
    EXPECT_FALSE(DetailValue(true).is_string());
    EXPECT_EQ(DetailValue(true).text(), "true");
    EXPECT_EQ(DetailValue(false).text(), "false");
    EXPECT_EQ(DetailValue(nullptr).text(), "null");
}

TEST(detail_value, integers_of_every_size)
{
    EXPECT_EQ(DetailValue(static_cast<short>(-3)).text(), "-3");
    EXPECT_EQ(DetailValue(std::numeric_limits<std::int64_t>::min()).text(), "-9223372036854775808");
    EXPECT_EQ(DetailValue(std::numeric_limits<std::uint64_t>::max()).text(), "18446744073709551615");
    EXPECT_EQ(DetailValue(static_cast<unsigned char>(200)).text(), "200");
}

TEST(detail_value, numbers_are_the_shortest_text_that_reads_back)
{
    EXPECT_EQ(DetailValue(0.1).text(), "0.1");
    EXPECT_EQ(DetailValue(0.5F).text(), "0.5");
    EXPECT_EQ(DetailValue(-2.2250738585072014e-308).text(), "-2.2250738585072014e-308");
    EXPECT_EQ(DetailValue(1e308).text(), "1e+308");
    EXPECT_EQ(DetailValue(-0.0).text(), "-0");
}

TEST(detail_value, numbers_that_json_does_not_have_become_null)
{
    using Limits = std::numeric_limits<double>;
    for (const double value : {Limits::quiet_NaN(), Limits::infinity(), -Limits::infinity()}) {
        EXPECT_EQ(DetailValue(value).text(), "null");
        EXPECT_FALSE(DetailValue(value).is_string());
    }
    EXPECT_EQ(DetailValue(std::numeric_limits<float>::infinity()).text(), "null");
    EXPECT_EQ(DetailValue(std::numeric_limits<long double>::max()).text(), "null");
}

TEST(detail_value, raw_json_that_is_not_json_becomes_a_string)
{
    EXPECT_FALSE(DetailValue(raw_json(R"({"a":[]})")).is_string());
    EXPECT_EQ(DetailValue(raw_json(" [1] \n")).text(), "[1]");
    EXPECT_TRUE(DetailValue(raw_json("[1")).is_string());
    EXPECT_TRUE(DetailValue(raw_json("[1]x")).is_string());
    EXPECT_TRUE(DetailValue(raw_json("\"\xFF\"")).is_string());
    EXPECT_TRUE(DetailValue(raw_json("")).is_string());
    EXPECT_EQ(DetailValue(raw_json(" [1")).text(), " [1");
}

TEST(detail_value, a_character_is_a_string_of_one_character)
{
    const DetailValue grade('x');
    EXPECT_TRUE(grade.is_string());
    EXPECT_EQ(grade.text(), "x");
}

TEST(detail_value, a_float_is_not_widened_to_a_longer_text)
{
    EXPECT_EQ(DetailValue(0.1F).text(), "0.1");
    EXPECT_EQ(DetailValue(0.1).text(), "0.1");
}

TEST(detail_value, a_null_pointer_is_null)
{
    const char* nothing = nullptr;
    EXPECT_EQ(DetailValue(nothing).text(), "null");
    EXPECT_FALSE(DetailValue(nothing).is_string());
    EXPECT_FALSE((std::is_constructible_v<DetailValue, wchar_t>));
}

} // namespace
