// SPDX-License-Identifier: BSL-1.0
// Tests of the table of notes: what is declared, and where it is checked.
#include <amiss/category.hpp>
#include <amiss/detail/catalog/notes_table.hpp>

#include <gtest/gtest.h>

#include <type_traits>

namespace notes_table_test {

enum class Code { sold_out = 1, closed, old };
constexpr auto amiss_catalog(Code)
{
    using amiss::HttpStatus;
    return amiss::catalog<Code>("notes_table.test",
                                amiss::row(Code::sold_out, "sold_out", HttpStatus::conflict, "stock_error",
                                           "Sold out."),
                                amiss::row(Code::closed, "closed", HttpStatus::service_unavailable, "", "Closed."),
                                amiss::row(Code::old, "old", HttpStatus::gone, "stock_error", "Old.").retired());
}
constexpr amiss::ApiNotes amiss_notes(Code)
{
    return amiss::ApiNotes("Notes table").type("stock_error", "Stock.").status(409, "a").status(503, "b");
}

} // namespace notes_table_test

namespace {

using Table = amiss::detail::NotesTable<notes_table_test::Code>;

static_assert(std::is_same_v<decltype(Table::notes), const amiss::ApiNotes>);
static_assert(Table::passed && Table::found.error == amiss::detail::NotesError::none);

TEST(notes_table, has_the_notes_as_they_were_declared) { EXPECT_EQ(Table::notes.size(), 3U); }

} // namespace
