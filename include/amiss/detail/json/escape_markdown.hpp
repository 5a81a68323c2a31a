// SPDX-License-Identifier: BSL-1.0
// Escapes text for a line of Markdown, and for a quoted value of the front matter before it.
//
// What comes out is text and nothing else for a parser of CommonMark 0.31, and of GitHub's tables, strikethrough, footnotes
// and mathematics: no header, list, emphasis, code, link, HTML or reference, and no other line.
#pragma once

#include <amiss/detail/text/ascii.hpp>
#include <amiss/detail/text/unsafe_scalar.hpp>
#include <amiss/detail/text/utf8.hpp>

#include <cstddef>
#include <string_view>

namespace amiss {
inline namespace v0 {
namespace detail {

/// What is written for the first bytes of the rest of a text.
struct MarkdownStep {
    char bytes[6] = {};
    std::size_t size = 0;
    std::size_t consumed = 1;

    constexpr MarkdownStep() noexcept = default;
    constexpr MarkdownStep(std::string_view text, std::size_t consumed_bytes) noexcept
        : size(text.size()), consumed(consumed_bytes)
    {
        for (std::size_t at = 0; at < text.size(); ++at) bytes[at] = text[at];
    }
    constexpr std::string_view view() const noexcept { return {bytes, size}; }
};

constexpr MarkdownStep backslash_before(char c) noexcept
{
    const char bytes[] = {'\\', c};
    return {{bytes, 2}, 1};
}

/// The character before `at`; a line feed at the beginning.
constexpr char before(std::string_view text, std::size_t at) noexcept { return at == 0 ? '\n' : text[at - 1]; }

/// A character beyond ASCII: as it is, or U+FFFD where it is ill-formed or would not be seen for what it is.
constexpr MarkdownStep shown_scalar(std::string_view rest) noexcept
{
    const Utf8Step step = next_scalar(rest);
    const bool is_shown = step.well_formed && !is_unsafe_scalar(step.scalar) && !is_unseen_scalar(step.scalar);
    return {is_shown ? rest.substr(0, step.size) : replacement_character, step.size};
}

/// Whether a character at this place would be markup. What comes after it does not count, so that a text may be cut
/// anywhere: an underscore after a letter, for instance, can end emphasis but not begin it. Addresses, of which GitHub makes
/// links, are markup too unless the text `may_link`.
constexpr bool begins_markup(std::string_view text, std::size_t at, bool may_link) noexcept
{
    const char previous = before(text, at);
    switch (text[at]) {
    case '\\':
    case '`':
    case '*':
    case '[':
    case ']':
    case '~':
    case '|':
    case '$':
    case '{':
    case '}':
    case '^': return true;
    case '@': return !may_link;
    case '_': return !is_alnum(previous);
    case '#': return previous == '\n' || previous == ' ' || previous == '#';
    case '-':
    case '+':
    case '=':
    case ':': return at == 0;
    case '/': return previous == '/' && !may_link;
    case ')': return at != 0 && at <= 9 && consists_of(text.substr(0, at), is_digit);
    case '.': {
        if (at != 0 && at <= 9 && consists_of(text.substr(0, at), is_digit)) return true;
        return at >= 3 && !may_link && equal_ignoring_case(text.substr(at - 3, 3), "www");
    }
    default: return false;
    }
}

/// The next step of a line of Markdown, from the beginning of which all of `text` is one text.
constexpr MarkdownStep next_markdown_step(std::string_view text, std::size_t at, bool may_link = false) noexcept
{
    const char c = text[at];
    switch (c) {
    case '<': return {"&lt;", 1};
    case '>': return {"&gt;", 1};
    case '&': return {"&amp;", 1};
    case '\n': return {"&#10;", 1};
    case '\r': return {"&#13;", 1};
    case '\t': return {"&#9;", 1};
    default: break;
    }
    if (c == ' ' && at == 0) return {"&#32;", 1}; // four of them would begin code
    if (!is_printable(c)) return shown_scalar(text.substr(at));
    return begins_markup(text, at, may_link) ? backslash_before(c) : MarkdownStep(text.substr(at, 1), 1);
}

constexpr MarkdownStep unicode_step(char32_t scalar, std::size_t consumed) noexcept
{
    constexpr const char* digits = "0123456789abcdef";
    const char bytes[] = {'\\',
                          'u',
                          digits[scalar >> 12U & 15U],
                          digits[scalar >> 8U & 15U],
                          digits[scalar >> 4U & 15U],
                          digits[scalar & 15U]};
    return {{bytes, 6}, consumed};
}

/// The next step of a value of the front matter: inside a JSON string, which YAML has too, or, with `is_json`, of JSON.
///
/// Who does not know front matter takes its lines for a paragraph. So there is no markup in it either.
constexpr MarkdownStep next_front_matter_step(std::string_view text, std::size_t at, bool is_json) noexcept
{
    const char c = text[at];
    switch (c) {
    case '"':
    case '\\': return is_json ? MarkdownStep(text.substr(at, 1), 1) : backslash_before(c);
    case '\n': return is_json ? MarkdownStep(" ", 1) : MarkdownStep("\\n", 1);
    case '\r': return is_json ? MarkdownStep(" ", 1) : MarkdownStep("\\r", 1);
    case '\t': return is_json ? MarkdownStep(" ", 1) : MarkdownStep("\\t", 1);
    case '<':
    case '>':
    case '&':
    case '`':
    case '*':
    case '~': return unicode_step(static_cast<unsigned char>(c), 1);
    case '_': return is_alnum(before(text, at)) ? MarkdownStep("_", 1) : unicode_step('_', 1);
    case '(': return before(text, at) == ']' ? unicode_step('(', 1) : MarkdownStep("(", 1);
    default: break;
    }
    if (is_printable(c)) return {text.substr(at, 1), 1};
    const Utf8Step step = next_scalar(text.substr(at));
    if (step.well_formed && is_unsafe_scalar(step.scalar)) return unicode_step(step.scalar, step.size);
    return shown_scalar(text.substr(at));
}

/// The bytes that stay as they are everywhere but at the beginning of a text.
struct PlainBytes {
    bool is_plain[256]{};

    constexpr PlainBytes() noexcept
    {
        for (unsigned byte = 0; byte < 0x80; ++byte) {
            const char c = static_cast<char>(byte);
            is_plain[byte] = is_alnum(c) || std::string_view(" ,;:'?!%-+=").find(c) != std::string_view::npos;
        }
    }
};
inline constexpr PlainBytes plain_bytes{};

constexpr bool is_plain_byte(std::string_view text, std::size_t at) noexcept
{
    return at != 0 && plain_bytes.is_plain[static_cast<unsigned char>(text[at])];
}

/// Calls `put` with what `next(text, at)` makes of each step of a text, in pieces that are as long as possible. The first
/// `as_it_is(text, at)` bytes stay.
template <class AsItIs, class Next, class Put>
constexpr void put_in_steps(std::string_view text, AsItIs as_it_is, Next next, Put put) noexcept
{
    std::size_t plain = 0;
    for (std::size_t at = 0; at < text.size();) {
        if (is_plain_byte(text, at)) {
            ++at;
            continue;
        }
        if (const std::size_t size = as_it_is(text, at); size != 0) {
            at += size;
            continue;
        }
        const MarkdownStep step = next(text, at);
        if (step.view() != text.substr(at, step.consumed)) {
            if (plain != at) put(text.substr(plain, at - plain));
            put(step.view());
            plain = at + step.consumed;
        }
        at += step.consumed;
    }
    if (plain != text.size()) put(text.substr(plain));
}
template <class Next, class Put>
constexpr void put_in_steps(std::string_view text, Next next, Put put) noexcept
{
    put_in_steps(text, [](std::string_view, std::size_t) { return std::size_t{0}; }, next, put);
}

/// The size of a name between back quotes at this place, with the quotes; 0 without a name.
constexpr std::size_t quoted_name_size(std::string_view text, std::size_t at) noexcept
{
    if (text[at] != '`') return 0;
    const std::size_t end = text.find('`', at + 1);
    if (end == text.npos || end == at + 1) return 0;
    const auto is_shown = [](char c) { return is_printable(c) || static_cast<unsigned char>(c) >= 0x80; };
    return consists_of(text.substr(at, end - at), is_shown) ? end + 1 - at : 0;
}

/// Calls `put` with the pieces of a text as a line of Markdown.
template <class Put>
constexpr void put_markdown(std::string_view text, Put put) noexcept
{
    put_in_steps(text, [](std::string_view of, std::size_t at) { return next_markdown_step(of, at); }, put);
}
/// The same for a text of a catalogue, which may have names between back quotes, and addresses.
template <class Put>
constexpr void put_markdown_of_row(std::string_view text, Put put) noexcept
{
    put_in_steps(
        text, quoted_name_size, [](std::string_view of, std::size_t at) { return next_markdown_step(of, at, true); },
        put);
}
/// Calls `put` with the pieces of a text as the inside of a quoted value of the front matter.
template <class Put>
constexpr void put_front_matter(std::string_view text, Put put) noexcept
{
    put_in_steps(text, [](std::string_view of, std::size_t at) { return next_front_matter_step(of, at, false); }, put);
}
/// Calls `put` with the pieces of valid JSON as a value of the front matter, in one line.
template <class Put>
constexpr void put_front_matter_json(std::string_view json, Put put) noexcept
{
    put_in_steps(json, [](std::string_view of, std::size_t at) { return next_front_matter_step(of, at, true); }, put);
}

/// The longest prefix of a text that has at most `limit` bytes in a line of Markdown.
inline std::string_view fitting_markdown_prefix(std::string_view text, std::size_t limit) noexcept
{
    std::size_t at = 0;
    while (at < text.size()) {
        const MarkdownStep step = next_markdown_step(text, at);
        if (step.size > limit) break;
        limit -= step.size;
        at += step.consumed;
    }
    return text.substr(0, at);
}

} // namespace detail
} // inline namespace v0
} // namespace amiss
