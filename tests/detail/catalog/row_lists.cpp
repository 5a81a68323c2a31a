// SPDX-License-Identifier: BSL-1.0
// Tests of adding to the lists of a row; what stops the compiler is in compile_fail.
#include <amiss/detail/catalog/row_lists.hpp>

#include <gtest/gtest.h>

namespace {

TEST(row_lists, a_full_list_stays_as_it_is)
{
    amiss::RowDocs::Sentences sentences;
    for (int count = 0; count < 7; ++count) amiss::detail::add_sentence(sentences, "one", "row");
    EXPECT_EQ(sentences.size(), amiss::RowDocs::capacity);
    amiss::RowDocs::Links links;
    for (int count = 0; count < 4; ++count) amiss::detail::add_link(links, {"t", "https://a"}, "row");
    EXPECT_EQ(links.size(), amiss::RowDocs::link_capacity);
}

TEST(row_lists, what_is_no_link_is_not_added)
{
    amiss::RowDocs::Links links;
    amiss::detail::add_link(links, {"t", "ftp://a"}, "row");
    EXPECT_TRUE(links.empty());
}

} // namespace
