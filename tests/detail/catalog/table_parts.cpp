// SPDX-License-Identifier: BSL-1.0
// Tests of the parts in which the rows of a catalogue are looked at.
#include <amiss/detail/catalog/table_parts.hpp>

#include <gtest/gtest.h>

#include <array>
#include <cstddef>
#include <string_view>

namespace {

using amiss::RowData;
using amiss::detail::TableParts;

constexpr std::size_t rows_of_three_parts = 2 * amiss::detail::rows_of_table_part + 5;

constexpr std::array<RowData, rows_of_three_parts> make_rows() noexcept
{
    constexpr const char* letters = "abcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyz";
    std::array<RowData, rows_of_three_parts> made{};
    for (std::size_t row = 0; row < made.size(); ++row) {
        made[row].name = {letters + row % 26, row / 26 + 1};
        made[row].value = static_cast<int>(row);
    }
    return made;
}

struct PartedDefinition {
    std::string_view name;
};

/// A table whose rows are in three parts, the last of which is not full.
struct Parted {
    static constexpr std::size_t size = rows_of_three_parts;
    static constexpr PartedDefinition definition{"parted"};
    static constexpr std::array<RowData, size> rows = make_rows();
};

TEST(table_parts, each_row_has_the_name_that_it_has_without_parts)
{
    for (std::size_t row = 0; row < Parted::size; ++row) {
        const amiss::detail::NameEntry& entry = TableParts<Parted>::name(row);
        const amiss::detail::NameEntry wanted(Parted::rows[row].name);
        EXPECT_EQ(entry.key.hash, wanted.key.hash) << row;
        EXPECT_EQ(entry.key.tag, wanted.key.tag) << row;
        EXPECT_TRUE(entry.words == wanted.words) << row;
    }
}

TEST(table_parts, the_identity_does_not_depend_on_the_parts)
{
    EXPECT_EQ(TableParts<Parted>::id, amiss::detail::identity_of("parted", Parted::rows));
}

} // namespace
