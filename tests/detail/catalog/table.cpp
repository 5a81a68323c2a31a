// SPDX-License-Identifier: BSL-1.0
// The tables of an enum: constants, whatever the order of its values, and one category.
#include <amiss/detail/catalog/table.hpp>

#include <amiss/apis/cstar.hpp>

#include <gtest/gtest.h>

namespace {

using amiss::cstar::Code;
using amiss::detail::category_instance;
using Table = amiss::detail::Table<Code>;

static_assert(Table::size == 16 && Table::in_order == 16 && Table::docs.size() == 16);
static_assert(Table::catalog.size() == 16 && Table::catalog.begin() == Table::rows.data());
static_assert(Table::catalog.id() == Table::id && Table::id != 0);

TEST(table, codes_are_in_the_category_of_their_enum)
{
    EXPECT_EQ(&category_instance<Code>(), &category_instance<Code>());
    EXPECT_EQ(&Table::catalog.category(), &category_instance<Code>());
    const std::error_code code = amiss::detail::code_from(Code::key_expired);
    EXPECT_EQ(code.value(), static_cast<int>(Code::key_expired));
    EXPECT_EQ(&code.category(), &category_instance<Code>());
}

TEST(table, causes_and_fixes_are_beside_their_row)
{
    for (std::size_t row = 0; row < Table::size; ++row) {
        EXPECT_EQ(Table::rows[row].name, Table::definition.rows[row].data.name);
        EXPECT_EQ(Table::docs[row].causes().begin()[0], Table::definition.rows[row].docs().causes().begin()[0]);
    }
}

} // namespace
