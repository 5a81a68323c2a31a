// SPDX-License-Identifier: BSL-1.0
// Length of the prefix of a text that needs no JSON escaping, found 16 or 32 bytes at a time without reading past its
// end.
#pragma once

#include <amiss/detail/compiler.hpp>
#include <amiss/detail/text/copy_bytes.hpp>

#include <cstddef>
#include <cstdint>

namespace amiss {
inline namespace v0 {
namespace detail {

/// Whether a byte needs a closer look: a control character, a quote, a backslash, or not ASCII.
constexpr bool needs_escape(char c) noexcept
{
    const auto byte = static_cast<unsigned char>(c);
    return byte < 0x20 || byte == '"' || byte == '\\' || byte >= 0x80;
}

/// Counts the bytes before the first one that needs a closer look, one by one. The faster versions are tested against it.
constexpr std::size_t find_escape_bytewise(const char* text, std::size_t size) noexcept
{
    std::size_t at = 0;
    while (at < size && !needs_escape(text[at])) ++at;
    return at;
}

/// The top bit of each special byte of a word.
constexpr std::uint64_t escape_bits(std::uint64_t word) noexcept
{
    constexpr std::uint64_t ones = 0x0101010101010101U, low = ones * 0x7F;
    const std::uint64_t ascii = word & low; // no sum below carries into the next byte
    const std::uint64_t plain = ((ascii ^ ones * '"') + low) & ((ascii ^ ones * '\\') + low) & (ascii + ones * 0x60);
    return (~plain | word) & ones * 0x80;
}

/// A bit for each special byte of a word, the lowest for the first in memory.
constexpr unsigned escape_mask(std::uint64_t word) noexcept
{
    std::uint64_t bits = escape_bits(word);
    if constexpr (is_big_endian) bits = swap_bytes(bits);
    return static_cast<unsigned>((bits >> 7U) * 0x0102040810204080U >> 56U); // gathers every eighth bit
}

/// A bit for each special byte of a block, the lowest for the first.
inline unsigned escape_mask(WordBlock block) noexcept { return escape_mask(block.low) | escape_mask(block.high) << 8U; }

/// Whether two blocks have no special byte.
inline bool has_no_special(WordBlock one, WordBlock other) noexcept
{
    return (escape_bits(one.low) | escape_bits(one.high) | escape_bits(other.low) | escape_bits(other.high)) == 0;
}

// The bytes of a vector are signed, so those from 0x80 up are less than 0x20 as well.
#if AMISS_VECTOR_BYTES >= 16
using Block = ByteVector;

inline unsigned escape_mask(ByteVector block) noexcept
{
    return top_bits((block == '"') | (block == '\\') | (block < 0x20));
}
inline bool has_no_special(ByteVector one, ByteVector other) noexcept
{
    return top_bits((one == '"') | (one == '\\') | (one < 0x20) | (other == '"') | (other == '\\') | (other < 0x20))
        == 0;
}
#else
using Block = WordBlock;
#endif
#if AMISS_VECTOR_BYTES >= 32
inline unsigned escape_mask(WideByteVector block) noexcept
{
    return top_bits((block == '"') | (block == '\\') | (block < 0x20));
}
#endif

inline constexpr std::size_t block_size = 16;

template <class Any>
Any block_of(std::uint64_t low, std::uint64_t high) noexcept
{
    return {low, high};
}
#if AMISS_VECTOR_BYTES >= 16
template <>
inline ByteVector block_of<ByteVector>(std::uint64_t low, std::uint64_t high) noexcept
{
    return vector_of(low, high);
}
#endif

/// A text of 4 to 15 bytes as a block: its first bytes and its last ones, which together cover it.
template <class Any>
Any short_block(const char* text, std::size_t size) noexcept
{
    if (size >= 8) return block_of<Any>(load<std::uint64_t>(text), load<std::uint64_t>(text + size - 8));
    const std::uint64_t first = load<std::uint32_t>(text), last = load<std::uint32_t>(text + size - 4);
    const std::uint64_t both = is_big_endian ? first << 32U | last : first | last << 32U;
    return block_of<Any>(both, both);
}

/// How many bytes there are before the first control character, quote, backslash or byte outside ASCII.
template <class Any = Block>
std::size_t find_escape(const char* text, std::size_t size) noexcept
{
    std::size_t at = 0;
#if AMISS_VECTOR_BYTES >= 32
    for (; size - at >= sizeof(WideByteVector); at += sizeof(WideByteVector)) {
        if (const unsigned mask = escape_mask(load<WideByteVector>(text + at)); mask != 0)
            return at + trailing_zeros(mask);
    }
#endif
    for (; size - at >= block_size; at += block_size) {
        if (const unsigned mask = escape_mask(load<Any>(text + at)); mask != 0) return at + trailing_zeros(mask);
    }
    if (at == size) return size;
    if (size >= block_size) { // the last block, which overlaps bytes that need no escaping
        const unsigned mask = escape_mask(load<Any>(text + size - block_size));
        return mask != 0 ? size - block_size + trailing_zeros(mask) : size;
    }
    if (size < 4) return find_escape_bytewise(text, size);
    const unsigned mask = escape_mask(short_block<Any>(text, size));
    if (mask == 0) return size;
    const unsigned half = size >= 8 ? 8 : 4, first = trailing_zeros(mask);
    return first < half ? first : size - 2 * half + first;
}

} // namespace detail
} // inline namespace v0
} // namespace amiss
