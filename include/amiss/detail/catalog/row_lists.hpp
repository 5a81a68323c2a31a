// SPDX-License-Identifier: BSL-1.0
// The sentences and links of a row under construction. What does not fit is remembered, and stops the compiler where the
// catalogue is checked.
#pragma once

#include <amiss/row_docs.hpp>

#include <cstddef>
#include <string_view>

namespace amiss {
inline namespace v0 {
namespace detail {

/// Without a constructor: a compiler would call that of std::string_view fifteen times for each row of a catalogue.
struct DocText {
    const char* data;
    std::size_t size;

    constexpr std::string_view view() const noexcept { return {data, size}; }
};

/// Lists as RowDocs has them.
struct RowLists {
    DocText causes[RowDocs::capacity];
    DocText fixes[RowDocs::capacity];
    DocText titles[RowDocs::link_capacity];
    DocText urls[RowDocs::link_capacity];
    std::size_t cause_count;
    std::size_t fix_count;
    std::size_t link_count;
    bool full; ///< more was given than fits; no catalogue with such a row compiles

    constexpr RowDocs docs() const noexcept
    {
        RowDocs made;
        for (; made.causes_.count < cause_count; ++made.causes_.count)
            made.causes_.items[made.causes_.count] = causes[made.causes_.count].view();
        for (; made.fixes_.count < fix_count; ++made.fixes_.count)
            made.fixes_.items[made.fixes_.count] = fixes[made.fixes_.count].view();
        for (; made.links_.count < link_count; ++made.links_.count)
            made.links_.items[made.links_.count] = {titles[made.links_.count].view(), urls[made.links_.count].view()};
        return made;
    }
};

/// Adds a sentence to one of the two lists.
constexpr void add_sentence(RowLists& lists, DocText* list, std::size_t& count, std::string_view text) noexcept
{
    if (count == RowDocs::capacity)
        lists.full = true;
    else
        list[count++] = {text.data(), text.size()};
}

constexpr void add_link(RowLists& lists, const Link& link) noexcept
{
    if (lists.link_count == RowDocs::link_capacity) {
        lists.full = true;
        return;
    }
    lists.titles[lists.link_count] = {link.title.data(), link.title.size()};
    lists.urls[lists.link_count++] = {link.url.data(), link.url.size()};
}

} // namespace detail
} // inline namespace v0
} // namespace amiss
