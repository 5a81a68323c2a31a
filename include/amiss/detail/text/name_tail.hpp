// SPDX-License-Identifier: BSL-1.0
// The last eight letters of a name as a number, by which it is found in a table, and comparing names eight bytes at a time.
#pragma once

#include <amiss/detail/text/hash.hpp>

#include <cstddef>
#include <cstdint>

namespace amiss {
inline namespace v0 {
namespace detail {

/// The bit of each byte that tells a letter's lower case from its upper case.
inline constexpr std::uint64_t case_bits = 0x2020202020202020U;

inline constexpr std::size_t min_tail = 4; ///< a shorter name has no tail

/// Reads four bytes as a little-endian number, as `load8` does eight.
constexpr std::uint32_t load4(const char* text) noexcept
{
    using Byte = unsigned char;
    return static_cast<std::uint32_t>(Byte(text[0]) | Byte(text[1]) << 8U | Byte(text[2]) << 16U)
        | static_cast<std::uint32_t>(Byte(text[3])) << 24U;
}

/// The first and the last four bytes of a name of 4 to 7 bytes. They overlap.
constexpr std::uint64_t load_short(const char* name, std::size_t size) noexcept
{
    return static_cast<std::uint64_t>(load4(name + (size - 4))) << 32U | load4(name);
}

/// The last eight bytes of a name of at least `min_tail` bytes, or those of `load_short`. The same for both cases of a letter.
constexpr std::uint64_t tail_of(const char* name, std::size_t size) noexcept
{
    return (size >= 8 ? load8(name + (size - 8)) : load_short(name, size)) | case_bits;
}

/// Whether eight bytes are the same as eight letters in lower case, digits, "-" and "_", when the case of letters is ignored.
constexpr bool equal_lower_word(std::uint64_t word, std::uint64_t lower) noexcept
{
    const std::uint64_t letters = lower >> 1U & lower & case_bits; // of these characters, letters alone have both bits
    return ((word ^ lower) & ~letters) == 0;
}

/// Whether a text is the same as one of equal size, from `min_tail` on, in lower case, when the case of letters is ignored.
/// `lower` has no characters but letters, digits, "-" and "_".
constexpr bool equal_lower(const char* text, const char* lower, std::size_t size) noexcept
{
    if (size < 8) return equal_lower_word(load_short(text, size), load_short(lower, size));
    for (std::size_t at = 0; at + 8 < size; at += 8) {
        if (!equal_lower_word(load8(text + at), load8(lower + at))) return false;
    }
    return equal_lower_word(load8(text + (size - 8)), load8(lower + (size - 8)));
}

} // namespace detail
} // inline namespace v0
} // namespace amiss
