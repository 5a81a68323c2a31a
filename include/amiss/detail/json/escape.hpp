// SPDX-License-Identifier: BSL-1.0
// Escapes text for the inside of a JSON string, or of an XML element: its exact size, and its bytes.
//
// The result is well-formed for any bytes: controls, quotes and backslashes are escaped (RFC 8259 §7), and each maximal
// ill-formed part becomes U+FFFD (Unicode Table 3-7).
#pragma once

#include <amiss/detail/json/find_escape.hpp>
#include <amiss/detail/text/utf8.hpp>
#include <amiss/escaping.hpp>

#include <cstddef>
#include <cstring>
#include <string_view>

namespace amiss {
inline namespace v0 {
namespace detail {

constexpr bool is_markup(char c) noexcept { return c == '<' || c == '>' || c == '&'; }

/// Whether a byte of the text of an element is not copied as it is: bytes beyond ASCII may be ill-formed.
constexpr bool needs_xml_escape(char c) noexcept
{
    const auto byte = static_cast<unsigned char>(c);
    return is_markup(c) || byte >= 0x80 || (byte < 0x20 && c != '\n' && c != '\t');
}

/// How many leading bytes of `text` are copied without an escape.
inline std::size_t find_escape(std::string_view text, Escaping escaping) noexcept
{
    if (escaping == Escaping::json) return find_escape(text.data(), text.size());
    std::size_t run = 0;
    if (escaping == Escaping::xml) {
        while (run < text.size() && !needs_xml_escape(text[run])) ++run;
        return run;
    }
    while (run < text.size() && !needs_escape(text[run]) && !is_markup(text[run])) ++run;
    return run;
}

/// The escaped form of one special step of a text: at most six bytes.
struct Escape {
    char bytes[6] = {};
    std::size_t size = 0;
    std::size_t consumed = 0; ///< the bytes of the text that it replaces
};

constexpr Escape unicode_escape(unsigned value, std::size_t consumed) noexcept
{
    constexpr const char* digits = "0123456789abcdef";
    return {{'\\', 'u', digits[value >> 12U & 15U], digits[value >> 8U & 15U], digits[value >> 4U & 15U],
             digits[value & 15U]},
            6,
            consumed};
}

constexpr Escape same_bytes(std::string_view text, std::size_t size) noexcept
{
    Escape same;
    same.size = same.consumed = size;
    for (std::size_t index = 0; index < size; ++index) same.bytes[index] = text[index];
    return same;
}

/// The same for the text of an XML element. A carriage return would become a line feed, and other controls are no XML.
constexpr Escape next_xml_escape(std::string_view text) noexcept
{
    constexpr Escape replaced{{'\xEF', '\xBF', '\xBD'}, 3, 1};
    switch (text[0]) {
    case '<': return {{'&', 'l', 't', ';'}, 4, 1};
    case '>': return {{'&', 'g', 't', ';'}, 4, 1};
    case '&': return {{'&', 'a', 'm', 'p', ';'}, 5, 1};
    case '\r': return {{'&', '#', '1', '3', ';'}, 5, 1};
    default: break;
    }
    if (static_cast<unsigned char>(text[0]) < 0x80) return replaced;
    const Utf8Step step = next_scalar(text);
    if (step.well_formed && step.scalar != 0xFFFE && step.scalar != 0xFFFF) return same_bytes(text, step.size);
    Escape noncharacter = replaced;
    noncharacter.consumed = step.size;
    return noncharacter;
}

/// The escape of the first step of `text` in JSON, plain or for HTML; `text` must begin with a special byte.
AMISS_COLD constexpr Escape next_json_escape(std::string_view text, Escaping escaping) noexcept
{
    const auto lead = static_cast<unsigned char>(text[0]);
    switch (lead) {
    case '"': return {{'\\', '"'}, 2, 1};
    case '\\': return {{'\\', '\\'}, 2, 1};
    case '\b': return {{'\\', 'b'}, 2, 1};
    case '\f': return {{'\\', 'f'}, 2, 1};
    case '\n': return {{'\\', 'n'}, 2, 1};
    case '\r': return {{'\\', 'r'}, 2, 1};
    case '\t': return {{'\\', 't'}, 2, 1};
    default: break;
    }
    if (lead < 0x80) return unicode_escape(lead, 1);
    const Utf8Step step = next_scalar(text);
    if (!step.well_formed) return {{'\xEF', '\xBF', '\xBD'}, 3, step.size};
    if (escaping == Escaping::html && (step.scalar == 0x2028 || step.scalar == 0x2029))
        return unicode_escape(static_cast<unsigned>(step.scalar), step.size);
    return same_bytes(text, step.size);
}

/// The escape of the first step of `text`, which must begin with a special byte.
constexpr Escape next_escape(std::string_view text, Escaping escaping) noexcept
{
    return escaping == Escaping::xml ? next_xml_escape(text) : next_json_escape(text, escaping);
}

/// The escaped form of each ASCII byte: of most, the byte itself.
struct EscapeTable {
    struct Entry {
        char bytes[7] = {};      ///< at most six are used
        unsigned char added = 0; ///< how many bytes it has more than one
    };
    static constexpr int last = 0x7F;
    Entry entries[last + 1]{};

    constexpr EscapeTable()
    {
        for (int value = 0; value <= last; ++value) {
            const char byte = static_cast<char>(value);
            const Escape escape = needs_escape(byte) ? next_escape({&byte, 1}, Escaping::json) : Escape{{byte}, 1, 1};
            for (std::size_t index = 0; index < escape.size; ++index) entries[value].bytes[index] = escape.bytes[index];
            entries[value].added = static_cast<unsigned char>(escape.size - 1);
        }
    }
};
inline constexpr EscapeTable escape_table{};

/// The number of bytes that `write_escaped` writes.
inline std::size_t escaped_size(std::string_view text, Escaping escaping = Escaping::json) noexcept
{
    std::size_t size = 0;
    while (!text.empty()) {
        const std::size_t run = find_escape(text, escaping);
        size += run;
        text.remove_prefix(run);
        if (text.empty()) break;
        const Escape step = next_escape(text, escaping);
        size += step.size;
        text.remove_prefix(step.consumed);
    }
    return size;
}

/// Writes exactly `escaped_size(text)` bytes and returns the end.
inline char* write_escaped(char* out, std::string_view text, Escaping escaping = Escaping::json) noexcept
{
    while (!text.empty()) {
        const std::size_t run = find_escape(text, escaping);
        if (run != 0) std::memcpy(out, text.data(), run);
        out += run;
        text.remove_prefix(run);
        if (text.empty()) break;
        const Escape step = next_escape(text, escaping);
        std::memcpy(out, step.bytes, step.size);
        out += step.size;
        text.remove_prefix(step.consumed);
    }
    return out;
}

/// Whether `escaped` is the output of `write_escaped` for `text`.
inline bool is_escaped_form(std::string_view escaped, std::string_view text) noexcept
{
    while (!text.empty()) {
        const std::size_t run = find_escape(text, Escaping::json);
        if (escaped.substr(0, run) != text.substr(0, run)) return false;
        escaped.remove_prefix(run);
        text.remove_prefix(run);
        if (text.empty()) break;
        const Escape step = next_escape(text, Escaping::json);
        if (escaped.substr(0, step.size) != std::string_view(step.bytes, step.size)) return false;
        escaped.remove_prefix(step.size);
        text.remove_prefix(step.consumed);
    }
    return escaped.empty();
}

/// The longest prefix of `text` that ends between two steps and has at most `limit` bytes when escaped.
inline std::string_view fitting_prefix(std::string_view text, std::size_t limit, Escaping escaping) noexcept
{
    std::string_view rest = text;
    while (!rest.empty()) {
        const std::size_t run = find_escape(rest, escaping);
        const std::size_t taken = run < limit ? run : limit;
        limit -= taken;
        rest.remove_prefix(taken);
        if (taken < run || rest.empty()) break;
        const Escape step = next_escape(rest, escaping);
        if (step.size > limit) break;
        limit -= step.size;
        rest.remove_prefix(step.consumed);
    }
    return text.substr(0, text.size() - rest.size());
}

} // namespace detail
} // inline namespace v0
} // namespace amiss
