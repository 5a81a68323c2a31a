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

// Byte by byte, and without a limit.
std::string number_of(std::string_view text)
{
    std::string digits;
    for (const char c : text) {
        if (c < '0' || c > '9') return "none";
        if (!digits.empty() || c != '0') digits += c;
    }
    return text.empty() ? "none" : digits.empty() ? "0" : digits;
}

TEST(field_value, numbers_are_read_as_digit_by_digit)
{
    for (std::size_t size = 1; size <= 20; ++size) {
        std::string text(size, '0');
        for (std::size_t at = 0; at < size; ++at) text[at] = static_cast<char>('0' + (at * 7 + size) % 10);
        for (std::size_t at = 0; at < size; ++at) {
            const char before = text[at];
            for (int byte = 0; byte < 256; ++byte) {
                text[at] = static_cast<char>(byte);
                const auto number = header_number(text);
                std::string wanted = number_of(text);
                const bool is_large = wanted.size() > 19 || (wanted.size() == 19 && wanted > std::to_string(most));
                if (is_large) wanted = std::to_string(most);
                ASSERT_EQ(number ? std::to_string(*number) : "none", wanted) << text;
            }
            text[at] = before;
        }
    }
}

} // namespace
