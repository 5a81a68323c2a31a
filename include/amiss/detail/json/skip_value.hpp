// SPDX-License-Identifier: BSL-1.0
// Skips a value of a body, and checks all of it: what it skips, Boost.JSON's parser takes too.
#pragma once

#include <amiss/detail/compiler.hpp>
#include <amiss/detail/json/find_escape.hpp>
#include <amiss/detail/json/white_space.hpp>
#include <amiss/detail/text/ascii.hpp>
#include <amiss/detail/text/copy_bytes.hpp>
#include <amiss/detail/text/utf8.hpp>

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace amiss {
inline namespace v0 {
namespace detail {

/// The UTF-16 code unit of the four hexadecimal digits at `at`; -1 where they are not there.
inline int hex_unit(const char* at, const char* end) noexcept
{
    if (end - at < 4) return -1;
    int unit = 0;
    for (int digit = 0; digit < 4; ++digit) {
        const int value = hex_value(at[digit]);
        if (value < 0) return -1;
        unit = unit * 16 + value;
    }
    return unit;
}

/// The character of an escape in a JSON string, and where the escape ends. `end` is null where it is no valid escape.
struct JsonEscape {
    char32_t scalar = 0;
    const char* end = nullptr;
};

/// The escape that begins with the backslash at `at`. One half of a surrogate pair is no escape.
AMISS_NOINLINE inline JsonEscape json_escape(const char* at, const char* end) noexcept
{
    if (end - at < 2) return {};
    switch (at[1]) {
    case '"':
    case '\\':
    case '/': return {static_cast<unsigned char>(at[1]), at + 2};
    case 'b': return {'\b', at + 2};
    case 'f': return {'\f', at + 2};
    case 'n': return {'\n', at + 2};
    case 'r': return {'\r', at + 2};
    case 't': return {'\t', at + 2};
    case 'u': break;
    default: return {};
    }
    const int unit = hex_unit(at + 2, end);
    if (unit < 0 || (unit >= 0xDC00 && unit < 0xE000)) return {};
    if (unit < 0xD800 || unit >= 0xE000) return {static_cast<char32_t>(unit), at + 6};
    if (end - at < 12 || at[6] != '\\' || at[7] != 'u') return {};
    const int low = hex_unit(at + 8, end);
    if (low < 0xDC00 || low >= 0xE000) return {};
    return {static_cast<char32_t>(0x10000 + ((unit - 0xD800) << 10) + (low - 0xDC00)), at + 12};
}

/// The first byte from `at` that ends a string or is wrong in one: a quote, a backslash, a control character, what is no
/// well-formed UTF-8; or else `end`.
AMISS_NOINLINE inline const char* string_stop(const char* at, const char* end) noexcept
{
    for (;;) {
        at += find_escape(at, static_cast<std::size_t>(end - at));
        if (at == end || static_cast<unsigned char>(*at) < 0x80) return at;
        const Utf8Step step = next_scalar({at, static_cast<std::size_t>(end - at)});
        if (!step.well_formed) return at;
        at += step.size;
    }
}

/// The first byte from `at` that is no white space; or else `end`.
AMISS_NOINLINE inline const char* space_stop(const char* at, const char* end) noexcept
{
    constexpr std::uint64_t blanks = 0x2020202020202020U;
    while (at != end && is_space(*at)) {
        ++at;
        while (end - at >= 8) { // the indentation of a line
            std::uint64_t others = load<std::uint64_t>(at) ^ blanks;
            if constexpr (is_big_endian) others = swap_bytes(others);
            at += others == 0 ? 8U : trailing_zeros(others) / 8;
            if (others != 0) break;
        }
    }
    return at;
}

/// Skips values. Each function begins at `at` and returns the end of what it skipped; null where that is not valid, and in some
/// cases in which a parser has to decide.
class JsonSkipper {
public:
    /// The longest key with escapes that is skipped, in bytes of the body.
    static constexpr std::size_t max_escaped_key = 256;
    static constexpr std::size_t max_levels = 64;

    explicit JsonSkipper(const char* end) noexcept : end_(end) {}

    /// A value that may be nested `levels` deep, at most 64.
    AMISS_NOINLINE const char* value(const char* at, std::size_t levels) const noexcept
    {
        std::uint64_t objects = 0; // a bit for each level, the lowest for the innermost
        std::size_t open = 0;
        for (;;) {
            if ((at = space(at)) == end_) return nullptr;
            if (*at == '{' || *at == '[') {
                if (open == levels) return nullptr;
                const bool is_object = *at == '{';
                at = space(at + 1);
                if (at == end_) return nullptr;
                if (*at == (is_object ? '}' : ']')) {
                    ++at;
                } else {
                    ++open;
                    objects = objects << 1U | (is_object ? 1U : 0U);
                    if (is_object && (at = key(at)) == nullptr) return nullptr;
                    continue;
                }
            } else if ((at = scalar(at)) == nullptr) {
                return nullptr;
            }
            for (;; ++at, --open, objects >>= 1U) { // what comes after a value
                if (open == 0) return at;
                if ((at = space(at)) == end_) return nullptr;
                if (*at == ',') break;
                if (*at != ((objects & 1U) != 0 ? '}' : ']')) return nullptr;
            }
            ++at;
            if ((objects & 1U) != 0 && (at = key(space(at))) == nullptr) return nullptr;
        }
    }

    /// A number. One with a huge exponent is left to a parser.
    const char* number(const char* at) const noexcept
    {
        if (at != end_ && *at == '-') ++at;
        const char* const first = at;
        if ((at = digits(at)) == nullptr || (*first == '0' && at != first + 1)) return nullptr;
        if (at != end_ && *at == '.' && (at = digits(at + 1)) == nullptr) return nullptr;
        if (at == end_ || (*at != 'e' && *at != 'E')) return at;
        ++at;
        if (at != end_ && (*at == '+' || *at == '-')) ++at;
        const char* const exponent = at;
        at = digits(at);
        return at == nullptr || at - exponent > 8 ? nullptr : at;
    }

    /// `true`, `false` or `null`.
    const char* word(const char* at) const noexcept
    {
        const std::string_view word = *at == 't' ? "true" : *at == 'f' ? "false" : "null";
        if (std::string_view(at, static_cast<std::size_t>(end_ - at)).substr(0, word.size()) != word) return nullptr;
        return at + word.size();
    }

    /// The rest of a string, from after its opening quote.
    const char* string(const char* at) const noexcept
    {
        while ((at = string_stop(at, end_)) != end_ && *at != '"') {
            if (*at != '\\' || (at = json_escape(at, end_).end) == nullptr) return nullptr;
        }
        return at == end_ ? nullptr : at + 1;
    }

private:
    AMISS_ALWAYS_INLINE const char* space(const char* at) const noexcept
    {
        return at != end_ && static_cast<unsigned char>(*at) > ' ' ? at : space_stop(at, end_);
    }
    const char* digits(const char* at) const noexcept
    {
        const char* const first = at;
        while (at != end_ && is_digit(*at)) ++at;
        return at == first ? nullptr : at;
    }

    const char* scalar(const char* at) const noexcept
    {
        if (*at == '"') return string(at + 1);
        return *at == 't' || *at == 'f' || *at == 'n' ? word(at) : number(at);
    }

    // A key and its colon.
    const char* key(const char* at) const noexcept
    {
        if (at == end_ || *at != '"') return nullptr;
        const char* const first = at + 1;
        const char* const stop = string_stop(first, end_);
        if ((at = string(stop)) == nullptr) return nullptr;
        if (*stop == '\\' && static_cast<std::size_t>(at - first) > max_escaped_key) return nullptr;
        at = space(at);
        return at != end_ && *at == ':' ? at + 1 : nullptr;
    }

    const char* end_;
};

} // namespace detail
} // inline namespace v0
} // namespace amiss
