// SPDX-License-Identifier: BSL-1.0
// Tests of the macros that look at the arguments of macros.
#include <amiss/detail/catalog/macro_arguments.hpp>

#include <gtest/gtest.h>

#include <utility>

namespace {

static_assert(AMISS_DETAIL_IS_EMPTY() == 1);
static_assert(AMISS_DETAIL_IS_EMPTY(billing) == 0);
static_assert(AMISS_DETAIL_IS_EMPTY(amiss::http) == 0);

#define PICK(...) AMISS_DETAIL_FOURTH(__VA_ARGS__, 3, 2, 1, )
static_assert(PICK(a) == 1);
static_assert(PICK(a, b) == 2);
static_assert(PICK(, b) == 2);
static_assert(PICK(a, b, c) == 3);
#undef PICK

TEST(macro_arguments, bare_takes_only_outer_parentheses_off)
{
    AMISS_DETAIL_BARE((auto [left, right])) = std::pair(1, 2);
    EXPECT_EQ(left + right, 3);
    int numbers[] = {1, 2};
    int* all = numbers;
    AMISS_DETAIL_BARE((all)[1]) = 7;
    EXPECT_EQ(numbers[1], 7);
}

} // namespace
