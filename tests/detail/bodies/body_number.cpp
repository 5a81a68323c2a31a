// SPDX-License-Identifier: BSL-1.0
// Tests of numbers of bodies as integers.
#include <amiss/detail/bodies/body_number.hpp>

#include <gtest/gtest.h>

#include <cmath>
#include <cstdint>
#include <limits>

namespace {

using amiss::detail::BodyNumber;
using amiss::detail::IntegerFit;
using amiss::detail::to_integer;

template <class Integer>
void expect_number(const BodyNumber& number, IntegerFit fit, Integer wanted = 0)
{
    Integer value = 0;
    EXPECT_EQ(to_integer(number, value), fit);
    if (fit == IntegerFit::fits) {
        EXPECT_EQ(value, wanted);
    }
}

TEST(BodyNumber, integers)
{
    expect_number<std::int8_t>(BodyNumber::of(-128), IntegerFit::fits, -128);
    expect_number<std::int8_t>(BodyNumber::of(-129), IntegerFit::out_of_range);
    expect_number<std::uint8_t>(BodyNumber::of(255U), IntegerFit::fits, 255);
    expect_number<std::uint8_t>(BodyNumber::of(256), IntegerFit::out_of_range);
    expect_number<std::uint64_t>(BodyNumber::of(-1), IntegerFit::out_of_range);
    constexpr std::uint64_t most = (std::numeric_limits<std::uint64_t>::max)();
    expect_number<std::uint64_t>(BodyNumber::of(most), IntegerFit::fits, most);
    expect_number<std::int64_t>(BodyNumber::of(most), IntegerFit::out_of_range);
    constexpr std::int64_t least = (std::numeric_limits<std::int64_t>::min)();
    expect_number<std::int64_t>(BodyNumber::of(least), IntegerFit::fits, least);
}

TEST(BodyNumber, reals)
{
    expect_number<int>(BodyNumber::of_real(5.0), IntegerFit::fits, 5);
    expect_number<int>(BodyNumber::of_real(-5.0), IntegerFit::fits, -5);
    expect_number<unsigned>(BodyNumber::of_real(-0.0), IntegerFit::fits, 0U);
    expect_number<unsigned>(BodyNumber::of_real(-0.5), IntegerFit::has_fraction);
    expect_number<unsigned>(BodyNumber::of_real(-1.0), IntegerFit::out_of_range);
    expect_number<int>(BodyNumber::of_real(0.5), IntegerFit::has_fraction);
    expect_number<std::int8_t>(BodyNumber::of_real(128.0), IntegerFit::out_of_range);
    expect_number<std::int8_t>(BodyNumber::of_real(-128.0), IntegerFit::fits, -128);
    expect_number<std::int64_t>(BodyNumber::of_real(9223372036854775808.0), IntegerFit::out_of_range);
    expect_number<std::uint64_t>(BodyNumber::of_real(18446744073709551616.0), IntegerFit::out_of_range);
    expect_number<int>(BodyNumber::of_real(std::nan("")), IntegerFit::out_of_range);
    expect_number<int>(BodyNumber::of_real(INFINITY), IntegerFit::out_of_range);
}

TEST(BodyNumber, as_a_double)
{
    EXPECT_EQ(BodyNumber::of(-3).as_double(), -3.0);
    EXPECT_EQ(BodyNumber::of(3U).as_double(), 3.0);
    EXPECT_EQ(BodyNumber::of_real(0.25).as_double(), 0.25);
}

} // namespace
