// SPDX-License-Identifier: BSL-1.0
// Tests of the checks of each row, in catalogues whose rows are in several parts.
#include <amiss/catalog.hpp>
#include <amiss/detail/catalog/row_mistakes.hpp>

#include <gtest/gtest.h>

#include <cstddef>
#include <string_view>
#include <utility>

namespace many_rows {

enum class Code { first = 1 };
enum class Wrong { first = 1 };
enum class Twice { first = 1 };

constexpr std::size_t rows = amiss::detail::rows_of_table_part + 3;
constexpr const char* letters = "abcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyz";

template <class Enum>
constexpr auto row_of(std::size_t row, bool is_wrong)
{
    const std::string_view name(letters + row % 26, row / 26 + 1);
    return amiss::row(static_cast<Enum>(row + 1), name, amiss::HttpStatus::not_found, "",
                      is_wrong ? "{" : "It is gone.");
}
template <class Enum, std::size_t... Row>
constexpr auto rows_of(std::size_t wrong, std::index_sequence<Row...>)
{
    return amiss::catalog<Enum>("many", row_of<Enum>(Row, Row == wrong)...);
}
constexpr auto amiss_catalog(Code) { return rows_of<Code>(rows, std::make_index_sequence<rows>()); }
constexpr auto amiss_catalog(Wrong) { return rows_of<Wrong>(rows - 2, std::make_index_sequence<rows>()); }
constexpr auto amiss_catalog(Twice)
{
    return amiss::catalog<Twice>("twice", row_of<Twice>(0, false).general(), row_of<Twice>(1, false).general());
}

} // namespace many_rows

namespace {

using amiss::detail::CatalogError;
using amiss::detail::check_rows;

static_assert(check_rows<many_rows::Code>().error == CatalogError::none);

TEST(row_mistakes, a_mistake_in_the_last_part_is_found)
{
    constexpr amiss::detail::Diagnostic found = check_rows<many_rows::Wrong>();
    EXPECT_EQ(found.error, CatalogError::unbalanced_template);
    EXPECT_EQ(found.value, static_cast<int>(many_rows::rows - 1));
}

TEST(row_mistakes, the_second_row_that_speaks_for_a_status_is_named)
{
    constexpr amiss::detail::Diagnostic found = check_rows<many_rows::Twice>();
    EXPECT_EQ(found.error, CatalogError::two_general_rows);
    EXPECT_EQ(found.value, 2);
}

} // namespace
