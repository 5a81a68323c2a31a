// The look-up tables: room, slots, duplicates, and the identity of rows.
#include <amiss/detail/table.hpp>

#include <gtest/gtest.h>

#include <array>
#include <cstddef>
#include <string_view>

namespace {

using namespace amiss::detail;
using amiss::RowData;

static_assert(slots_for(1) == 4 && slots_for(2) == 4 && slots_for(3) == 8 && slots_for(1000) == 2048);
static_assert(slots_for(16383) == 32768);

constexpr RowData row_of(std::string_view name, int value)
{
    RowData row;
    row.name = name;
    row.value = value;
    return row;
}

constexpr std::array<RowData, 3> rows = {{row_of("a", 1), row_of("b", -1), row_of("c", 64)}};

TEST(table, every_row_has_one_slot)
{
    constexpr auto names = index_names(rows);
    constexpr auto values = index_values(rows);
    static_assert(names.duplicate == no_row && values.duplicate == no_row);
    std::size_t seen[2][4] = {};
    for (const Slot slot : names.slots) ++seen[0][slot];
    for (const Slot slot : values.slots) ++seen[1][slot];
    for (const auto& counts : seen) {
        EXPECT_EQ(counts[0], names.slots.size() - 3);
        for (std::size_t row = 1; row <= 3; ++row) EXPECT_EQ(counts[row], 1U);
    }
}

TEST(table, second_row_of_a_key_is_the_duplicate)
{
    constexpr std::array<RowData, 3> named = {{row_of("a", 1), row_of("b", 2), row_of("a", 3)}};
    static_assert(index_names(named).duplicate == 2 && index_values(named).duplicate == no_row);
    constexpr std::array<RowData, 3> valued = {{row_of("a", 1), row_of("b", 1), row_of("c", 3)}};
    static_assert(index_values(valued).duplicate == 1 && index_names(valued).duplicate == no_row);
    EXPECT_EQ(index_names(named).duplicate, 2U);
}

TEST(table, slots_are_in_range)
{
    for (int value = -1000; value <= 1000; ++value) ASSERT_LT(slot_of_value(value, 64), 64U);
    for (const std::string_view name : {"", "a", "parameter_missing"}) ASSERT_LT(slot_of_name(name, 8), 8U);
}

TEST(table, identity_counts_names_rows_and_order)
{
    constexpr std::array<RowData, 3> other = {{rows[1], rows[0], rows[2]}};
    constexpr std::array<RowData, 2> fewer = {{rows[0], rows[1]}};
    static_assert(identity_of("x", rows) == identity_of("x", rows) && identity_of("x", rows) != identity_of("y", rows));
    EXPECT_NE(identity_of("x", rows), identity_of("x", other));
    EXPECT_NE(identity_of("x", rows), identity_of("x", fewer));
}

} // namespace
