// A 64-bit hash for wire names and catalogue identities, the same at compile time and at run time.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace amiss {
inline namespace v0 {
namespace detail {

/// Eight bytes, little-endian on every machine; compilers make one load of it where they can.
///
/// Without a loop or a function for one byte: while a catalogue is compiled, both cost more than the bytes.
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

} // namespace detail
} // inline namespace v0
} // namespace amiss
