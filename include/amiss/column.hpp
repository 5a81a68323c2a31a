// SPDX-License-Identifier: BSL-1.0
// Columns: constants of a row beyond those that every row has, such as a title or the number of another protocol.
#pragma once

#include <amiss/detail/text/digits.hpp>

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace amiss {
inline namespace v0 {

/// One constant of a row; made by `Row::column`.
struct Column {
    static constexpr std::size_t capacity = 4; ///< the most columns of a row

    std::string_view name;   ///< what layouts and programs call it
    std::string_view words;  ///< of a text
    detail::Digits digits;   // of a number
    std::int64_t number = 0; ///< of a number

    /// Whether it is a number and not a text.
    constexpr bool is_number() const noexcept { return !digits.view().empty(); }
    /// The text, or the digits of the number: a view of this column.
    constexpr std::string_view text() const noexcept { return is_number() ? digits.view() : words; }
};

/// The columns of one row, in the order of the declaration: a view, which lives as long as the catalogue.
struct Columns {
    const Column* first = nullptr; ///< the first one
    const Column* last = nullptr;  ///< the end

    /// The first one.
    constexpr const Column* begin() const noexcept { return first; }
    /// The end.
    constexpr const Column* end() const noexcept { return last; }
    /// How many there are.
    constexpr std::size_t size() const noexcept { return static_cast<std::size_t>(last - first); }
    /// Whether there is no column.
    constexpr bool empty() const noexcept { return first == last; }
    /// The one with this name, or nullptr.
    constexpr const Column* find(std::string_view name) const noexcept
    {
        for (const Column* column = first; column != last; ++column) {
            if (column->name == name) return column;
        }
        return nullptr;
    }
};

} // inline namespace v0
} // namespace amiss
