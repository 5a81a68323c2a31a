// SPDX-License-Identifier: BSL-1.0
// Tests of the pieces of header values: white space around them, elements between commas, numbers.
#include <amiss/detail/headers/field_value.hpp>

#include <gtest/gtest.h>

#include <cstdint>
#include <limits>
#include <string>
#include <string_view>

namespace {

using namespace amiss::detail;

constexpr std::int64_t most = std::numeric_limits<std::int64_t>::max();

static_assert(trim_blanks(" \t7 8\t ") == "7 8" && trim_blanks(" \t ").empty() && trim_blanks("\n7") == "\n7");
static_assert(header_number("0") == 0 && header_number("0007") == 7
              && header_number("9223372036854775806") == most - 1);
static_assert(header_number("9223372036854775807") == most && header_number("9223372036854775808") == most);

TEST(field_value, elements_are_between_commas)
{
    const auto elements = [](std::string_view value) {
        std::string all;
        std::string_view element;
        for (bool more = true; next_element(value, more, element);) all += "[" + std::string(element) + "]";
        return all;
    };
    EXPECT_EQ(elements("5"), "[5]");
    EXPECT_EQ(elements("5, 6\t,7"), "[5][6][7]");
    EXPECT_EQ(elements(" 5 6 "), "[5 6]");
    EXPECT_EQ(elements(""), "[]");
    EXPECT_EQ(elements(",5,"), "[][5][]");
}

TEST(field_value, only_digits_are_a_number)
{
    for (const char* text :
         {"", " ", " 7", "7 ", "-1", "+1", "1.5", "0x10", "1e3", "7s", "1'000", "1,000", "\xD9\xA7", "inf", "/", ":"})
        EXPECT_FALSE(header_number(text)) << text;
    EXPECT_EQ(header_number("18446744073709551616"), most);
    EXPECT_EQ(header_number("18446744073709551617"), most) << "wraps nowhere";
    EXPECT_EQ(header_number(std::string(1000, '9')), most);
    EXPECT_EQ(header_number(std::string(1000, '0').append("12")), 12);
}

} // namespace
