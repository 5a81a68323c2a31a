// SPDX-License-Identifier: BSL-1.0
// Tests of the index of a table by the last letters of its names: each row is in it once, in the order of the table.
#include <amiss/detail/text/last_letter_index.hpp>

#include <gtest/gtest.h>

#include <string>
#include <string_view>

namespace {

using amiss::detail::LastLetterIndex;

struct NamedRow {
    std::string_view name;
};
constexpr NamedRow table[] = {{"date"}, {"code"}, {"id"}, {"type"}, {"v1"}};
constexpr LastLetterIndex table_index(table);

std::string rows_for(std::string_view name)
{
    std::string rows;
    const unsigned letter = table_index.letter_of(name);
    for (unsigned at = table_index.begin[letter]; at != table_index.begin[letter + 1]; ++at)
        rows += std::string(table[table_index.rows[at]].name) + " ";
    return rows;
}

TEST(last_letter_index, has_the_rows_of_a_letter_in_order)
{
    EXPECT_EQ(rows_for("message"), "date code type ");
    EXPECT_EQ(rows_for("RequestID"), "id ");
    EXPECT_EQ(rows_for("x1"), "v1 ");
    EXPECT_EQ(rows_for("abc"), "");
}

} // namespace
