// SPDX-License-Identifier: BSL-1.0
// Tests of the checks of a layout against its catalogue; tests/compile_fail shows that they stop the compiler.
#include <amiss/detail/layout/row_checks.hpp>

#include <amiss/layout.hpp>

#include <gtest/gtest.h>

namespace row_checked {

enum class Code { a = 1, b, c };
constexpr auto amiss_catalog(Code)
{
    using amiss::HttpStatus;
    return amiss::catalog<Code>(
        "row_checked", amiss::row(Code::a, "10001", HttpStatus::conflict, "", "A.").column("n", 1).column("t", "x"),
        amiss::row(Code::b, "a-b", HttpStatus::conflict, "", "B.").column("n", 2),
        amiss::row(Code::c, "A.B", HttpStatus::conflict, "", "C.").column("m", "y"));
}

} // namespace row_checked

namespace {

using namespace amiss;
using detail::RowError;
using row_checked::Code;

template <std::size_t Nodes>
constexpr detail::RowDiagnostic found(const Layout<Nodes>& layout)
{
    return detail::check_rows_of<Code>(layout.nodes);
}
constexpr bool finds(detail::RowDiagnostic diagnostic, RowError error, Code which)
{
    return diagnostic.error == error && diagnostic.value == static_cast<int>(which);
}

TEST(row_checks, names_that_are_no_integers)
{
    EXPECT_TRUE(finds(found(object(member("a", field::code.as_number()))), RowError::name_is_no_integer, Code::b));
}

TEST(row_checks, names_that_are_one_in_a_style)
{
    EXPECT_TRUE(finds(found(object(member("a", field::code.as_kebab()))), RowError::same_name_in_style, Code::c));
    EXPECT_TRUE(finds(found(object(member("a", field::code.as_upper_snake()))), RowError::same_name_in_style, Code::c));
    EXPECT_EQ(found(object(member("a", field::code.as_lower()))).error, RowError::none);
    EXPECT_EQ(found(object(member("a", field::type.as_kebab()))).error, RowError::none) << "rows share types";
}

TEST(row_checks, columns_that_are_missing_or_no_numbers)
{
    EXPECT_EQ(found(object(member("a", field::code.as_number("n")))).error, RowError::none);
    EXPECT_TRUE(finds(found(object(member("a", field::code.as_number("m")))), RowError::column_is_no_number, Code::c));
    EXPECT_EQ(found(object(member("a", field::code.as_number("o")))).error, RowError::none) << "the status is there";
    EXPECT_EQ(found(object(member("a", field::column("t")))).error, RowError::none);
    EXPECT_EQ(found(object(member("a", field::column("T")))).error, RowError::no_such_column);
    EXPECT_EQ(found(object(member("a", 1).when(field::column("o")))).error, RowError::no_such_column);
}

TEST(row_checks, columns_in_whose_place_something_else_can_be)
{
    EXPECT_EQ(found(object(optional_member("a", field::column("T")))).error, RowError::none);
    EXPECT_EQ(found(object(nullable_member("a", field::column("T")))).error, RowError::no_such_column);
    EXPECT_EQ(found(object(member("a", first_of(field::column("T"), field::reason)))).error, RowError::none);
    EXPECT_EQ(found(object(member("a", first_of(field::reason, field::column("T"))))).error, RowError::no_such_column);
    EXPECT_EQ(found(object(member("a", first_of("b", first_of(field::column("T"), "c"))))).error, RowError::none);
}

} // namespace
