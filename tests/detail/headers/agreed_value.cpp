// SPDX-License-Identifier: BSL-1.0
// Tests of combining the values of one header: agreement, elements between commas, numbers, times.
#include <amiss/detail/headers/agreed_value.hpp>

#include <gtest/gtest.h>

#include <optional>
#include <vector>

namespace {

using namespace amiss::detail;

TEST(agreed_value, counts_when_all_say_the_same)
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

} // namespace
