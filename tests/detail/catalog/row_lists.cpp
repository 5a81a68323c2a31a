// SPDX-License-Identifier: BSL-1.0
// Tests of adding to the lists of a row; what stops the compiler is in compile_fail.
#include <amiss/detail/catalog/row_lists.hpp>

#include <gtest/gtest.h>

namespace {

using amiss::detail::RowLists;

TEST(row_lists, a_full_list_stays_as_it_is_and_is_marked)
{
    RowLists lists{};
    for (int count = 0; count < 6; ++count) amiss::detail::add_sentence(lists, lists.causes, lists.cause_count, "one");
    EXPECT_FALSE(lists.full);
    amiss::detail::add_sentence(lists, lists.causes, lists.cause_count, "seventh");
    EXPECT_TRUE(lists.full);
    const amiss::RowDocs docs = lists.docs();
    EXPECT_EQ(docs.causes().size(), amiss::RowDocs::capacity);
    EXPECT_EQ(docs.causes().begin()[5], "one");
    EXPECT_TRUE(docs.fixes().empty());
}

TEST(row_lists, links_are_kept_in_order)
{
    RowLists lists{};
    for (const char* url : {"https://a", "https://b", "https://c"}) amiss::detail::add_link(lists, {"t", url});
    EXPECT_FALSE(lists.full);
    amiss::detail::add_link(lists, {"t", "https://d"});
    EXPECT_TRUE(lists.full);
    const amiss::RowDocs docs = lists.docs();
    EXPECT_EQ(docs.links().size(), amiss::RowDocs::link_capacity);
    EXPECT_EQ(docs.links().begin()[2].title, "t");
    EXPECT_EQ(docs.links().begin()[2].url, "https://c");
}

} // namespace
