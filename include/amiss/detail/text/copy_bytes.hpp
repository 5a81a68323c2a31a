// SPDX-License-Identifier: BSL-1.0
// Copies a few bytes without calling memcpy.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>

namespace amiss {
inline namespace v0 {
namespace detail {

template <class Unit>
Unit load(const char* from) noexcept
{
    Unit unit;
    std::memcpy(&unit, from, sizeof unit);
    return unit;
}

template <class Unit>
void copy_unit(char* to, const char* from) noexcept
{
    const auto unit = load<Unit>(from);
    std::memcpy(to, &unit, sizeof unit);
}

/// Sixteen bytes as integers.
struct WordBlock {
    std::uint64_t low, high;
};

/// Copies `size` bytes. The last load and store overlap the ones before them, so no tail remains.
inline char* copy_short(char* to, const char* from, std::size_t size) noexcept
{
    if (size >= 16) {
        for (std::size_t at = 0; at + 16 < size; at += 16) copy_unit<WordBlock>(to + at, from + at);
        copy_unit<WordBlock>(to + size - 16, from + size - 16);
    } else if (size >= 8) {
        copy_unit<std::uint64_t>(to, from);
        copy_unit<std::uint64_t>(to + size - 8, from + size - 8);
    } else if (size >= 4) {
        copy_unit<std::uint32_t>(to, from);
        copy_unit<std::uint32_t>(to + size - 4, from + size - 4);
    } else if (size != 0) {
        to[0] = from[0];
        to[size / 2] = from[size / 2];
        to[size - 1] = from[size - 1];
    }
    return to + size;
}

/// Copies `size` bytes in steps of 32, and so up to 31 bytes more: both buffers must have them.
inline char* copy_padded(char* to, const char* from, std::size_t size) noexcept
{
    std::size_t at = 0;
    do {
        copy_unit<WordBlock>(to + at, from + at);
        copy_unit<WordBlock>(to + at + 16, from + at + 16);
        at += 32;
    } while (at < size);
    return to + size;
}

} // namespace detail
} // inline namespace v0
} // namespace amiss
