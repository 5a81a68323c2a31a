// SPDX-License-Identifier: BSL-1.0
// Tests of columns: their texts and numbers, and how they are found.
#include <amiss/column.hpp>

#include <gtest/gtest.h>

namespace {

using amiss::Column;
using amiss::Columns;

constexpr Column given[] = {{"title", "You do not have enough credit.", {}, 0},
                            {"rpc", {}, amiss::detail::Digits(-32602), -32602}};
constexpr Columns columns{given, given + 2};

static_assert(columns.size() == 2 && !columns.empty() && Columns{}.empty());
static_assert(!given[0].is_number() && given[1].is_number() && given[1].number == -32602);

TEST(column, a_number_is_its_digits)
{
    EXPECT_EQ(given[0].text(), "You do not have enough credit.");
    EXPECT_EQ(given[1].text(), "-32602");
}

TEST(column, is_found_by_its_whole_name)
{
    EXPECT_EQ(columns.find("rpc"), given + 1);
    EXPECT_EQ(columns.find("rp"), nullptr);
    EXPECT_EQ(Columns{}.find("rpc"), nullptr);
}

} // namespace
