// SPDX-License-Identifier: BSL-1.0
// Tests of finding rows by codes in a style and by columns.
#include <amiss/detail/read/row_search.hpp>

#include <gtest/gtest.h>

#include <string>

namespace row_searched {

enum class Code { a = 1, b, c, d, e };
constexpr auto amiss_catalog(Code)
{
    using amiss::HttpStatus;
    return amiss::catalog<Code>(
        "row_searched", amiss::row(Code::a, "card_declined", HttpStatus::conflict, "Card_Error", "A.").column("n", 1),
        amiss::row(Code::b, "card declined", HttpStatus::gone, "", "B.").column("n", 1),
        amiss::row(Code::c, "com.x#Gone", HttpStatus::gone, "", "C.").column("n", 2),
        amiss::row(Code::d, "d", HttpStatus::gone, "", "D.").column("n", 3).column("t", "2"),
        amiss::row(Code::e, "e", HttpStatus::gone, "", "E.").column("n", 3));
}

} // namespace row_searched

namespace {

using namespace amiss;
using row_searched::Code;

const Catalog& catalog = catalog_of<Code>();

int value(const detail::FoundRow& found) { return found.catalog != nullptr ? catalog[found.row].value : 0; }
int in_style(std::string_view text, FieldStyle style = FieldStyle::lower)
{
    return value(detail::row_in_style(catalog, style, text));
}
int with(std::string_view column, std::string_view text, int status = 0)
{
    return value(detail::row_with_column(catalog, column, text, status));
}

TEST(row_search, the_exact_style_comes_first)
{
    EXPECT_EQ(in_style("card_declined"), 1);
    EXPECT_EQ(in_style("card declined"), 2);
    EXPECT_EQ(in_style("com.x#gone"), 3);
    EXPECT_EQ(in_style("COM_X_GONE", FieldStyle::upper_snake), 3);
}

TEST(row_search, any_style_will_do_unless_several_rows_would)
{
    EXPECT_EQ(in_style("COM_X_GONE", FieldStyle::kebab), 3);
    EXPECT_EQ(in_style("com-x-gone", FieldStyle::upper_snake), 3);
    EXPECT_EQ(in_style("CARD-DECLINED"), 0) << "either of two";
    EXPECT_EQ(in_style("com.x#gone.2"), 0);
    EXPECT_EQ(in_style(std::string(300, 'x')), 0);
}

TEST(row_search, of_several_rows_with_a_text_the_status_decides)
{
    EXPECT_EQ(with("n", "2"), 3);
    EXPECT_EQ(with("n", "1"), 0);
    EXPECT_EQ(with("n", "1", 410), 2);
    EXPECT_EQ(with("n", "3", 410), 0) << "both have the status";
    EXPECT_EQ(with("t", "2", 404), 4) << "the only one, whatever its status";
    EXPECT_EQ(with("o", "2"), 0);
}

TEST(row_search, a_type_is_the_catalogues_own)
{
    EXPECT_EQ(detail::type_in_style(&catalog, "CARD-ERROR"), "Card_Error");
    EXPECT_EQ(detail::type_in_style(&catalog, "other"), "other");
    EXPECT_EQ(detail::type_in_style({}, "CARD-ERROR"), "CARD-ERROR");
}

TEST(row_search, a_uri_is_a_name_or_follows_the_base)
{
    char buffer[detail::max_word];
    const auto found = [&buffer](std::string_view base, std::string_view uri) {
        const detail::FoundRow row = detail::row_of_uri(catalog, base, uri, buffer);
        return row.catalog == nullptr ? std::string_view() : catalog[row.row].name;
    };
    EXPECT_EQ(found("https://a.example/", "card_declined"), "card_declined") << "as it is";
    EXPECT_EQ(found("https://a.example/", "https://a.example/card_declined"), "card_declined");
    EXPECT_EQ(found("https://a.example/", "https://a.example/card%20declined"), "card declined");
    EXPECT_EQ(found("https://a.example/", "https://a.example/com.x%23Gone"), "com.x#Gone");
    EXPECT_EQ(found("https://a.example/", "https://a.example/com.x%23gone"), "");
    EXPECT_EQ(found("https://a.example/", "https://b.example/card_declined"), "");
    EXPECT_EQ(found("https://a.example/", "card%20declined"), "");
    EXPECT_EQ(found("", "card%20declined"), "card declined");
    EXPECT_EQ(found("", "%64"), "d");
    EXPECT_EQ(found("", "%6"), "");
    EXPECT_EQ(found("", std::string(400, 'd')), "") << "longer than the buffer";
}

} // namespace
