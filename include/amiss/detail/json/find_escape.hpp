// SPDX-License-Identifier: BSL-1.0
// How much of a text can stand in a JSON string as it is: found 16 or 32 bytes at a time, and never past its end.
#pragma once

#include <amiss/detail/text/copy_bytes.hpp>

#include <cstddef>
#include <cstdint>
#include <type_traits>

namespace amiss {
inline namespace v0 {
namespace detail {

/// Whether a byte needs a closer look: a control, a quote, a backslash, or not ASCII.
constexpr bool needs_escape(char c) noexcept
{
    const auto byte = static_cast<unsigned char>(c);
    return byte < 0x20 || byte == '"' || byte == '\\' || byte >= 0x80;
}

/// The bytes before the first special one, by the definition: what the others are tested against.
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
constexpr unsigned escape_mask_of_word(std::uint64_t word) noexcept
{
    std::uint64_t bits = escape_bits(word);
#if defined(__BYTE_ORDER__) && __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
    bits = __builtin_bswap64(bits);
#endif
    return static_cast<unsigned>((bits >> 7U) * 0x0102040810204080U >> 56U); // gathers every eighth bit
}

/// A bit for each special byte of a block, the lowest for the first.
inline unsigned escape_mask(WordBlock block) noexcept
{
    return escape_mask_of_word(block.low) | escape_mask_of_word(block.high) << 8U;
}

// The compilers' own vectors: <emmintrin.h> would be a twentieth of what <amiss/expected.hpp> costs to compile.
// As signed numbers, everything from 0x80 up is below 0x20 too.
#if defined(__SSE2__)
typedef signed char Block __attribute__((vector_size(16)));
typedef std::uint64_t BlockWords __attribute__((vector_size(16)));
typedef char BlockBits __attribute__((vector_size(16)));

inline unsigned escape_mask(Block block) noexcept
{
    return static_cast<unsigned>(
        __builtin_ia32_pmovmskb128(reinterpret_cast<BlockBits>((block == '"') | (block == '\\') | (block < 0x20))));
}
#else
using Block = WordBlock;
using BlockWords = WordBlock;
#endif
#if defined(__AVX2__)
typedef signed char WideBlock __attribute__((vector_size(32)));
typedef char WideBits __attribute__((vector_size(32)));

inline unsigned escape_mask(WideBlock block) noexcept
{
    return static_cast<unsigned>(
        __builtin_ia32_pmovmskb256(reinterpret_cast<WideBits>((block == '"') | (block == '\\') | (block < 0x20))));
}
#endif

inline constexpr std::size_t block_size = 16;

template <class Any>
Any block_of(std::uint64_t low, std::uint64_t high) noexcept
{
    if constexpr (std::is_same_v<Any, WordBlock>) {
        return {low, high};
    } else {
        const BlockWords words = {low, high};
        return reinterpret_cast<Any>(words);
    }
}

/// The first and the last bytes of a text of four to fifteen, as a block; together they are all of it.
template <class Any>
Any short_block(const char* text, std::size_t size) noexcept
{
    if (size >= 8) return block_of<Any>(load<std::uint64_t>(text), load<std::uint64_t>(text + size - 8));
    const std::uint64_t first = load<std::uint32_t>(text), last = load<std::uint32_t>(text + size - 4);
#if defined(__BYTE_ORDER__) && __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
    return block_of<Any>(first << 32U | last, first << 32U | last);
#else
    return block_of<Any>(first | last << 32U, first | last << 32U);
#endif
}

/// How many bytes stand before the first control, quote, backslash or byte outside ASCII.
template <class Any = Block>
std::size_t find_escape(const char* text, std::size_t size) noexcept
{
    std::size_t at = 0;
    const auto first_of = [](unsigned mask) { return static_cast<unsigned>(__builtin_ctz(mask)); };
#if defined(__AVX2__)
    for (; size - at >= sizeof(WideBlock); at += sizeof(WideBlock)) {
        if (const unsigned mask = escape_mask(load<WideBlock>(text + at)); mask != 0) return at + first_of(mask);
    }
#endif
    for (; size - at >= block_size; at += block_size) {
        if (const unsigned mask = escape_mask(load<Any>(text + at)); mask != 0) return at + first_of(mask);
    }
    if (at == size) return size;
    if (size >= block_size) { // the rest once more with what stands before it, which is plain
        const unsigned mask = escape_mask(load<Any>(text + size - block_size));
        return mask != 0 ? size - block_size + first_of(mask) : size;
    }
    if (size < 4) return find_escape_bytewise(text, size);
    const unsigned mask = escape_mask(short_block<Any>(text, size));
    if (mask == 0) return size;
    const unsigned half = size >= 8 ? 8 : 4, first = first_of(mask);
    return first < half ? first : size - 2 * half + first;
}

} // namespace detail
} // inline namespace v0
} // namespace amiss
