// SPDX-License-Identifier: BSL-1.0
// ApiNotes: what an API says to people beside its catalogue, made when the program is compiled.
#pragma once

#include <amiss/detail/catalog/note_list.hpp>
#include <amiss/http_status.hpp>
#include <amiss/literal.hpp>
#include <amiss/note.hpp>

#include <cstddef>
#include <string_view>

namespace amiss {
inline namespace v0 {

/// What an API says to people beside its catalogue: types, fields, keys, ids, limits, statuses, tips and support.
///
/// It is for error references. A list of notes in the order of the declaration; each setter adds one and returns the
/// object itself. The texts are not copied. More than `capacity` notes stop the compiler, and so does an address that is
/// not a URL (`is_https_url`).
///
///     constexpr amiss::ApiNotes amiss_notes(Code) { return amiss::ApiNotes("Billing").tip("Read `param`."); }
class ApiNotes {
public:
    static constexpr std::size_t capacity = 128; ///< the most notes

    /// The notes of an API of this name, "CodeSpar". There are none yet.
    constexpr explicit ApiNotes(Literal api) noexcept : api_(api.view) {}

    // ── declaring ───────────────────────────────────────────────────────────────────────────────────

    /// What an error type of the catalogue means.
    constexpr ApiNotes& type(Literal name, Literal meaning) { return add({NoteKind::type, name.view, meaning.view}); }
    /// What helps with most errors of a type; any number of them.
    constexpr ApiNotes& type_fix(Literal name, Literal sentence)
    {
        return add({NoteKind::type_fix, name.view, sentence.view});
    }
    /// What a field of the error body means; `path` is "error.param".
    constexpr ApiNotes& field(Literal path, Literal meaning) { return add({NoteKind::field, path.view, meaning.view}); }
    /// What to be careful about with a field of the error body.
    constexpr ApiNotes& caution(Literal path, Literal sentence)
    {
        return add({NoteKind::caution, path.view, sentence.view});
    }
    /// What an API key of this form may do; `form` is "sk_live_*".
    constexpr ApiNotes& key(Literal form, Literal meaning) { return add({NoteKind::key, form.view, meaning.view}); }
    /// What an id of this form is the id of; `form` is "tkt_*".
    constexpr ApiNotes& id(Literal form, Literal meaning) { return add({NoteKind::id, form.view, meaning.view}); }
    /// How much is allowed: for whom or for what, and how much of it in which time.
    constexpr ApiNotes& limit(Literal subject, Literal text) { return add({NoteKind::limit, subject.view, text.view}); }
    /// What a header of the response means.
    constexpr ApiNotes& header(Literal name, Literal meaning)
    {
        return add({NoteKind::header, name.view, meaning.view});
    }
    /// What belongs into a header of the request.
    constexpr ApiNotes& request_header(Literal name, Literal meaning)
    {
        return add({NoteKind::request_header, name.view, meaning.view});
    }
    /// What a status of a response means, in the summary of all statuses. Its subject is the reason phrase.
    constexpr ApiNotes& status(HttpStatus code, Literal meaning)
    {
        Note note{NoteKind::status, reason_phrase(code), meaning.view};
        note.status = code;
        return add(note);
    }
    /// The same for a number.
    constexpr ApiNotes& status(int code, Literal meaning) { return status(static_cast<HttpStatus>(code), meaning); }
    /// What helps with any error.
    constexpr ApiNotes& tip(Literal sentence) { return add({NoteKind::tip, "", sentence.view}); }
    /// Where to ask for help, and what to send along; `url` begins with "https://" or "mailto:", or is empty.
    constexpr ApiNotes& support(Literal sentence, Literal url = "")
    {
        return add_link({NoteKind::support, "", sentence.view, url.view});
    }
    /// Where the API keeps logs of its requests, and how to find one there.
    constexpr ApiNotes& logs(Literal sentence, Literal url = "")
    {
        return add_link({NoteKind::logs, "", sentence.view, url.view});
    }
    /// Where the API says whether it works at the moment.
    constexpr ApiNotes& status_page(Literal sentence, Literal url = "")
    {
        return add_link({NoteKind::status_page, "", sentence.view, url.view});
    }
    /// A further page, with the address.
    constexpr ApiNotes& link(Literal title, Literal url)
    {
        return add_link({NoteKind::link, title.view, "", url.view});
    }
    /// What an error class of the API's own SDKs stands for.
    ///
    /// `code` is the wire name of the code of `amiss::client` that is the same, or empty where it is any error that the
    /// server sent (`Provenance::server`).
    constexpr ApiNotes& sdk_error(Literal name, Literal code, Literal meaning)
    {
        Note note{NoteKind::sdk_error, name.view, meaning.view};
        note.code = code.view;
        return add(note);
    }

    // ── reading ─────────────────────────────────────────────────────────────────────────────────────

    /// The name of the API.
    constexpr std::string_view api() const noexcept { return api_; }
    /// How many notes there are.
    constexpr std::size_t size() const noexcept { return count_; }
    /// Whether there is no note.
    constexpr bool empty() const noexcept { return count_ == 0; }
    /// The first note.
    constexpr const Note* begin() const noexcept { return notes_; }
    /// The end.
    constexpr const Note* end() const noexcept { return notes_ + count_; }
    /// The notes of one kind, in the order of the declaration: a view, which lives as long as this object.
    constexpr NoteRange of(NoteKind kind) const noexcept { return {begin(), end(), kind}; }
    /// The note of this kind and subject, the first if there are several, or nullptr.
    constexpr const Note* find(NoteKind kind, std::string_view subject) const noexcept
    {
        for (const Note& note : of(kind)) {
            if (note.subject == subject) return &note;
        }
        return nullptr;
    }
    /// The note on this status in the summary, or nullptr.
    constexpr const Note* find(HttpStatus status) const noexcept
    {
        for (const Note& note : of(NoteKind::status)) {
            if (note.status == status) return &note;
        }
        return nullptr;
    }

private:
    constexpr ApiNotes& add(const Note& note)
    {
        if (count_ == capacity)
            detail::amiss_notes_are_too_many(api_.data());
        else
            notes_[count_++] = note;
        return *this;
    }
    constexpr ApiNotes& add_link(const Note& note)
    {
        if (!detail::has_valid_link(note))
            detail::amiss_note_has_a_link_that_does_not_begin_with_https(note.url.data());
        return add(note);
    }

    std::string_view api_;
    std::size_t count_ = 0;
    Note notes_[capacity]{};
};

} // inline namespace v0
} // namespace amiss
