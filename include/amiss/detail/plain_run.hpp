// How much of a text can stand in a JSON string as it is: found 32, 16 or 8 bytes at a time, and never past its end.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

#if defined(__AVX2__)
#include <immintrin.h>
#elif defined(__SSE2__)
#include <emmintrin.h>
#endif

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

#if defined(__AVX2__)
inline constexpr std::size_t plain_step = 32;
inline unsigned special_mask(const char* text) noexcept
{
    const __m256i bytes = _mm256_loadu_si256(reinterpret_cast<const __m256i*>(text));
    // As signed numbers, everything from 0x80 up is below 0x20 too.
    const __m256i low = _mm256_cmpgt_epi8(_mm256_set1_epi8(0x20), bytes);
    const __m256i quote = _mm256_cmpeq_epi8(bytes, _mm256_set1_epi8('"'));
    const __m256i slash = _mm256_cmpeq_epi8(bytes, _mm256_set1_epi8('\\'));
    return static_cast<unsigned>(_mm256_movemask_epi8(_mm256_or_si256(_mm256_or_si256(quote, slash), low)));
}
#elif defined(__SSE2__)
inline constexpr std::size_t plain_step = 16;
inline unsigned special_mask(const char* text) noexcept
{
    const __m128i bytes = _mm_loadu_si128(reinterpret_cast<const __m128i*>(text));
    // As signed numbers, everything from 0x80 up is below 0x20 too.
    const __m128i low = _mm_cmplt_epi8(bytes, _mm_set1_epi8(0x20));
    const __m128i quote = _mm_cmpeq_epi8(bytes, _mm_set1_epi8('"'));
    const __m128i slash = _mm_cmpeq_epi8(bytes, _mm_set1_epi8('\\'));
    return static_cast<unsigned>(_mm_movemask_epi8(_mm_or_si128(_mm_or_si128(quote, slash), low)));
}
#endif

/// How many bytes stand before the first control, quote, backslash or byte outside ASCII.
inline std::size_t plain_run(const char* text, std::size_t size) noexcept
{
#if defined(__AVX2__) || defined(__SSE2__)
    if (size < plain_step) return plain_run_by_words(text, size);
    std::size_t at = 0;
    for (; size - at >= plain_step; at += plain_step) {
        if (const unsigned mask = special_mask(text + at); mask != 0) return at + static_cast<unsigned>(__builtin_ctz(mask));
    }
    if (at == size) return size;
    at = size - plain_step; // the rest once more with what stands before it, which is plain
    const unsigned mask = special_mask(text + at);
    return mask != 0 ? at + static_cast<unsigned>(__builtin_ctz(mask)) : size;
#else
    return plain_run_by_words(text, size);
#endif
}

} // namespace detail
} // inline namespace v0
} // namespace amiss
