// SPDX-License-Identifier: BSL-1.0
// Finds rows of a table by the last letter of their names, which a name has in common with all that end in it.
#pragma once

#include <amiss/detail/compiler.hpp>

#include <cstddef>
#include <string_view>

namespace amiss {
inline namespace v0 {
namespace detail {

/// The rows of a table that have a member `name`, which is not empty, in the order of the table. Case is ignored.
///
/// Most names end in a letter that few rows have, and so need few comparisons.
template <std::size_t Count>
struct LastLetterIndex {
    static constexpr unsigned letters = 32;
    static_assert(Count <= 255, "amiss: the numbers of the rows must fit in an unsigned char");

    unsigned char begin[letters + 1]{}; ///< of a letter's rows in `rows`; they end where those of the next one begin
    unsigned char rows[Count]{};

    template <class Row>
    constexpr explicit LastLetterIndex(const Row (&table)[Count]) noexcept
    {
        unsigned char ends[letters]{}; // at first, how many rows there are of each letter
        for (const Row& row : table) ++ends[letter_of(row.name)];
        for (unsigned letter = 0; letter < letters; ++letter) {
            begin[letter + 1] = static_cast<unsigned char>(begin[letter] + ends[letter]);
            ends[letter] = begin[letter];
        }
        unsigned char number = 0;
        for (const Row& row : table) rows[ends[letter_of(row.name)]++] = number++;
    }

    /// The place of a name in `begin`; the name must not be empty.
    static constexpr unsigned letter_of(std::string_view name) noexcept
    {
        return static_cast<unsigned>(name.back()) % letters;
    }
};
template <class Row, std::size_t Count>
LastLetterIndex(const Row (&)[Count]) -> LastLetterIndex<Count>;

} // namespace detail
} // inline namespace v0
} // namespace amiss
