// SPDX-License-Identifier: BSL-1.0
// Operations on bits without intrinsics: for compilers that lack them, and what the others are tested against.
#pragma once

#include <cstdint>

namespace amiss {
inline namespace v0 {
namespace detail {

/// The two halves of the 128-bit product, xor-ed, from four products of 32 bits each.
constexpr std::uint64_t multiply_fold_portable(std::uint64_t left, std::uint64_t right) noexcept
{
    constexpr std::uint64_t low = 0xFFFFFFFF;
    const std::uint64_t low_low = (left & low) * (right & low);
    const std::uint64_t high_low = (left >> 32U) * (right & low);
    const std::uint64_t low_high = (left & low) * (right >> 32U);
    const std::uint64_t high_high = (left >> 32U) * (right >> 32U);
    const std::uint64_t middle = (low_low >> 32U) + (high_low & low) + (low_high & low); // at most 3 * (2^32 - 1)
    const std::uint64_t upper = high_high + (high_low >> 32U) + (low_high >> 32U) + (middle >> 32U);
    return upper ^ (middle << 32U | (low_low & low));
}

constexpr unsigned trailing_zeros_portable(std::uint64_t bits) noexcept
{
    unsigned zeros = 0;
    for (unsigned width = 32; width != 0; width /= 2) {
        if ((bits & ((std::uint64_t{1} << width) - 1)) != 0) continue;
        bits >>= width;
        zeros += width;
    }
    return zeros;
}

constexpr std::uint64_t swap_bytes_portable(std::uint64_t word) noexcept
{
    word = (word & 0x00FF00FF00FF00FFU) << 8U | (word >> 8U & 0x00FF00FF00FF00FFU);
    word = (word & 0x0000FFFF0000FFFFU) << 16U | (word >> 16U & 0x0000FFFF0000FFFFU);
    return word << 32U | word >> 32U;
}

} // namespace detail
} // inline namespace v0
} // namespace amiss
