// SPDX-License-Identifier: BSL-1.0
// Adds to the lists of a row. What does not fit is remembered, and stops the compiler where the catalogue is checked.
#pragma once

#include <amiss/row_docs.hpp>

namespace amiss {
inline namespace v0 {
namespace detail {

template <class List, class Item>
constexpr void add_to_list(RowDocs& docs, List& list, const Item& item) noexcept
{
    if (list.count == list.items.size())
        docs.full_ = true;
    else
        list.items[list.count++] = item;
}

} // namespace detail
} // inline namespace v0
} // namespace amiss
