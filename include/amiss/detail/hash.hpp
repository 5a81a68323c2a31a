// A 64-bit hash for wire names and catalogue identities, the same at compile time and at run time.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace amiss {
inline namespace v0 {
namespace detail {

constexpr std::uint64_t byte_at(const char* text, unsigned index) noexcept
{
    return static_cast<std::uint64_t>(static_cast<unsigned char>(text[index])) << (8U * index);
}

/// Eight bytes, little-endian on every machine; compilers make one load of it where they can.
constexpr std::uint64_t load8(const char* text) noexcept
{
    return byte_at(text, 0) | byte_at(text, 1) | byte_at(text, 2) | byte_at(text, 3) | byte_at(text, 4)
         | byte_at(text, 5) | byte_at(text, 6) | byte_at(text, 7);
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

} // namespace detail
} // inline namespace v0
} // namespace amiss
