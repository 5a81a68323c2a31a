// SPDX-License-Identifier: BSL-1.0
// UTF-8: which bytes are well-formed, where an ill-formed part ends, and where text may be cut.
#pragma once

#include <amiss/detail/compiler.hpp>

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace amiss {
inline namespace v0 {
namespace detail {

/// The beginning of a text: a well-formed sequence, or the maximal subpart of an ill-formed one.
struct Utf8Step {
    std::size_t size = 0;     ///< bytes, at least 1
    char32_t scalar = 0xFFFD; ///< U+FFFD when ill-formed
    bool well_formed = false;
};

/// The first step of `text`, which must not be empty (Unicode Table 3-7; U+FFFD for each maximal subpart).
constexpr Utf8Step next_scalar(std::string_view text) noexcept
{
    const auto at = [text](std::size_t index) {
        return static_cast<unsigned>(static_cast<unsigned char>(text[index]));
    };
    const unsigned lead = at(0);
    if (lead < 0x80) return {1, static_cast<char32_t>(lead), true};
    if (lead < 0xC2 || lead > 0xF4) return {1, 0xFFFD, false};
    const std::size_t need = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
    unsigned low = lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80;
    unsigned high = lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF;
    char32_t scalar = lead & (0x7FU >> need);
    for (std::size_t index = 1; index < need; ++index) {
        if (index == text.size() || at(index) < low || at(index) > high) return {index, 0xFFFD, false};
        scalar = scalar << 6U | (at(index) & 0x3FU);
        low = 0x80;
        high = 0xBF;
    }
    return {need, scalar, true};
}

/// What replaces each ill-formed part: U+FFFD.
inline constexpr std::string_view replacement_character = "\xEF\xBF\xBD";

/// U+FEFF, with which some programs begin a text.
inline constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

/// The bytes of one scalar value.
struct Utf8Bytes {
    char bytes[4] = {};
    std::size_t size = 0;

    constexpr std::string_view view() const noexcept { return {bytes, size}; }
};

/// Encodes a scalar value; U+FFFD where `scalar` is not one, such as a surrogate.
constexpr Utf8Bytes utf8_of(char32_t scalar) noexcept
{
    if (scalar > 0x10FFFF || (scalar >= 0xD800 && scalar < 0xE000)) scalar = 0xFFFD;
    Utf8Bytes made;
    const auto add = [&made](char32_t byte) { made.bytes[made.size++] = static_cast<char>(byte); };
    if (scalar < 0x80) {
        add(scalar);
        return made;
    }
    if (scalar < 0x800) {
        add(0xC0 | scalar >> 6U);
    } else {
        if (scalar < 0x10000) {
            add(0xE0 | scalar >> 12U);
        } else {
            add(0xF0 | scalar >> 18U);
            add(0x80 | (scalar >> 12U & 0x3FU));
        }
        add(0x80 | (scalar >> 6U & 0x3FU));
    }
    add(0x80 | (scalar & 0x3FU));
    return made;
}

/// Calls `put` with the pieces of `text`, in order, U+FFFD in the place of each ill-formed part. True when there was one.
template <class Put>
constexpr bool put_well_formed(std::string_view text, Put put) noexcept(noexcept(put(text)))
{
    bool replaced = false;
    std::size_t plain = 0;
    for (std::size_t at = 0; at < text.size();) {
        const Utf8Step step = next_scalar(text.substr(at));
        if (!step.well_formed) {
            put(text.substr(plain, at - plain));
            put(replacement_character);
            plain = at + step.size;
            replaced = true;
        }
        at += step.size;
    }
    put(text.substr(plain));
    return replaced;
}

/// Whether two texts are equal after each ill-formed part has become U+FFFD.
constexpr bool same_scalars(std::string_view left, std::string_view right) noexcept
{
    while (!left.empty() && !right.empty()) {
        const Utf8Step a = next_scalar(left);
        const Utf8Step b = next_scalar(right);
        if (a.scalar != b.scalar) return false;
        left.remove_prefix(a.size);
        right.remove_prefix(b.size);
    }
    return left.empty() && right.empty();
}

/// Whether every byte is below 0x80.
inline bool is_ascii(std::string_view text) noexcept
{
    std::uint64_t bits = 0;
    std::size_t at = 0;
    for (; text.size() - at >= sizeof bits; at += sizeof bits) {
        std::memcpy(&bits, text.data() + at, sizeof bits);
        if ((bits & 0x8080808080808080U) != 0) return false;
    }
    for (; at < text.size(); ++at) {
        if (static_cast<unsigned char>(text[at]) >= 0x80) return false;
    }
    return true;
}

/// The largest size, `limit` at most, at which `text` can be cut without splitting a sequence.
constexpr std::size_t cut_size(std::string_view text, std::size_t limit) noexcept
{
    if (limit >= text.size()) return text.size();
    std::size_t size = limit;
    // A sequence has at most three bytes after its first: further back there is nothing to keep whole.
    for (int back = 0; back < 3 && size > 0 && (static_cast<unsigned char>(text[size]) & 0xC0U) == 0x80; ++back) --size;
    return (static_cast<unsigned char>(text[size]) & 0xC0U) == 0x80 ? limit : size;
}

} // namespace detail
} // inline namespace v0
} // namespace amiss
