// SPDX-License-Identifier: BSL-1.0
// Tests of the columns of a catalogue: the table, and the identity that they give it.
#include <amiss/detail/catalog/column_table.hpp>

#include <amiss/catalog.hpp>

#include <gtest/gtest.h>

#include <type_traits>

namespace columned {

enum class Bare { a = 1, b };
enum class Titled { a = 1, b };
enum class Renamed { a = 1, b };
enum class Numbered { a = 1, b };
enum class Moved { a = 1, b };

template <class Code>
constexpr auto first = amiss::row(Code::a, "a", amiss::HttpStatus::conflict, "", "A.");
template <class Code>
constexpr auto second = amiss::row(Code::b, "b", amiss::HttpStatus::conflict, "", "B.");

constexpr auto amiss_catalog(Bare) { return amiss::catalog<Bare>("c", first<Bare>, second<Bare>); }
constexpr auto amiss_catalog(Titled)
{
    return amiss::catalog<Titled>("c", first<Titled>, second<Titled>.column("title", "1").column("n", 7));
}
constexpr auto amiss_catalog(Renamed)
{
    return amiss::catalog<Renamed>("c", first<Renamed>, second<Renamed>.column("name", "1").column("n", 7));
}
constexpr auto amiss_catalog(Numbered)
{
    return amiss::catalog<Numbered>("c", first<Numbered>, second<Numbered>.column("title", 1).column("n", 7));
}
constexpr auto amiss_catalog(Moved)
{
    return amiss::catalog<Moved>("c", first<Moved>.column("title", "1").column("n", 7), second<Moved>);
}

} // namespace columned

namespace {

using amiss::catalog_of;
using amiss::Column;
using amiss::Columns;
using namespace amiss::detail;

static_assert(std::is_empty_v<decltype(amiss_catalog(columned::Bare{}).columns)>, "without columns there is no table");
static_assert(std::is_same_v<decltype(columned::first<columned::Bare>), const amiss::Row<columned::Bare>>);

TEST(column_table, has_the_columns_of_each_row)
{
    const amiss::Catalog& catalog = catalog_of<columned::Titled>();
    EXPECT_TRUE(catalog.columns(0).empty());
    ASSERT_EQ(catalog.columns(1).size(), 2U);
    EXPECT_EQ(catalog.columns(1).begin()[0].text(), "1");
    EXPECT_EQ(catalog.columns(1).find("n")->number, 7);
    EXPECT_TRUE(catalog_of<columned::Bare>().columns(1).empty());
}

TEST(column_table, is_part_of_the_identity)
{
    const std::uint64_t ids[] = {catalog_of<columned::Bare>().id(), catalog_of<columned::Titled>().id(),
                                 catalog_of<columned::Renamed>().id(), catalog_of<columned::Numbered>().id(),
                                 catalog_of<columned::Moved>().id()};
    for (const std::uint64_t& left : ids) {
        for (const std::uint64_t& right : ids) EXPECT_EQ(left == right, &left == &right);
    }
    EXPECT_EQ(ids[0], identity_of("c", Table<columned::Bare>::rows)) << "as it was before there were columns";
}

TEST(column_table, wrong_columns_are_found)
{
    const Column good[] = {{"a", "x", {}, 0}, {"b", "x", {}, 0}, {"c", "x", {}, 0}, {"d", "x", {}, 0}};
    const Column without_name[] = {{"", "x", {}, 0}};
    const Column without_text[] = {{"a", "", {}, 0}};
    const Column twice[] = {{"a", "x", {}, 0}, {"a", "y", {}, 0}};
    const Column five[] = {
        {"a", "x", {}, 0}, {"b", "x", {}, 0}, {"c", "x", {}, 0}, {"d", "x", {}, 0}, {"e", "x", {}, 0}};
    EXPECT_FALSE(has_wrong_column(Columns{good, good + 4}));
    EXPECT_FALSE(has_wrong_column(Columns{}));
    EXPECT_TRUE(has_wrong_column(Columns{without_name, without_name + 1}));
    EXPECT_TRUE(has_wrong_column(Columns{without_text, without_text + 1}));
    EXPECT_TRUE(has_wrong_column(Columns{twice, twice + 2}));
    EXPECT_TRUE(has_wrong_column(Columns{five, five + 5}));
}

} // namespace
