// SPDX-License-Identifier: BSL-1.0
// Tests of the kinds of guidance.
#include <amiss/detail/layout/guidance.hpp>

#include <amiss/field.hpp>

#include <gtest/gtest.h>

namespace {

using namespace amiss;
using detail::Guidance;

TEST(guidance, each_field_names_its_own)
{
    EXPECT_EQ(detail::guidance_of(field::causes.key), Guidance::causes);
    EXPECT_EQ(detail::guidance_of(field::fixes.key), Guidance::fixes);
    EXPECT_EQ(detail::guidance_of(field::links.key), Guidance::links);
    EXPECT_EQ(detail::guidance_of(field::retry_advice.key), Guidance::retry);
}

TEST(guidance, all_but_the_retry_advice_are_lists)
{
    for (const Guidance list : {Guidance::causes, Guidance::fixes, Guidance::links}) EXPECT_TRUE(is_list(list));
    EXPECT_FALSE(is_list(Guidance::retry));
}

} // namespace
