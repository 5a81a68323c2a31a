// SPDX-License-Identifier: BSL-1.0
// Tests of catalogues: enums of every kind, look-ups among one row and among a thousand, and the identity of a table.
#include <amiss/catalog.hpp>

#include <gtest/gtest.h>

#include <optional>
#include <string>
#include <string_view>
#include <type_traits>

namespace catalog_test {

enum class Code { none = 0, deep = 1, shallow = 2 }; // 0 without a row: success
constexpr auto amiss_catalog(Code)
{
    using amiss::HttpStatus;
    return amiss::catalog<Code>(
               "catalog.test", amiss::row(Code::shallow, "shallow", HttpStatus::gone, "", "Shallow."),
               amiss::row(Code::deep, "deep", HttpStatus::conflict, "", "Deep.").cause("It was dug.").fix("Fill it."))
        .doc_base("https://d/");
}

enum class Undocumented { only = 1 };
constexpr auto amiss_catalog(Undocumented)
{
    return amiss::catalog<Undocumented>("undocumented",
                                        amiss::row(Undocumented::only, "only", amiss::HttpStatus::conflict, "",
                                                   "Only."));
}

} // namespace catalog_test

namespace {

using catalog_test::Code;
using catalog_test::Undocumented;

static_assert(amiss::find_code<Code>("deep") == Code::deep && amiss::find_code<Code>("Deep") == std::nullopt);
static_assert(std::is_same_v<decltype(amiss_catalog(Code()))::Enum, Code> && amiss_catalog(Code()).rows.size() == 2);

TEST(catalog, rows_are_in_the_order_of_their_declaration)
{
    std::string names;
    for (const amiss::RowData& row : amiss::catalog_of<Code>()) names.append(row.name).append(" ");
    EXPECT_EQ(names, "shallow deep ");
}

TEST(catalog, has_its_name_its_category_and_its_documentation_base)
{
    const amiss::Catalog& catalog = amiss::catalog_of<Code>();
    EXPECT_EQ(catalog.name(), "catalog.test");
    EXPECT_STREQ(catalog.category().name(), "catalog.test");
    EXPECT_EQ(catalog.doc_base(), "https://d/");
    EXPECT_EQ(amiss::catalog_of<Undocumented>().doc_base(), "");
}

TEST(catalog, is_catalogued_is_true_only_for_enums_with_a_catalogue)
{
    enum class Other { one = 1 };
    static_assert(amiss::is_catalogued_v<Code> && amiss::is_catalogued_v<Undocumented>);
    static_assert(!amiss::is_catalogued_v<Other> && !amiss::is_catalogued_v<int>);
    static_assert(!amiss::is_catalogued_v<amiss::HttpStatus>);
    EXPECT_NE(amiss::catalog_of<Code>().id(), amiss::catalog_of<Undocumented>().id());
}

TEST(catalog, docs_are_in_the_order_of_the_rows)
{
    const auto& docs = amiss::docs_of<Code>();
    ASSERT_EQ(docs.size(), 2U);
    EXPECT_TRUE(docs[0].causes().empty() && docs[0].fixes().empty());
    EXPECT_EQ(*docs[1].causes().begin(), "It was dug.");
    EXPECT_EQ(*docs[1].fixes().begin(), "Fill it.");
}

} // namespace
