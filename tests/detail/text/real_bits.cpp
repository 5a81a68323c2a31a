// SPDX-License-Identifier: BSL-1.0
// Tests of the kinds of real numbers, for each type and at both ends of each kind.
#include <amiss/detail/text/real_bits.hpp>

#include <gtest/gtest.h>

#include <limits>

namespace {

using amiss::detail::RealBits;
using amiss::detail::RealKind;

template <class Real>
class RealBitsOf : public testing::Test {};
using Reals = testing::Types<float, double, long double>;
TYPED_TEST_SUITE(RealBitsOf, Reals, );

template <class Real>
void expect_kind(Real number, RealKind kind)
{
    EXPECT_EQ(RealBits(number).kind, kind) << number;
    EXPECT_FALSE(RealBits(number).negative) << number;
    EXPECT_EQ(RealBits(-number).kind, kind) << number;
    EXPECT_TRUE(RealBits(-number).negative) << number;
}

TYPED_TEST(RealBitsOf, tells_each_kind)
{
    using Limits = std::numeric_limits<TypeParam>;
    for (const TypeParam number : {TypeParam(0), TypeParam(1), Limits::min(), Limits::max(), Limits::denorm_min()})
        expect_kind(number, RealKind::finite);
    expect_kind(Limits::infinity(), RealKind::infinite);
    EXPECT_EQ(RealBits(Limits::quiet_NaN()).kind, RealKind::not_a_number);
    EXPECT_EQ(RealBits(Limits::signaling_NaN()).kind, RealKind::not_a_number);
    EXPECT_EQ(RealBits(-Limits::quiet_NaN()).kind, RealKind::not_a_number);
}

} // namespace
