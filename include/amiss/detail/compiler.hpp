// SPDX-License-Identifier: BSL-1.0
// Everything that depends on the compiler or the processor: the language version, attributes, intrinsics.
//
// g++ and clang are tested. cl has compiled none of the branches for MSVC yet; clang has, told to be cl 19.44.
#pragma once

#if __cplusplus < 201703L && (!defined(_MSVC_LANG) || _MSVC_LANG < 201703L)
#error "amiss: C++17 or later is required"
#include <C++17 is required> // There is no such file, and unlike #error that ends the compilation.
#endif

#if defined(__clang__) ? __clang_major__ < 14 : defined(__GNUC__) ? __GNUC__ < 11 : !(_MSC_VER >= 1930)
#error "amiss: g++ 11, clang 14 or MSVC 2022, or a later one, is required"
#include <a newer compiler is required>
#endif

// How many bytes the widest vector has that is used here: 0, 16 or 32.
#if defined(__AVX2__) && (defined(__GNUC__) || defined(__clang__))
#define AMISS_VECTOR_BYTES 32
#elif defined(__SSE2__) || (!defined(__GNUC__) && !defined(__clang__) && (defined(_M_X64) || _M_IX86_FP >= 2))
#define AMISS_VECTOR_BYTES 16
#else
#define AMISS_VECTOR_BYTES 0
#endif

#if defined(__has_feature)
#if __has_feature(memory_sanitizer)
#define AMISS_MEMORY_SANITIZER
#endif
#endif

#include <amiss/detail/text/portable_bits.hpp>

#include <cstddef>
#include <cstdint>
#include <cstring>
#if !defined(__GNUC__) && !defined(__clang__)
#include <intrin.h>
#if AMISS_VECTOR_BYTES != 0
#include <emmintrin.h>
#endif
#endif

// --- attributes, warnings, and what cannot be a function -------------------------------------------------------------

// A view must not outlive the object that it points into.
#if defined(__clang__)
#define AMISS_LIFETIMEBOUND [[clang::lifetimebound]]
#else
#define AMISS_LIFETIMEBOUND
#endif

// AMISS_STRLEN and AMISS_MEMCHR are one step of a constant expression. A function would take two more, and
// std::string_view one for each character: clang has a million steps for a whole catalogue.
#if defined(__GNUC__) || defined(__clang__)
#define AMISS_NOINLINE __attribute__((noinline))
#define AMISS_COLD __attribute__((noinline, cold)) // for what hardly ever happens: compiled for size
#define AMISS_ALWAYS_INLINE __attribute__((always_inline))
#define AMISS_LIKELY(condition) __builtin_expect((condition), 1)
#define AMISS_STRLEN(text) __builtin_strlen(text)
#define AMISS_MEMCHR(text, c, size) __builtin_memchr(text, c, size)
#define AMISS_FUNCTION_SIGNATURE __PRETTY_FUNCTION__
#define AMISS_ASSEMBLY(text) __asm__(text)
#define AMISS_ALLOW_DEPRECATED_BEGIN                                                                                   \
    _Pragma("GCC diagnostic push") _Pragma("GCC diagnostic ignored \"-Wdeprecated-declarations\"")
#define AMISS_ALLOW_DEPRECATED_END _Pragma("GCC diagnostic pop")
#else
#define AMISS_NOINLINE __declspec(noinline)
#define AMISS_COLD __declspec(noinline)
#define AMISS_ALWAYS_INLINE __forceinline
#define AMISS_LIKELY(condition) (condition)
#define AMISS_STRLEN(text) __builtin_strlen(text)
#define AMISS_MEMCHR(text, c, size) __builtin_char_memchr(text, c, size)
#define AMISS_FUNCTION_SIGNATURE __FUNCSIG__
#define AMISS_ALLOW_DEPRECATED_BEGIN __pragma(warning(push)) __pragma(warning(disable : 4996))
#define AMISS_ALLOW_DEPRECATED_END __pragma(warning(pop))
#endif

