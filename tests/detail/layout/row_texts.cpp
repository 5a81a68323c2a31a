// SPDX-License-Identifier: BSL-1.0
// Tests of the table of what rows say to people: the same texts as docs_of, and only where a layout asks for them.
#include <amiss/detail/layout/row_texts.hpp>

#include <amiss/apis/cstar.hpp>
#include <amiss/detail/layout/plan.hpp>
#include <amiss/envelope.hpp>

#include <gtest/gtest.h>

#include <cstddef>
#include <string_view>
#include <vector>

namespace {

using namespace amiss;
using namespace amiss::detail;
using cstar::Code;

std::vector<std::string_view> texts_in(const TextList& list) { return {list.begin(), list.end()}; }

TEST(row_texts, are_those_of_docs_of_in_the_same_order)
{
    const RowTextTable table = RowTextsOf<Code>::table;
    std::size_t row = 0, links = 0;
    for (const RowDocs& docs : docs_of<Code>()) {
        const RowTexts texts = table.of_row(row++);
        EXPECT_EQ(texts_in(texts.of(Guidance::causes)),
                  std::vector<std::string_view>(docs.causes().begin(), docs.causes().end()));
        EXPECT_EQ(texts_in(texts.of(Guidance::fixes)),
                  std::vector<std::string_view>(docs.fixes().begin(), docs.fixes().end()));
        std::vector<std::string_view> pairs;
        for (const Link& link : docs.links()) {
            pairs.push_back(link.title);
            pairs.push_back(link.url);
        }
        EXPECT_EQ(texts_in(texts.of(Guidance::links)), pairs);
        links += pairs.size();
    }
    EXPECT_EQ(row, catalog_of<Code>().size());
    EXPECT_NE(links, 0U);
}

TEST(row_texts, of_no_table_are_empty)
{
    const RowTexts none = RowTextTable().of_row(3);
    for (const Guidance list : {Guidance::causes, Guidance::fixes, Guidance::links, Guidance::retry})
        EXPECT_EQ(none.of(list).size(), 0U);
    EXPECT_EQ(RowTextsOf<Code>::table.of_row(0).of(Guidance::retry).size(), 0U) << "that is no list of the row";
}

template <class Make>
bool has_table(Make make)
{
    return plan_of(envelope(Code::internal_error, make)).row_texts.begins != nullptr;
}

TEST(row_texts, are_in_the_plan_of_a_layout_that_places_them)
{
    EXPECT_TRUE(has_table([] { return object(optional_member("causes", field::causes)); }));
    EXPECT_TRUE(has_table([] { return object(member("in", object(member("links", field::links)))); }));
    EXPECT_TRUE(has_table([] { return object(member("see", "the manual").when(field::fixes)); }));
    EXPECT_FALSE(has_table([] { return object(member("code", field::code), member("m", field::message)); }));
    EXPECT_FALSE(has_table([] { return object(member("again", field::retry_advice)); }));
    EXPECT_EQ(plan_of(object(member("causes", field::causes))).row_texts.begins, nullptr) << "it has no catalogue";
}

} // namespace
