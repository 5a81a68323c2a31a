// SPDX-License-Identifier: BSL-1.0
// Tests of adding to the lists of a row; what stops the compiler is in compile_fail.
#include <amiss/detail/catalog/row_lists.hpp>

#include <gtest/gtest.h>

#include <string_view>

namespace {

TEST(row_lists, a_full_list_stays_as_it_is_and_is_marked)
{
    amiss::RowDocs docs;
    for (int count = 0; count < 6; ++count) amiss::detail::add_to_list(docs, docs.causes_, std::string_view("one"));
    EXPECT_FALSE(docs.full_);
    amiss::detail::add_to_list(docs, docs.causes_, std::string_view("seventh"));
    EXPECT_TRUE(docs.full_);
    EXPECT_EQ(docs.causes().size(), amiss::RowDocs::capacity);
    EXPECT_EQ(docs.causes().begin()[5], "one");
}

TEST(row_lists, links_are_kept_in_order)
{
    amiss::RowDocs docs;
    for (const char* url : {"https://a", "https://b", "https://c"})
        amiss::detail::add_to_list(docs, docs.links_, amiss::Link{"t", url});
    EXPECT_FALSE(docs.full_);
    EXPECT_EQ(docs.links().size(), amiss::RowDocs::link_capacity);
    EXPECT_EQ(docs.links().begin()[2].url, "https://c");
    amiss::detail::add_to_list(docs, docs.links_, amiss::Link{"t", "https://d"});
    EXPECT_TRUE(docs.full_);
}

} // namespace