namespace amiss {
inline namespace v0 {
namespace detail {

// --- numbers and constant expressions --------------------------------------------------------------------------------

constexpr bool is_constant_evaluated() noexcept { return __builtin_is_constant_evaluated(); }

template <class To, class From>
constexpr To bit_cast(const From& from) noexcept
{
    return __builtin_bit_cast(To, from);
}

/// The file and line of the call in whose default arguments these are called.
constexpr const char* caller_file(const char* file = __builtin_FILE()) noexcept { return file; }
constexpr unsigned caller_line(unsigned line = static_cast<unsigned>(__builtin_LINE())) noexcept { return line; }

#if defined(__BYTE_ORDER__)
inline constexpr bool is_big_endian = __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__;
#else
inline constexpr bool is_big_endian = false;
#endif

#if defined(__SIZEOF_INT128__)
__extension__ using WideProduct = unsigned __int128;
#endif

/// Multiplies so that every bit of the result depends on every bit of both. Identities of catalogues are made of it:
/// the same on every machine.
constexpr std::uint64_t multiply_fold(std::uint64_t left, std::uint64_t right) noexcept
{
#if defined(__SIZEOF_INT128__)
    const WideProduct product = static_cast<WideProduct>(left) * right;
    return static_cast<std::uint64_t>(product) ^ static_cast<std::uint64_t>(product >> 64U);
#else
#if defined(_M_X64) && !defined(__GNUC__)
    if (!is_constant_evaluated()) {
        unsigned long long high = 0;
        const unsigned long long low = _umul128(left, right, &high);
        return high ^ low;
    }
#endif
    return multiply_fold_portable(left, right);
#endif
}

#if defined(__GNUC__) || defined(__clang__)

/// How many zeros are below the lowest one; undefined for 0.
constexpr unsigned trailing_zeros(std::uint64_t bits) noexcept { return static_cast<unsigned>(__builtin_ctzll(bits)); }
constexpr unsigned trailing_zeros(std::uint32_t bits) noexcept { return static_cast<unsigned>(__builtin_ctz(bits)); }
constexpr std::uint64_t swap_bytes(std::uint64_t word) noexcept { return __builtin_bswap64(word); }

/// Whether the compiler, which has inlined what `value` comes from, knows it. Only speed may depend on the answer.
AMISS_ALWAYS_INLINE constexpr bool is_known(unsigned value) noexcept { return __builtin_constant_p(value) != 0; }

/// Makes the compiler forget where `word` comes from, so that it cannot join the copy of one word with the next.
///
/// The word may be uninitialised: more of an error's text is copied than is used. MemorySanitizer allows the copy, but no
/// such word in assembly.
template <class Word>
AMISS_ALWAYS_INLINE inline void keep_apart([[maybe_unused]] Word& word) noexcept
{
#if !defined(AMISS_MEMORY_SANITIZER)
    asm("" : "+r"(word));
#endif
}

/// `text`, of which g++ then no longer knows that it may be uninitialised, and does not warn. Clang does not warn
/// anyway, and would keep stores that nobody reads.
AMISS_ALWAYS_INLINE inline const char* maybe_uninitialized(const char* text) noexcept
{
#if !defined(__clang__)
    asm("" : "+r"(text));
#endif
    return text;
}

#else

constexpr unsigned trailing_zeros(std::uint64_t bits) noexcept
{
#if defined(_M_X64) || defined(_M_ARM64)
    if (!is_constant_evaluated()) {
        unsigned long zeros = 0;
        _BitScanForward64(&zeros, bits);
        return zeros;
    }
#endif
    return trailing_zeros_portable(bits);
}
constexpr unsigned trailing_zeros(std::uint32_t bits) noexcept
{
    if (!is_constant_evaluated()) {
        unsigned long zeros = 0;
        _BitScanForward(&zeros, bits);
        return zeros;
    }
    return trailing_zeros_portable(bits);
}
constexpr std::uint64_t swap_bytes(std::uint64_t word) noexcept { return swap_bytes_portable(word); }
constexpr bool is_known(unsigned /*value*/) noexcept { return false; }
template <class Word>
AMISS_ALWAYS_INLINE void keep_apart(Word& /*word*/) noexcept
{}
AMISS_ALWAYS_INLINE const char* maybe_uninitialized(const char* text) noexcept { return text; }

#endif

// --- AMISS_FUNCTION_SIGNATURE ----------------------------------------------------------------------------------------

/// The position of the first value in what a compiler prints of `printed_values<Enum, Values...>`; else its end.
///
///     g++    … printed_values() [with Enum = shop::Code; Enum ...Values = {shop::Code::closed, (shop::Code)2}; …]
///     clang  … printed_values() [Enum = shop::Code, Values = <shop::Code::closed, (shop::Code)2>]
///     MSVC   … printed_values<enum shop::Code,shop::Code::closed,(enum shop::Code)0x2>(void) noexcept
constexpr std::size_t value_list_start(const char* text, std::size_t size) noexcept
{
    for (std::size_t begin = 0; begin + 10 < size; ++begin) {
        if (text[begin] == 'V' && __builtin_memcmp(text + begin, "Values = ", 9) == 0) return begin + 10;
    }
    std::size_t at = 0;
    while (at + 15 < size && (text[at] != 'p' || __builtin_memcmp(text + at, "printed_values<", 15) != 0)) ++at;
    int depth = 0; // of the enum's own template arguments
    for (at += 15; at < size; ++at) {
        if (text[at] == ',' && depth == 0) return at + 1;
        depth += text[at] == '<' ? 1 : text[at] == '>' ? -1 : 0;
    }
    return size;
}

// --- vectors of bytes ------------------------------------------------------------------------------------------------

// The compilers' own vectors where there are any: <emmintrin.h> would be a twentieth of what <amiss/expected.hpp> costs
// to compile. The bytes are signed. A comparison makes a vector whose bytes are -1 where it holds.
#if AMISS_VECTOR_BYTES >= 16 && (defined(__GNUC__) || defined(__clang__))

typedef signed char ByteVector __attribute__((vector_size(16)));

inline ByteVector vector_of(std::uint64_t low, std::uint64_t high) noexcept
{
    typedef std::uint64_t Words __attribute__((vector_size(16)));
    const Words words = {low, high};
    return reinterpret_cast<ByteVector>(words);
}

/// Keeps 8 or 16 bytes in a vector register, as `keep_apart` does a word in another one.
template <class Vector>
AMISS_ALWAYS_INLINE inline void keep_in_vector([[maybe_unused]] Vector& vector) noexcept
{
#if !defined(AMISS_MEMORY_SANITIZER)
    asm("" : "+x"(vector));
#endif
}

inline unsigned last_byte(ByteVector vector) noexcept
{
    typedef unsigned short Halves __attribute__((vector_size(16)));
    return reinterpret_cast<Halves>(vector)[7] >> 8U;
}

/// The top bit of each byte, the lowest for the first.
inline unsigned top_bits(ByteVector vector) noexcept
{
    typedef char Bytes __attribute__((vector_size(16)));
    return static_cast<unsigned>(__builtin_ia32_pmovmskb128(reinterpret_cast<Bytes>(vector)));
}

#elif AMISS_VECTOR_BYTES >= 16

struct ByteVector {
    __m128i bytes;

    friend ByteVector operator==(ByteVector vector, char byte) noexcept
    {
        return {_mm_cmpeq_epi8(vector.bytes, _mm_set1_epi8(byte))};
    }
    friend ByteVector operator<(ByteVector vector, char byte) noexcept
    {
        return {_mm_cmplt_epi8(vector.bytes, _mm_set1_epi8(byte))};
    }
    friend ByteVector operator|(ByteVector left, ByteVector right) noexcept
    {
        return {_mm_or_si128(left.bytes, right.bytes)};
    }
};

inline ByteVector vector_of(std::uint64_t low, std::uint64_t high) noexcept
{
    return {_mm_set_epi64x(static_cast<long long>(high), static_cast<long long>(low))};
}
template <class Vector>
AMISS_ALWAYS_INLINE void keep_in_vector(Vector& /*vector*/) noexcept
{}
inline unsigned last_byte(ByteVector vector) noexcept
{
    return static_cast<unsigned>(_mm_extract_epi16(vector.bytes, 7)) >> 8U;
}
inline unsigned top_bits(ByteVector vector) noexcept { return static_cast<unsigned>(_mm_movemask_epi8(vector.bytes)); }

#endif
#if AMISS_VECTOR_BYTES >= 32

typedef signed char WideByteVector __attribute__((vector_size(32)));

inline unsigned top_bits(WideByteVector vector) noexcept
{
    typedef char Bytes __attribute__((vector_size(32)));
    return static_cast<unsigned>(__builtin_ia32_pmovmskb256(reinterpret_cast<Bytes>(vector)));
}

#endif

} // namespace detail
} // inline namespace v0
} // namespace amiss
