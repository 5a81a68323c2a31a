// SPDX-License-Identifier: BSL-1.0
// Tests of catalogues: enums of every kind, look-ups among one row and among a thousand, and the identity of a table.
#include <amiss/catalog.hpp>

#include <amiss/category.hpp>

#include <gtest/gtest.h>

#include <array>
#include <cstdint>
#include <limits>
#include <string>
#include <string_view>
#include <system_error>

// A row whose wire name is its enumerator.
#define ROW(ENUMERATOR) amiss::row(Code::ENUMERATOR, #ENUMERATOR, amiss::HttpStatus::conflict, "", "A " #ENUMERATOR ".")

namespace sparse {
enum class Code { least = -2147483647 - 1, low = -2147483647, minus = -1, one = 1, far = 70000, most = 2147483647 };
constexpr auto amiss_catalog(Code)
{
    return amiss::catalog<Code>("sparse", ROW(most), ROW(one), ROW(least), ROW(low), ROW(minus), ROW(far));
}
} // namespace sparse
AMISS_ERROR_ENUM(sparse, Code)

namespace unscoped {
enum Code : int { first = 1, second };
constexpr auto amiss_catalog(Code) { return amiss::catalog<Code>("unscoped", ROW(first), ROW(second)); }
} // namespace unscoped
AMISS_ERROR_ENUM(unscoped, Code)

namespace tiny {
enum class Code : std::uint8_t { first = 1, last = 255 };
constexpr auto amiss_catalog(Code) { return amiss::catalog<Code>("tiny", ROW(first), ROW(last)); }
} // namespace tiny
AMISS_ERROR_ENUM(tiny, Code)

namespace signed_tiny {
enum class Code : signed char { first = -128, last = 127 };
constexpr auto amiss_catalog(Code) { return amiss::catalog<Code>("signed_tiny", ROW(first), ROW(last)); }
} // namespace signed_tiny
AMISS_ERROR_ENUM(signed_tiny, Code)

namespace outer::middle::inner_v1 {
enum class Code { none = 0, deep = 1 }; // 0 means success and has no row
constexpr auto amiss_catalog(Code) { return amiss::catalog<Code>("outer.inner", ROW(deep)).doc_base("https://d/"); }
} // namespace outer::middle::inner_v1
AMISS_ERROR_ENUM(outer::middle::inner_v1, Code)

// Values that first go up, then down, then jump; short and long names with common prefixes and suffixes.
namespace mixed {
enum class Code {
    a = -2,
    ab = -1,
    not_found = 1,
    was_not_found = 2,
    back = -3,
    far = 9,
    a_name_of_exactly_32_characters = 10,
    a_name_of_more_than_32_characters = 11,
    a_name_of_more_than_33_characters = 12
};
constexpr auto amiss_catalog(Code)
{
    return amiss::catalog<Code>("mixed", ROW(not_found), ROW(was_not_found), ROW(back), ROW(a), ROW(ab), ROW(far),
                                ROW(a_name_of_exactly_32_characters), ROW(a_name_of_more_than_32_characters),
                                ROW(a_name_of_more_than_33_characters));
}
} // namespace mixed
AMISS_ERROR_ENUM(mixed, Code)

namespace single {
enum class Code { only = 2147483647 };
constexpr auto amiss_catalog(Code) { return amiss::catalog<Code>("single", ROW(only)); }
} // namespace single
AMISS_ERROR_ENUM(single, Code)

