// SPDX-License-Identifier: BSL-1.0
// Whole numbers as text, also when the program is compiled, and texts that are whole numbers.
#pragma once

#include <amiss/detail/text/ascii.hpp>

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace amiss {
inline namespace v0 {
namespace detail {

/// The digits of a number, at the end of `text`.
struct Digits {
    char text[20] = {};
    std::uint8_t first = sizeof text;

    constexpr Digits() noexcept = default;
    constexpr explicit Digits(std::int64_t number) noexcept
    {
        auto left = number < 0 ? 0 - static_cast<std::uint64_t>(number) : static_cast<std::uint64_t>(number);
        do text[--first] = static_cast<char>('0' + left % 10);
        while ((left /= 10) != 0);
        if (number < 0) text[--first] = '-';
    }
    /// Empty for what was made without a number.
    constexpr std::string_view view() const noexcept { return {text + first, sizeof text - first}; }
};

/// Whether a text is a whole number as JSON writes it, of at most 18 digits: "20404", "-32602", and neither "007" nor "1.5".
constexpr bool is_integer(std::string_view text) noexcept
{
    if (!text.empty() && text[0] == '-') text.remove_prefix(1);
    if (text.empty() || text.size() > 18 || !consists_of(text, is_digit)) return false;
    return text[0] != '0' || text.size() == 1;
}

} // namespace detail
} // inline namespace v0
} // namespace amiss
