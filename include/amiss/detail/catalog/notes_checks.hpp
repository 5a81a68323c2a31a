// SPDX-License-Identifier: BSL-1.0
// Stops the compiler when the notes of an API do not fit its catalogue, with the type, subject or row at fault.
#pragma once

#include <amiss/api_notes.hpp>
#include <amiss/catalog_lookup.hpp>
#include <amiss/http_status.hpp>
#include <amiss/note.hpp>
#include <amiss/row.hpp>

#include <cstddef>
#include <string_view>
#include <utility>

namespace amiss {
inline namespace v0 {
namespace detail {

enum class NotesError {
    none,
    type_of_no_row,
    second_note,
    row_without_its_type,
    row_without_its_status,
};

/// An error of notes, and the subject of a note, or the value of a code, that it is about.
struct NotesDiagnostic {
    NotesError error = NotesError::none;
    std::string_view subject{};
    int value = 0;
};

/// Whether one subject may have several notes of this kind, with different texts.
constexpr bool may_repeat(NoteKind kind) noexcept
{
    switch (kind) {
    case NoteKind::type_fix:
    case NoteKind::caution:
    case NoteKind::tip:
    case NoteKind::support:
    case NoteKind::logs:
    case NoteKind::status_page: return true;
    default: return false;
    }
}

constexpr bool are_alike(const Note& left, const Note& right) noexcept
{
    if (left.kind != right.kind || left.status != right.status || left.subject != right.subject) return false;
    return !may_repeat(left.kind) || left.text == right.text;
}

constexpr NotesDiagnostic check_notes(const ApiNotes& notes, const Catalog& catalog) noexcept
{
    for (const Note& note : notes) {
        if (note.kind == NoteKind::type || note.kind == NoteKind::type_fix) {
            bool known = false;
            for (const RowData& row : catalog) known = known || row.type == note.subject;
            if (!known) return {NotesError::type_of_no_row, note.subject};
        }
        for (const Note* other = notes.begin(); other != &note; ++other) {
            if (are_alike(*other, note))
                return {NotesError::second_note, note.subject.empty() ? note.text : note.subject};
        }
    }
    const bool with_types = !notes.of(NoteKind::type).empty();
    const bool with_statuses = !notes.of(NoteKind::status).empty();
    for (const RowData& row : catalog) {
        if (with_types && !row.type.empty() && notes.find(NoteKind::type, row.type) == nullptr)
            return {NotesError::row_without_its_type, row.type, row.value};
        if (with_statuses && !row.retired && row.status != HttpStatus::none && notes.find(row.status) == nullptr)
            return {NotesError::row_without_its_status, row.name, row.value};
    }
    return {};
}

/// Instantiated with the code whose row is at fault, so that the compiler names it beside the message.
template <NotesError Kind, auto Which>
constexpr bool report_row() noexcept
{
    static_assert(Kind != NotesError::row_without_its_type,
                  "amiss: the notes do not say what the type of the row that is named here means");
    static_assert(Kind != NotesError::row_without_its_status,
                  "amiss: the status summary of the notes lacks the status of the row that is named here");
    return true;
}

/// Instantiated with the characters of the subject, so that the compiler spells it beside the message.
template <NotesError Kind, char... Subject>
constexpr bool report_subject() noexcept
{
    static_assert(Kind != NotesError::type_of_no_row,
                  "amiss: the notes have a type, spelt here, that no row of the catalogue has");
    static_assert(Kind != NotesError::second_note,
                  "amiss: two notes of one kind are on the subject that is spelt here");
    return true;
}

template <class Found, std::size_t... Index>
constexpr bool report_characters(std::index_sequence<Index...>) noexcept
{
    return report_subject<Found::found.error, Found::found.subject[Index]...>();
}

} // namespace detail
} // inline namespace v0
} // namespace amiss