// A thousand rows of three letters: h000 to h999.
// clang-format off: it cannot decide on a format for calls without a semicolon
#define TEN(X, P) X(P##0) X(P##1) X(P##2) X(P##3) X(P##4) X(P##5) X(P##6) X(P##7) X(P##8) X(P##9)
#define HUNDRED(X, P) TEN(X, P##0) TEN(X, P##1) TEN(X, P##2) TEN(X, P##3) TEN(X, P##4) TEN(X, P##5) TEN(X, P##6) \
    TEN(X, P##7) TEN(X, P##8) TEN(X, P##9)
#define THOUSAND(X) HUNDRED(X, h0) HUNDRED(X, h1) HUNDRED(X, h2) HUNDRED(X, h3) HUNDRED(X, h4) HUNDRED(X, h5) \
    HUNDRED(X, h6) HUNDRED(X, h7) HUNDRED(X, h8) HUNDRED(X, h9)
// clang-format on

namespace large {
#define ENUMERATOR(NAME) NAME,
enum class Code { zero, THOUSAND(ENUMERATOR) };
#define NEXT_ROW(NAME) , ROW(NAME)
constexpr auto amiss_catalog(Code) { return amiss::catalog<Code>("large" THOUSAND(NEXT_ROW)); }
} // namespace large
AMISS_ERROR_ENUM(large, Code)

namespace {

static_assert(amiss::find_code<sparse::Code>("minus") == sparse::Code::minus
              && !amiss::find_code<sparse::Code>("plus"));

template <class Code>
void finds(Code code, std::string_view name)
{
    const amiss::Catalog& catalog = amiss::catalog_of<Code>();
    const amiss::RowData* row = catalog.find(static_cast<int>(code));
    ASSERT_NE(row, nullptr) << name;
    EXPECT_EQ(row->name, name);
    EXPECT_EQ(catalog.find(name), row);
    EXPECT_EQ(&catalog[catalog.index_of(name)], row);
    EXPECT_EQ(&catalog[catalog.index_of(static_cast<int>(code))], row);
    EXPECT_EQ(&catalog[catalog.index_of(*row)], row);
    EXPECT_EQ(catalog.value_at(catalog.index_of(name)), static_cast<int>(code));
    EXPECT_EQ(amiss::find_code<Code>(name), code);
    EXPECT_EQ(amiss::find_code<Code>(std::string(name) + "_"), std::nullopt);
    const std::error_code made = code;
    EXPECT_EQ(made.value(), static_cast<int>(code));
    EXPECT_EQ(made.message(), "A " + std::string(name) + ".");
}

TEST(catalog, sparse_negative_and_extreme_values)
{
    finds(sparse::Code::least, "least");
    finds(sparse::Code::low, "low");
    finds(sparse::Code::minus, "minus");
    finds(sparse::Code::one, "one");
    finds(sparse::Code::far, "far");
    finds(sparse::Code::most, "most");
    for (const int absent : {0, 2, -2, 69999, 2147483646})
        EXPECT_EQ(amiss::catalog_of<sparse::Code>().find(absent), nullptr) << absent;
}

TEST(catalog, enums_of_other_kinds)
{
    finds(unscoped::second, "second");
    finds(tiny::Code::last, "last");
    finds(signed_tiny::Code::first, "first");
    finds(signed_tiny::Code::last, "last");
    finds(outer::middle::inner_v1::Code::deep, "deep");
    EXPECT_EQ(amiss::catalog_of<tiny::Code>().find(-1), nullptr);
}

TEST(catalog, values_in_order_and_out_of_it)
{
    finds(mixed::Code::not_found, "not_found");
    finds(mixed::Code::was_not_found, "was_not_found");
    finds(mixed::Code::back, "back");
    finds(mixed::Code::a, "a");
    finds(mixed::Code::ab, "ab");
    finds(mixed::Code::far, "far");
    finds(mixed::Code::a_name_of_exactly_32_characters, "a_name_of_exactly_32_characters");
    finds(mixed::Code::a_name_of_more_than_32_characters, "a_name_of_more_than_32_characters");
    finds(mixed::Code::a_name_of_more_than_33_characters, "a_name_of_more_than_33_characters");
    const amiss::Catalog& catalog = amiss::catalog_of<mixed::Code>();
    for (const int absent : {-4, 0, 3, 4, 8, 13, 2147483647, -2147483647 - 1}) {
        EXPECT_EQ(catalog.find(absent), nullptr) << absent;
        EXPECT_EQ(catalog.index_of(absent), catalog.size());
    }
    for (const std::string_view absent : {"", "b", "abc", "not_foun", "not_founD", "wos_not_found",
                                          "a_name_of_more_than_32_character", "a_name_of_more_than_34_characters"}) {
        EXPECT_EQ(catalog.find(absent), nullptr) << absent;
        EXPECT_EQ(catalog.index_of(absent), catalog.size());
    }
}

TEST(catalog, one_row_is_enough)
{
    finds(single::Code::only, "only");
    const amiss::Catalog& catalog = amiss::catalog_of<single::Code>();
    for (const int absent : {0, 1, 2147483646, -2147483647 - 1}) EXPECT_EQ(catalog.find(absent), nullptr) << absent;
    EXPECT_EQ(catalog.find("onl"), nullptr);
    EXPECT_EQ(catalog.find("only."), nullptr);
}

TEST(catalog, each_of_a_thousand_rows_is_found_and_nothing_else)
{
    const amiss::Catalog& catalog = amiss::catalog_of<large::Code>();
    ASSERT_EQ(catalog.size(), 1000U);
    for (int value = 1; value <= 1000; ++value) {
        std::string name = std::to_string(999 + value);
        name[0] = 'h';
        const amiss::RowData* row = catalog.find(value);
        ASSERT_NE(row, nullptr) << value;
        ASSERT_EQ(row->name, name);
        ASSERT_EQ(catalog.find(name), row);
        ASSERT_EQ(catalog.find(name + "0"), nullptr);
        ASSERT_EQ(catalog.find(-value), nullptr);
        ASSERT_EQ(catalog.find(1000 + value), nullptr);
    }
    EXPECT_EQ(catalog.find(0), nullptr);
    EXPECT_EQ(catalog.find(""), nullptr);
    EXPECT_EQ(catalog.find("H000"), nullptr);
    EXPECT_EQ(catalog.index_of("h00"), catalog.size());
}

TEST(catalog, look_ups_work_at_compile_time)
{
    constexpr const amiss::Catalog& catalog = amiss::catalog_of<sparse::Code>();
    static_assert(catalog.find("far")->value == 70000 && catalog.find("fa") == nullptr);
    static_assert(catalog.find(-1)->name == "minus" && catalog.size() == 6);
    EXPECT_EQ(catalog.begin() + 6, catalog.end());
}

TEST(catalog, rows_keep_the_order_of_their_declaration)
{
    std::string names;
    for (const amiss::RowData& row : amiss::catalog_of<sparse::Code>()) names.append(row.name).append(" ");
    EXPECT_EQ(names, "most one least low minus far ");
}

TEST(catalog, has_its_name_its_category_and_its_documentation_base)
{
    const amiss::Catalog& catalog = amiss::catalog_of<outer::middle::inner_v1::Code>();
    EXPECT_EQ(catalog.name(), "outer.inner");
    EXPECT_STREQ(catalog.category().name(), "outer.inner");
    EXPECT_EQ(catalog.doc_base(), "https://d/");
    EXPECT_EQ(amiss::catalog_of<tiny::Code>().doc_base(), "");
}

TEST(catalog, is_catalogued_is_true_only_for_enums_with_a_catalogue)
{
    enum class Other { one = 1 };
    static_assert(amiss::is_catalogued_v<tiny::Code> && amiss::is_catalogued_v<unscoped::Code>);
    static_assert(!amiss::is_catalogued_v<Other> && !amiss::is_catalogued_v<int>);
    static_assert(!amiss::is_catalogued_v<amiss::HttpStatus>);
    EXPECT_NE(amiss::catalog_of<tiny::Code>().id(), amiss::catalog_of<unscoped::Code>().id());
}

// The identity of a table with only this row.
constexpr std::uint64_t id_of(std::string_view name, const amiss::RowData& row)
{
    return amiss::detail::identity_of(name, std::array<amiss::RowData, 1>{{row}});
}

template <class Change>
constexpr bool changes_identity(Change change)
{
    constexpr amiss::RowData row =
        amiss::row(tiny::Code::first, "first", amiss::HttpStatus::conflict, "t", "m").plain("p").data;
    amiss::RowData changed = row;
    change(changed);
    return id_of("c", row) != id_of("c", changed) && id_of("c", row) == id_of("c", amiss::RowData(row));
}

TEST(catalog, identity_differs_when_any_field_of_a_row_does)
{
    using Row = amiss::RowData&;
    static_assert(changes_identity([](Row row) { row.name = "firsT"; }));
    static_assert(changes_identity([](Row row) { row.type = ""; }));
    static_assert(changes_identity([](Row row) { row.message = "n"; }));
    static_assert(changes_identity([](Row row) { row.plain = "q"; }));
    static_assert(changes_identity([](Row row) { row.value = -1; }));
    static_assert(changes_identity([](Row row) { row.status = amiss::HttpStatus::gone; }));
    static_assert(changes_identity([](Row row) { row.retry = amiss::Retry::after_delay; }));
    static_assert(changes_identity([](Row row) { row.grpc = amiss::Grpc::internal; }));
    static_assert(changes_identity([](Row row) { row.errc = 5; }));
    static_assert(changes_identity([](Row row) { row.retired = true; }));
    static_assert(changes_identity([](Row row) { row.type = "tm", row.message = ""; }));
    static_assert(!changes_identity([](Row) {}));
    EXPECT_NE(id_of("a", {}), id_of("b", {}));
}

TEST(catalog, there_are_docs_for_each_row)
{
    EXPECT_EQ(amiss::docs_of<sparse::Code>().size(), 6U);
    EXPECT_TRUE(amiss::docs_of<sparse::Code>()[0].causes().empty());
}

} // namespace
