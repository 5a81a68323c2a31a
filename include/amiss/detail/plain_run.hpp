// How much of a text can stand in a JSON string as it is: found 32, 16 or 8 bytes at a time, and never past its end.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace amiss {
inline namespace v0 {
namespace detail {

/// Whether a byte needs a closer look: a control, a quote, a backslash, or not ASCII.
constexpr bool is_special(char c) noexcept
{
    const auto byte = static_cast<unsigned char>(c);
    return byte < 0x20 || byte == '"' || byte == '\\' || byte >= 0x80;
}

/// The bytes before the first special one, by the definition: for short texts, and what the others are tested against.
constexpr std::size_t plain_run_bytewise(const char* text, std::size_t size) noexcept
{
    std::size_t at = 0;
    while (at < size && !is_special(text[at])) ++at;
    return at;
}

/// The top bit of each special byte of eight: of the lowest one for certain, above it maybe of others too.
constexpr std::uint64_t special_bits(std::uint64_t word) noexcept
{
    constexpr std::uint64_t ones = 0x0101010101010101U;
    const std::uint64_t quote = word ^ ones * '"', slash = word ^ ones * '\\';
    return (((quote - ones) & ~quote) | ((slash - ones) & ~slash) | ((word - ones * 0x20) & ~word) | word) & ones * 0x80;
}

/// The same, eight bytes at a time.
inline std::size_t plain_run_by_words(const char* text, std::size_t size) noexcept
{
    std::size_t at = 0;
    for (; size - at >= 8; at += 8) {
        std::uint64_t word;
        std::memcpy(&word, text + at, sizeof word);
        if (special_bits(word) != 0) break;
    }
    return at + plain_run_bytewise(text + at, size - at);
}

// The compilers' own vectors: <emmintrin.h> would be a twentieth of what <amiss/expected.hpp> costs to compile.
#if defined(__AVX2__)
inline constexpr std::size_t plain_step = 32;
typedef signed char PlainVector __attribute__((vector_size(32)));
typedef char PlainBits __attribute__((vector_size(32)));
inline unsigned top_bits(PlainBits bytes) noexcept { return static_cast<unsigned>(__builtin_ia32_pmovmskb256(bytes)); }
#elif defined(__SSE2__)
inline constexpr std::size_t plain_step = 16;
typedef signed char PlainVector __attribute__((vector_size(16)));
typedef char PlainBits __attribute__((vector_size(16)));
inline unsigned top_bits(PlainBits bytes) noexcept { return static_cast<unsigned>(__builtin_ia32_pmovmskb128(bytes)); }
#else
inline constexpr std::size_t plain_step = 8;
#endif

/// A bit for each special byte of the next `plain_step`: of the lowest one for certain, above it maybe not of all.
inline unsigned special_mask(const char* text) noexcept
{
#if defined(__AVX2__) || defined(__SSE2__)
    PlainVector bytes;
    std::memcpy(&bytes, text, sizeof bytes);
    // As signed numbers, everything from 0x80 up is below 0x20 too.
    const auto special = (bytes == '"') | (bytes == '\\') | (bytes < 0x20);
    return top_bits((PlainBits)special); // a cast of vectors keeps the bits, and static_cast does not know it
#else
    std::uint64_t word;
    std::memcpy(&word, text, sizeof word);
    const std::uint64_t special = special_bits(word);
    return special == 0 ? 0 : 1U << (static_cast<unsigned>(__builtin_ctzll(special)) / 8);
#endif
}

/// How many bytes stand before the first control, quote, backslash or byte outside ASCII.
inline std::size_t plain_run(const char* text, std::size_t size) noexcept
{
    if (size < plain_step) return plain_run_by_words(text, size);
    std::size_t at = 0;
    for (; size - at >= plain_step; at += plain_step) {
        if (const unsigned mask = special_mask(text + at); mask != 0) return at + static_cast<unsigned>(__builtin_ctz(mask));
    }
    if (at == size) return size;
    at = size - plain_step; // the rest once more with what stands before it, which is plain
    const unsigned mask = special_mask(text + at);
    return mask != 0 ? at + static_cast<unsigned>(__builtin_ctz(mask)) : size;
}

} // namespace detail
} // inline namespace v0
} // namespace amiss
