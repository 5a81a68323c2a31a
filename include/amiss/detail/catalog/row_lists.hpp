// SPDX-License-Identifier: BSL-1.0
// Adds to the lists of a row, and stops the compiler when one is full or a link is no link.
#pragma once

#include <amiss/detail/catalog/link_forms.hpp>
#include <amiss/row_docs.hpp>

#include <string_view>

namespace amiss {
inline namespace v0 {
namespace detail {

// Not constexpr: a constant expression that reaches one of these stops the compiler with its name.
inline void amiss_row_has_too_many_causes_or_fixes(const char* /*row*/) noexcept {}
inline void amiss_row_has_too_many_links(const char* /*row*/) noexcept {}
inline void amiss_row_has_a_link_that_does_not_begin_with_https(const char* /*row*/) noexcept {}

constexpr void add_sentence(RowDocs::Sentences& list, std::string_view text, std::string_view row)
{
    if (list.count == RowDocs::capacity) return amiss_row_has_too_many_causes_or_fixes(row.data());
    list.items[list.count++] = text;
}

constexpr void add_link(RowDocs::Links& list, const Link& link, std::string_view row)
{
    if (list.count == RowDocs::link_capacity) return amiss_row_has_too_many_links(row.data());
    if (!is_https(link.url)) return amiss_row_has_a_link_that_does_not_begin_with_https(row.data());
    list.items[list.count++] = link;
}

} // namespace detail
} // inline namespace v0
} // namespace amiss
