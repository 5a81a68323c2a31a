// SPDX-License-Identifier: BSL-1.0
// Stops the compiler when an API has too many notes, or a note has a link that is none.
#pragma once

#include <amiss/detail/catalog/link_forms.hpp>
#include <amiss/note.hpp>

namespace amiss {
inline namespace v0 {
namespace detail {

// Not constexpr: a constant expression that reaches one of these stops the compiler with its name.
inline void amiss_notes_are_too_many(const char* /*api*/) noexcept {}
inline void amiss_note_has_a_link_that_does_not_begin_with_https(const char* /*url*/) noexcept {}

/// A `link` must have an address; only support may have one of mail.
constexpr bool has_valid_link(const Note& note) noexcept
{
    if (note.url.empty()) return note.kind != NoteKind::link;
    return is_https(note.url) || (note.kind == NoteKind::support && is_mail(note.url));
}

} // namespace detail
} // inline namespace v0
} // namespace amiss
