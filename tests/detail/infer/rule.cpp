// SPDX-License-Identifier: BSL-1.0
// Tests of one rule: what its constructor makes of a name.
#include <amiss/detail/infer/rule.hpp>

#include <gtest/gtest.h>

namespace {

using namespace amiss::detail;

TEST(rule, a_star_stands_for_any_prefix)
{
    constexpr InferenceRule exact("code", InferredField::code, 3, ValueForm::number_too);
    EXPECT_EQ(exact.name, "code");
    EXPECT_FALSE(exact.any_prefix);
    EXPECT_EQ(exact.kind, InferredField::code);
    EXPECT_EQ(exact.cost, 3);
    EXPECT_EQ(exact.form, ValueForm::number_too);
    constexpr InferenceRule open("*errorcode", InferredField::code);
    EXPECT_EQ(open.name, "errorcode");
    EXPECT_TRUE(open.any_prefix);
    EXPECT_EQ(open.cost, 0);
    EXPECT_EQ(open.form, ValueForm::any);
}

} // namespace
