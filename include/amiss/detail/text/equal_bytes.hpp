// SPDX-License-Identifier: BSL-1.0
// Compares short texts of equal size without calling memcmp.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>

namespace amiss {
inline namespace v0 {
namespace detail {

template <class Unit>
bool equal_unit(const char* left, const char* right) noexcept
{
    Unit a, b;
    std::memcpy(&a, left, sizeof a);
    std::memcpy(&b, right, sizeof b);
    return a == b;
}

/// Whether `size` bytes are equal. Of 4 to 16 bytes each side takes two loads, which overlap.
inline bool equal_bytes(const char* left, const char* right, std::size_t size) noexcept
{
    if (size > 16) return std::memcmp(left, right, size) == 0;
    if (size >= 8)
        return equal_unit<std::uint64_t>(left, right) && equal_unit<std::uint64_t>(left + size - 8, right + size - 8);
    if (size >= 4)
        return equal_unit<std::uint32_t>(left, right) && equal_unit<std::uint32_t>(left + size - 4, right + size - 4);
    for (std::size_t at = 0; at < size; ++at) {
        if (left[at] != right[at]) return false;
    }
    return true;
}

} // namespace detail
} // inline namespace v0
} // namespace amiss
