// SPDX-License-Identifier: BSL-1.0
// The notes of one enum's API, made and checked when the program is compiled.
#pragma once

#include <amiss/api_notes.hpp>
#include <amiss/catalog.hpp>
#include <amiss/detail/catalog/notes_checks.hpp>
#include <amiss/fwd.hpp>

#include <type_traits>
#include <utility>

namespace amiss {
inline namespace v0 {
namespace detail {

/// What amiss_notes(Code) returns: Undeclared where there is no such function.
namespace notes_type {

struct Undeclared {};
Undeclared amiss_notes(...);

template <class Code>
constexpr ApiNotes declared_by()
{
    using Declared = decltype(amiss_notes(Code{}));
    static_assert(!std::is_same_v<Declared, NotesElsewhere>,
                  "amiss: include the header with the notes of this API before notes_of is called: "
                  "<amiss/apis/cstar_notes.hpp> has those of amiss::cstar::Code, and so on");
    constexpr bool is_none = std::is_same_v<Declared, Undeclared> || std::is_same_v<Declared, NotesElsewhere>;
    static_assert(is_none || std::is_same_v<Declared, ApiNotes>, "amiss: amiss_notes(Code) returns an amiss::ApiNotes");
    if constexpr (std::is_same_v<Declared, ApiNotes>)
        return amiss_notes(Code{});
    else
        return ApiNotes(catalog_of<Code>().name());
}

} // namespace notes_type

/// Only the notes are emitted, and only where they are used at run time.
template <class Code>
struct NotesTable {
    static constexpr ApiNotes notes = notes_type::declared_by<Code>();
    static constexpr NotesDiagnostic found = check_notes(notes, catalog_of<Code>());

    template <class Table>
    static constexpr bool verdict() noexcept
    {
        if constexpr (found.error == NotesError::type_of_no_row || found.error == NotesError::second_note) {
            return report_characters<Table>(std::make_index_sequence<found.subject.size()>());
        } else {
            return report_row<found.error, static_cast<Code>(found.value)>();
        }
    }
    static constexpr bool passed = verdict<NotesTable>();
};

} // namespace detail
} // inline namespace v0
} // namespace amiss
