// SPDX-License-Identifier: BSL-1.0
// Tests of combining the values of one header: agreement, elements between commas, numbers, times.
#include <amiss/detail/headers/agreed_value.hpp>

#include <gtest/gtest.h>

#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace {

using namespace amiss::detail;

constexpr std::int64_t most = std::numeric_limits<std::int64_t>::max();

static_assert(trim_blanks(" \t7 8\t ") == "7 8" && trim_blanks(" \t ").empty() && trim_blanks("\n7") == "\n7");
static_assert(header_number("0") == 0 && header_number("0007") == 7
              && header_number("9223372036854775806") == most - 1);
static_assert(header_number("9223372036854775807") == most && header_number("9223372036854775808") == most);
static_assert(time_after(10, 5) == 15 && time_after(most, 1) == most && time_after(most - 1, 1) == most);
static_assert(time_after(-10, 5) == 0 && time_after(-10, most) == most - 10);

TEST(agreed_value, has_a_value_if_all_agree)
{
    AgreedValue<int> slot;
    EXPECT_FALSE(slot.value());
    EXPECT_FALSE(slot.conflicting());
    slot.add(5);
    slot.add(5);
    EXPECT_EQ(slot.value(), 5);
    EXPECT_FALSE(slot.conflicting());
}

TEST(agreed_value, has_no_value_after_a_conflict_or_an_invalid_value_in_any_order)
{
    const std::vector<std::vector<std::optional<int>>> bad = {
        {5, 6}, {6, 5}, {5, std::nullopt}, {std::nullopt, 5}, {std::nullopt}, {5, 5, 6}, {5, 6, 5}, {6, 5, 5}};
    for (const auto& values : bad) {
        AgreedValue<int> slot;
        for (const auto& value : values) slot.add(value);
        EXPECT_FALSE(slot.value());
        EXPECT_TRUE(slot.conflicting());
    }
}

TEST(agreed_value, elements_are_separated_by_commas)
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

TEST(agreed_value, only_digits_are_a_number)
{
    for (const char* text :
         {"", " ", " 7", "7 ", "-1", "+1", "1.5", "0x10", "1e3", "7s", "1'000", "1,000", "\xD9\xA7", "inf", "/", ":"})
        EXPECT_FALSE(header_number(text)) << text;
    EXPECT_EQ(header_number("18446744073709551616"), most);
    EXPECT_EQ(header_number("18446744073709551617"), most) << "it must not wrap";
    EXPECT_EQ(header_number(std::string(1000, '9')), most);
    EXPECT_EQ(header_number(std::string(1000, '0').append("12")), 12);
}

} // namespace
