// SPDX-License-Identifier: BSL-1.0
// Note: one thing that an API says to people beside its catalogue, and what kinds of them there are.
#pragma once

#include <amiss/http_status.hpp>

#include <cstddef>
#include <iterator>
#include <string_view>

namespace amiss {
inline namespace v0 {

/// What a note is about.
enum class NoteKind : unsigned char {
    type,           ///< an error type of the catalogue: its meaning
    type_fix,       ///< an error type: what helps with most of its errors
    field,          ///< a field of the error body: its meaning
    caution,        ///< a field of the error body: what to be careful about
    key,            ///< a form of API keys: what they may do
    id,             ///< a form of ids: what they are the ids of
    limit,          ///< who or what is limited: how much in which time
    header,         ///< a header of the response: its meaning
    request_header, ///< a header of the request: what belongs into it
    status,         ///< a status, also of a success: its meaning
    tip,            ///< what helps with any error; no subject
    support,        ///< where to ask for help, and what to send along; no subject
    logs,           ///< where the API keeps logs of its requests; no subject
    status_page,    ///< where the API says whether it works; no subject
    link,           ///< a further page: its title and address; no text
    sdk_error,      ///< an error class of the API's own SDKs: what it stands for
};

/// One note. All texts live as long as the program (or the library that declares them).
struct Note {
    NoteKind kind = NoteKind::tip;        ///< which of the kinds it is of
    std::string_view subject{};           ///< what it is about, such as the name of the type; empty for some kinds
    std::string_view text{};              ///< a phrase or a sentence; back quotes are around names
    std::string_view url{};               ///< an address of "https://" or "mailto:", or empty
    std::string_view code{};              ///< of an `sdk_error`: the wire name of the same in `amiss::client`, or empty
    HttpStatus status = HttpStatus::none; ///< of a `status`
};

/// The notes of one kind: a view of a list of notes that leaves the others out. It does not allocate.
class NoteRange {
public:
    /// Goes to each note of the kind.
    class Iterator {
    public:
        using iterator_category = std::forward_iterator_tag; ///< for algorithms
        using value_type = Note;                             ///< for algorithms
        using difference_type = std::ptrdiff_t;              ///< for algorithms
        using pointer = const Note*;                         ///< for algorithms
        using reference = const Note&;                       ///< for algorithms

        /// Of no range.
        constexpr Iterator() noexcept = default;
        /// At the first note of this kind, from `at` on.
        constexpr Iterator(const Note* at, const Note* end, NoteKind kind) noexcept : at_(at), end_(end), kind_(kind)
        {
            skip();
        }
        /// The note.
        constexpr const Note& operator*() const noexcept { return *at_; }
        /// The note.
        constexpr const Note* operator->() const noexcept { return at_; }
        /// To the next note.
        constexpr Iterator& operator++() noexcept
        {
            ++at_;
            skip();
            return *this;
        }
        /// To the next note.
        constexpr Iterator operator++(int) noexcept
        {
            const Iterator before = *this;
            ++*this;
            return before;
        }
        /// Whether they are at the same note.
        friend constexpr bool operator==(const Iterator& left, const Iterator& right) noexcept
        {
            return left.at_ == right.at_;
        }
        /// Whether they are at different notes.
        friend constexpr bool operator!=(const Iterator& left, const Iterator& right) noexcept
        {
            return left.at_ != right.at_;
        }

    private:
        constexpr void skip() noexcept
        {
            while (at_ != end_ && at_->kind != kind_) ++at_;
        }

        const Note* at_ = nullptr;
        const Note* end_ = nullptr;
        NoteKind kind_ = NoteKind::tip;
    };

    /// The notes of this kind from `first` up to `last`.
    constexpr NoteRange(const Note* first, const Note* last, NoteKind kind) noexcept
        : first_(first), last_(last), kind_(kind)
    {}
    /// The first note of the kind.
    constexpr Iterator begin() const noexcept { return {first_, last_, kind_}; }
    /// The end.
    constexpr Iterator end() const noexcept { return {last_, last_, kind_}; }
    /// Whether there is no note of the kind.
    constexpr bool empty() const noexcept { return begin() == end(); }
    /// How many notes of the kind there are; counted each time.
    constexpr std::size_t size() const noexcept
    {
        std::size_t count = 0;
        for (const Note* at = first_; at != last_; ++at) count += at->kind == kind_ ? 1 : 0;
        return count;
    }

private:
    const Note* first_;
    const Note* last_;
    NoteKind kind_;
};

} // inline namespace v0
} // namespace amiss
