// SPDX-License-Identifier: BSL-1.0
// Message templates: literal text with {placeholders}, checked at compile time, filled at run time.
#pragma once

#include <amiss/detail/compiler.hpp>
#include <amiss/detail/text/hash.hpp>

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace amiss {
inline namespace v0 {
namespace detail {

/// The position of the first `c` in a text, or its size; for constant expressions, in which a loop costs g++ tens of thousands
/// of instructions for each character. Not by the address that the builtin finds: g++ does not let it become one of a char.
constexpr std::size_t find_char(const char* text, std::size_t size, char c) noexcept
{
    if (size == 0 || AMISS_MEMCHR(text, c, size) == nullptr) return size;
    std::size_t begin = 0;
    for (std::size_t left = size; left > 1;) {
        const std::size_t half = left / 2;
        const bool is_in_first_half = AMISS_MEMCHR(text + begin, c, half) != nullptr;
        begin += is_in_first_half ? 0 : half;
        left = is_in_first_half ? half : left - half;
    }
    return begin;
}

/// Sets the top bit of each byte of `load8` that is a brace. It is exact up to the first brace; bits after it may be
/// false positives.
constexpr std::uint64_t brace_bits(std::uint64_t word) noexcept
{
    constexpr std::uint64_t ones = 0x0101010101010101U;
    const std::uint64_t open = word ^ ones * '{', close = word ^ ones * '}';
    return (((open - ones) & ~open) | ((close - ones) & ~close)) & ones << 7U;
}

constexpr std::size_t first_byte(std::uint64_t bits) noexcept { return trailing_zeros(bits) / 8; }

/// The position of the first brace in `text` from `at` on, or its size.
constexpr std::size_t find_brace(std::string_view text, std::size_t at) noexcept
{
    if (is_constant_evaluated()) {
        const std::size_t open = find_char(text.data() + at, text.size() - at, '{');
        return at + find_char(text.data() + at, open, '}');
    }
    for (; text.size() - at >= 8; at += 8) {
        if (const std::uint64_t bits = brace_bits(load8(text.data() + at))) return at + first_byte(bits);
    }
    while (at < text.size() && text[at] != '{' && text[at] != '}') ++at;
    return at;
}

/// One step through a template: literal text, or the key of a placeholder.
struct TemplatePart {
    std::string_view text;
    bool placeholder = false;
    bool broken = false; ///< an unbalanced brace, or an empty placeholder
};

/// Takes the next part off the front of `rest`, which must not be empty.
///
/// `{key}` is a placeholder, `{{` and `}}` are braces.
constexpr TemplatePart next_part(std::string_view& rest) noexcept
{
    TemplatePart part;
    const char first = rest[0];
    if ((first == '{' || first == '}') && rest.size() > 1 && rest[1] == first) {
        part.text = rest.substr(0, 1);
        rest.remove_prefix(2);
    } else if (first == '{') {
        const std::size_t close = find_brace(rest, 1);
        part.placeholder = true;
        if (close == rest.size() || close == 1 || rest[close] == '{') {
            part.broken = true;
            rest = {};
        } else {
            part.text = rest.substr(1, close - 1);
            rest.remove_prefix(close + 1);
        }
    } else if (first == '}') {
        part.broken = true;
        rest = {};
    } else {
        part.text = rest.substr(0, find_brace(rest, 0));
        rest.remove_prefix(part.text.size());
    }
    return part;
}

/// Whether `text` is more than plain text: it has a placeholder or a doubled brace.
constexpr bool is_template(std::string_view text) noexcept
{
    return !text.empty()
        && (AMISS_MEMCHR(text.data(), '{', text.size()) != nullptr
            || AMISS_MEMCHR(text.data(), '}', text.size()) != nullptr);
}

} // namespace detail
} // inline namespace v0
} // namespace amiss
