// SPDX-License-Identifier: BSL-1.0
// Checks whether text is valid JSON, without building anything.
//
// This is for text that a program passes as JSON. Bodies from the wire are read with Boost.JSON's parser.
#pragma once

#include <amiss/detail/compiler.hpp>
#include <amiss/detail/json/find_escape.hpp>
#include <amiss/detail/json/white_space.hpp>
#include <amiss/detail/text/ascii.hpp>
#include <amiss/detail/text/utf8.hpp>

#include <cstddef>
#include <string_view>

namespace amiss {
inline namespace v0 {
namespace detail {

/// The deepest nesting of a detail that this library reads and stores.
inline constexpr int json_depth = 32;
/// The deepest nesting of JSON that a program passes: a body around it stays below 32, where parsers stop.
inline constexpr int raw_json_depth = 16;

/// A cursor on JSON text. Each `skip_…` skips one production of RFC 8259; false when the text does not begin with one.
class JsonScan {
public:
    constexpr explicit JsonScan(std::string_view text) noexcept : rest_(text) {}

    constexpr std::string_view rest() const noexcept { return rest_; }
    constexpr bool at(char c) const noexcept { return !rest_.empty() && rest_[0] == c; }
    constexpr bool take(char c) noexcept
    {
        if (!at(c)) return false;
        rest_.remove_prefix(1);
        return true;
    }
    constexpr void skip_space() noexcept { rest_ = without_leading_space(rest_); }

    constexpr bool skip_string() noexcept
    {
        if (!take('"')) return false;
        while (!rest_.empty()) {
            if (!is_constant_evaluated()) rest_.remove_prefix(find_escape(rest_.data(), rest_.size()));
            if (rest_.empty()) return false;
            const auto c = static_cast<unsigned char>(rest_[0]);
            if (c == '"') return take('"');
            if (c < 0x20) return false;
            if (c == '\\') {
                if (!skip_escape()) return false;
            } else {
                const Utf8Step step = next_scalar(rest_);
                if (!step.well_formed) return false;
                rest_.remove_prefix(step.size);
            }
        }
        return false;
    }

    constexpr bool skip_number() noexcept
    {
        take('-');
        if (!take('0') && !skip_digits()) return false;
        if (take('.') && !skip_digits()) return false;
        if (take('e') || take('E')) {
            if (!take('+')) take('-');
            return skip_digits();
        }
        return true;
    }

    constexpr bool skip_value(int depth = 0) noexcept
    {
        if (rest_.empty() || depth > json_depth) return false;
        switch (rest_[0]) {
        case '"': return skip_string();
        case '{': return skip_items('{', '}', depth);
        case '[': return skip_items('[', ']', depth);
        case 't': return skip_word("true");
        case 'f': return skip_word("false");
        case 'n': return skip_word("null");
        default: return skip_number();
        }
    }

private:
    constexpr bool skip_digits() noexcept { return !take_while(rest_, is_digit).empty(); }
    constexpr bool skip_word(std::string_view word) noexcept
    {
        if (rest_.substr(0, word.size()) != word) return false;
        rest_.remove_prefix(word.size());
        return true;
    }
    constexpr int take_hex4() noexcept
    {
        if (rest_.size() < 4) return -1;
        int value = 0;
        for (int index = 0; index < 4; ++index) {
            const int digit = hex_value(rest_[static_cast<std::size_t>(index)]);
            if (digit < 0) return -1;
            value = value * 16 + digit;
        }
        rest_.remove_prefix(4);
        return value;
    }
    constexpr bool skip_escape() noexcept
    {
        rest_.remove_prefix(1);
        if (rest_.empty()) return false;
        if (std::string_view("\"\\/bfnrt").find(rest_[0]) != std::string_view::npos) {
            rest_.remove_prefix(1);
            return true;
        }
        if (!take('u')) return false;
        const int unit = take_hex4();
        if (unit < 0 || (unit >= 0xDC00 && unit <= 0xDFFF)) return false;
        if (unit < 0xD800 || unit > 0xDBFF) return true;
        if (!take('\\') || !take('u')) return false;
        const int low = take_hex4();
        return low >= 0xDC00 && low <= 0xDFFF;
    }
    constexpr bool skip_items(char open, char close, int depth) noexcept
    {
        if (depth == json_depth) return false;
        take(open);
        skip_space();
        if (take(close)) return true;
        for (;;) {
            skip_space();
            if (open == '{') {
                if (!skip_string()) return false;
                skip_space();
                if (!take(':')) return false;
                skip_space();
            }
            if (!skip_value(depth + 1)) return false;
            skip_space();
            if (take(close)) return true;
            if (!take(',')) return false;
        }
    }

    std::string_view rest_;
};

/// Whether `text` is one JSON value in well-formed UTF-8, nested at most 16 deep.
constexpr bool is_json(std::string_view text) noexcept
{
    JsonScan scan(text);
    scan.skip_space();
    if (!scan.skip_value(json_depth - raw_json_depth)) return false;
    scan.skip_space();
    return scan.rest().empty();
}

} // namespace detail
} // inline namespace v0
} // namespace amiss
