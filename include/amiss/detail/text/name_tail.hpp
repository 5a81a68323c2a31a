// SPDX-License-Identifier: BSL-1.0
// The last eight letters of a name as a number, by which it is found in a table, and comparing names eight bytes at a time.
#pragma once

#include <amiss/detail/compiler.hpp>
#include <amiss/detail/text/copy_bytes.hpp>
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
    if (!is_big_endian && !is_constant_evaluated()) return load<std::uint32_t>(text);
    using Byte = unsigned char;
    return static_cast<std::uint32_t>(Byte(text[0]) | Byte(text[1]) << 8U | Byte(text[2]) << 16U)
        | static_cast<std::uint32_t>(Byte(text[3])) << 24U;
}

/// The same as `load8`. It looks as small to the compiler as it is, so that what calls it is inlined.
constexpr std::uint64_t load_word(const char* text) noexcept
{
    return !is_big_endian && !is_constant_evaluated() ? load<std::uint64_t>(text) : load8(text);
}

/// The first and the last four bytes of a name of 4 to 7 bytes. They overlap.
constexpr std::uint64_t load_short(const char* name, std::size_t size) noexcept
{
    return static_cast<std::uint64_t>(load4(name + (size - 4))) << 32U | load4(name);
}

/// The last eight bytes of a name of at least `min_tail` bytes, or those of `load_short`. The same for both cases of a letter.
constexpr std::uint64_t tail_of(const char* name, std::size_t size) noexcept
{
    return (size >= 8 ? load_word(name + (size - 8)) : load_short(name, size)) | case_bits;
}

/// The bits in which eight bytes differ from eight letters in lower case, digits, "-" and "_" when the case of letters is
/// ignored.
constexpr std::uint64_t difference(std::uint64_t word, std::uint64_t lower) noexcept
{
    const std::uint64_t letters = lower >> 1U & lower & case_bits; // of these characters, letters alone have both bits
    return (word ^ lower) & ~letters;
}

/// Whether a text is the same as one of equal size, from `min_tail` on, in lower case, when the case of letters is ignored.
/// `lower` has no characters but letters, digits, "-" and "_".
constexpr bool equal_lower(const char* text, const char* lower, std::size_t size) noexcept
{
    if (size < 8) return difference(load_short(text, size), load_short(lower, size)) == 0;
    const std::size_t last = size - 8;
    std::uint64_t differing =
        difference(load_word(text), load_word(lower)) | difference(load_word(text + last), load_word(lower + last));
    for (std::size_t at = 8; at < last; at += 8) differing |= difference(load_word(text + at), load_word(lower + at));
    return differing == 0;
}

} // namespace detail
} // inline namespace v0
} // namespace amiss
