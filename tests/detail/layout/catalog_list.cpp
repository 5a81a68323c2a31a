// SPDX-License-Identifier: BSL-1.0
// Tests of lists of catalogues: one catalogue is a list, and enums give the list of theirs.
#include <amiss/detail/layout/catalog_list.hpp>

#include <amiss/apis/cstar.hpp>
#include <amiss/apis/onestack.hpp>

#include <gtest/gtest.h>

namespace {

using namespace amiss;
using namespace amiss::detail;

TEST(catalog_list, is_made_of_one_catalogue_or_of_enums)
{
    const CatalogList one = &catalog_of<cstar::Code>();
    EXPECT_EQ(one.first, &catalog_of<cstar::Code>());
    EXPECT_EQ(one.more_count, 0U);
    using Both = CatalogsOf<cstar::Code, onestack::Code>;
    const CatalogList more(nullptr, Both::list, 2);
    EXPECT_EQ(more.first, nullptr);
    EXPECT_EQ(more.more[0], &catalog_of<cstar::Code>());
    EXPECT_EQ(more.more[1], &catalog_of<onestack::Code>());
}

} // namespace
