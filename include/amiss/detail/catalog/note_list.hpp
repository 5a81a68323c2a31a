// SPDX-License-Identifier: BSL-1.0
// Stops the compiler when an API has too many notes, or the address of a note is no URL.
#pragma once

#include <amiss/note.hpp>
#include <amiss/url.hpp>

#include <string_view>

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
    constexpr std::string_view mail = "mailto:";
    const bool is_mail = note.url.size() > mail.size() && note.url.substr(0, mail.size()) == mail;
    return is_https_url(note.url) || (note.kind == NoteKind::support && is_mail);
}

} // namespace detail
} // inline namespace v0
} // namespace amiss
