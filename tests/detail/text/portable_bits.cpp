// SPDX-License-Identifier: BSL-1.0
// Tests of operations on bits without intrinsics, by known results. The compiler's own are compared with them elsewhere.
#include <amiss/detail/text/portable_bits.hpp>

#include <gtest/gtest.h>

#include <cstdint>

namespace {

using namespace amiss::detail;

// Known products, so that both versions cannot be wrong alike: 2^64 - 1 squared is FFFFFFFFFFFFFFFE 0000000000000001.
static_assert(multiply_fold_portable(~std::uint64_t{0}, ~std::uint64_t{0}) == (0xFFFFFFFFFFFFFFFEU ^ 1U));
static_assert(multiply_fold_portable(0x123456789ABCDEFU, 0xFEDCBA9876543210U)
              == (0x121FA00AD77D742U ^ 0x2236D88FE5618CF0U));
static_assert(multiply_fold_portable(0, 7) == 0 && multiply_fold_portable(3, 7) == 21);
static_assert(swap_bytes_portable(0x0102030405060708U) == 0x0807060504030201U);
static_assert(trailing_zeros_portable(1) == 0 && trailing_zeros_portable(std::uint64_t{1} << 63U) == 63);
static_assert(trailing_zeros_portable(0xFFFFFFFF00000000U) == 32 && trailing_zeros_portable(24) == 3);

TEST(portable_bits, each_power_of_two_has_its_zeros_and_each_byte_its_place)
{
    for (unsigned bit = 0; bit < 64; ++bit) {
        const std::uint64_t word = std::uint64_t{1} << bit;
        EXPECT_EQ(trailing_zeros_portable(word), bit);
        EXPECT_EQ(swap_bytes_portable(word), std::uint64_t{1} << (56U - 8 * (bit / 8) + bit % 8));
        EXPECT_EQ(multiply_fold_portable(word, word), bit < 32 ? word << bit : std::uint64_t{1} << (2 * bit - 64));
    }
}

} // namespace
