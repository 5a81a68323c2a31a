// SPDX-License-Identifier: BSL-1.0
// Finds the end of a JSON string, object or array without looking at what is inside, 16 bytes at a time.
#pragma once

#include <amiss/detail/compiler.hpp>
#include <amiss/detail/text/copy_bytes.hpp>

#include <cstddef>

namespace amiss {
inline namespace v0 {
namespace detail {

/// Counts the bytes from `at` before the first quote or backslash, one by one. The faster version is tested against it.
constexpr std::size_t find_quote_bytewise(const char* text, std::size_t size, std::size_t at = 0) noexcept
{
    while (at < size && text[at] != '"' && text[at] != '\\') ++at;
    return at;
}

/// How many bytes there are before the first quote or backslash.
AMISS_ALWAYS_INLINE constexpr std::size_t find_quote(const char* text, std::size_t size) noexcept
{
    std::size_t at = 0;
#if AMISS_VECTOR_BYTES >= 16
    for (; !is_constant_evaluated() && size - at >= sizeof(ByteVector); at += sizeof(ByteVector)) {
        const auto block = load<ByteVector>(text + at);
        const unsigned found = top_bits((block == '"') | (block == '\\'));
        if (found != 0) return at + trailing_zeros(found);
    }
#endif
    return find_quote_bytewise(text, size, at);
}

/// The size of the string at the front of a text, which begins with a quote; the size of the text where it has no end.
constexpr std::size_t size_of_string(const char* text, std::size_t size) noexcept
{
    for (std::size_t at = 1; at < size;) {
        at += find_quote(text + at, size - at);
        if (at >= size) break;
        if (text[at] == '"') return at + 1;
        at += 2;
    }
    return size;
}

/// Whether a byte is a bracket or begins a string.
constexpr bool is_structure(char c) noexcept { return c == '"' || c == '{' || c == '}' || c == '[' || c == ']'; }

/// How many bytes there are before the first bracket or quote.
constexpr std::size_t find_structure(const char* text, std::size_t size) noexcept
{
    std::size_t at = 0;
#if AMISS_VECTOR_BYTES >= 16
    for (; !is_constant_evaluated() && size - at >= sizeof(ByteVector); at += sizeof(ByteVector)) {
        const auto block = load<ByteVector>(text + at);
        const unsigned found =
            top_bits((block == '"') | (block == '{') | (block == '}') | (block == '[') | (block == ']'));
        if (found != 0) return at + trailing_zeros(found);
    }
#endif
    while (at < size && !is_structure(text[at])) ++at;
    return at;
}

/// The size of the object or array at the front of a text; the size of the text where it has no end. Brackets are counted,
/// not matched.
constexpr std::size_t size_of_container(const char* text, std::size_t size) noexcept
{
    std::size_t depth = 0;
    for (std::size_t at = 0; at < size;) {
        at += find_structure(text + at, size - at);
        if (at == size) break;
        const char c = text[at];
        if (c == '"') {
            at += size_of_string(text + at, size - at);
            continue;
        }
        ++at;
        if (c == '{' || c == '[')
            ++depth;
        else if (--depth == 0)
            return at;
    }
    return size;
}

} // namespace detail
} // inline namespace v0
} // namespace amiss
