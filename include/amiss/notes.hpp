// SPDX-License-Identifier: BSL-1.0
// The way from an enum of codes to the notes of its API.
#pragma once

#include <amiss/api_notes.hpp>
#include <amiss/detail/catalog/notes_table.hpp>
#include <amiss/note.hpp>

namespace amiss {
inline namespace v0 {

/// The notes of the API whose codes are `Code`. They live as long as the program, or the library that calls this.
///
/// Declared in the enum's namespace, where argument-dependent lookup finds it, before the first call of this:
///
///     constexpr amiss::ApiNotes amiss_notes(Code) { return amiss::ApiNotes("Billing").tip("Read `param`."); }
///
/// Without such a function they are empty, with the name of the catalogue. The notes of a shipped API are in a header of
/// their own, `<amiss/apis/cstar_notes.hpp>`; a call without it does not compile. On the first call the compiler checks
/// them against the catalogue: each type belongs to a row; where there are types, that of each row is there; where there
/// are statuses, that of each row is there, but for retired ones; nothing is there twice. Only a program that calls this
/// contains these texts. Never allocates.
template <class Code>
constexpr const ApiNotes& notes_of() noexcept
{
    static_assert(detail::NotesTable<Code>::passed, "amiss: the notes do not fit the catalogue");
    return detail::NotesTable<Code>::notes;
}

} // inline namespace v0
} // namespace amiss
