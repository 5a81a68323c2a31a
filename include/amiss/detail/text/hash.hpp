// SPDX-License-Identifier: BSL-1.0
// A 64-bit hash for wire names and catalogue identities, the same at compile time and at run time.
#pragma once

#include <amiss/detail/compiler.hpp>

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace amiss {
inline namespace v0 {
namespace detail {

/// Reads eight bytes as a little-endian number, on every machine. Compilers turn it into one load where they can.
///
/// There is no loop and no helper for one byte: both would slow down the compilation of a catalogue.
constexpr std::uint64_t load8(const char* text) noexcept
{
    using Byte = unsigned char;
    const auto low = static_cast<std::uint32_t>(Byte(text[0]) | Byte(text[1]) << 8U | Byte(text[2]) << 16U)
        | static_cast<std::uint32_t>(Byte(text[3])) << 24U;
    const auto high = static_cast<std::uint32_t>(Byte(text[4]) | Byte(text[5]) << 8U | Byte(text[6]) << 16U)
        | static_cast<std::uint32_t>(Byte(text[7])) << 24U;
    return static_cast<std::uint64_t>(high) << 32U | low;
}

constexpr std::uint64_t mix(std::uint64_t hash, std::uint64_t value) noexcept
{
    hash = (hash ^ value) * 0x9E3779B97F4A7C15U;
    return hash ^ (hash >> 29U);
}

/// Not for hostile keys: look-ups compare the text, and the tables are fixed at compile time.
constexpr std::uint64_t hash_text(std::string_view text, std::uint64_t seed = 0x2545F4914F6CDD1DU) noexcept
{
    std::uint64_t hash = mix(seed, text.size());
    const char* at = text.data();
    std::size_t left = text.size();
    for (; left >= 8; at += 8, left -= 8) hash = mix(hash, load8(at));
    std::uint64_t tail = 0;
    for (; left != 0; --left, ++at) tail = (tail << 8U) | static_cast<unsigned char>(*at);
    return mix(hash, tail);
}

/// Four words that cover a name of 8 to 32 bytes; they overlap if it is shorter than 32. Nothing branches on the size:
/// the names of an API have many sizes, so a processor would mispredict such a branch.
struct NameWords {
    std::uint64_t first, second, third, last;

    friend constexpr bool operator==(const NameWords& left, const NameWords& right) noexcept
    {
        return ((left.first ^ right.first) | (left.second ^ right.second) | (left.third ^ right.third)
                | (left.last ^ right.last))
            == 0;
    }
};

constexpr bool has_name_words(std::size_t size) noexcept { return size - 8 <= 24; }

constexpr NameWords name_words(const char* name, std::size_t size) noexcept
{
    const std::size_t back = size - 8;
    return {load8(name), load8(name + (back < 8 ? back : 8)), load8(name + (back < 8 ? 0 : back - 8)),
            load8(name + back)};
}

/// The hash by which names are looked up. Text is far from random, so each word is combined with a constant first: the
/// product with a word of equal letters would leave few bits after the fold.
constexpr std::uint64_t hash_words(const NameWords& words, std::size_t size) noexcept
{
    return multiply_fold(words.first ^ 0x9E3779B97F4A7C15U, words.last ^ 0x2545F4914F6CDD1DU)
        + multiply_fold(words.second ^ 0xD6E8FEB86659FD93U, words.third ^ 0xC2B2AE3D27D4EB4FU) + size;
}

constexpr std::uint64_t hash_name(std::string_view name) noexcept
{
    if (has_name_words(name.size())) return hash_words(name_words(name.data(), name.size()), name.size());
    return multiply_fold(hash_text(name), 0x9E3779B97F4A7C15U);
}

} // namespace detail
} // inline namespace v0
} // namespace amiss
