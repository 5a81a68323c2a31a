// SPDX-License-Identifier: BSL-1.0
// Writes text into a buffer that may be too small: copies short runs without calls, escapes 16 or 32 bytes at a time.
//
// Each function returns the end of what it wrote, or null when there was no room. Nothing is written at or after `end`.
#pragma once

#include <amiss/detail/json/escape.hpp>
#include <amiss/detail/json/escape_padded.hpp>
#include <amiss/detail/json/find_escape.hpp>
#include <amiss/detail/text/copy_bytes.hpp>

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace amiss {
inline namespace v0 {
namespace detail {

inline char* put_bytes(char* at, const char* end, std::string_view text) noexcept
{
    if (text.size() > static_cast<std::size_t>(end - at)) return nullptr;
    return copy_short(at, text.data(), text.size());
}

/// Writes the escape of the special byte at the beginning of `text`, and removes the byte from the text.
inline char* put_special(char* at, const char* end, std::string_view& text, Escaping escaping) noexcept
{
    const auto room = static_cast<std::size_t>(end - at);
    const auto byte = static_cast<unsigned char>(text[0]);
    if (escaping == Escaping::json && byte < 0x80) {
        const EscapeTable::Entry& entry = escape_table.entries[byte];
        const std::size_t size = entry.added + 1U;
        if (size > room) return nullptr;
        text.remove_prefix(1);
        return copy_short(at, entry.bytes, size);
    }
    const Escape step = next_escape(text, escaping);
    if (step.size > room) return nullptr;
    text.remove_prefix(step.consumed);
    return copy_short(at, step.bytes, step.size);
}

/// Writes `text` as the inside of a JSON string, and checks for room at each step.
inline char* put_escaped_carefully(char* at, const char* end, std::string_view text, Escaping escaping) noexcept
{
    while (!text.empty()) {
        const std::size_t run = find_escape(text, escaping);
        at = put_bytes(at, end, text.substr(0, run));
        if (at == nullptr) return nullptr;
        text.remove_prefix(run);
        if (!text.empty() && (at = put_special(at, end, text, escaping)) == nullptr) return nullptr;
    }
    return at;
}

/// Writes `text` as the inside of a JSON string.
inline char* put_escaped(char* at, const char* end, std::string_view text, Escaping escaping) noexcept
{
    const auto room = static_cast<std::size_t>(end - at);
    if (escaping == Escaping::json && room >= padding && text.size() <= room - padding) {
        std::size_t spare = room - padding - text.size();
        if (char* const put = escape_padded(at, text, spare)) return put;
    }
    return put_escaped_carefully(at, end, text, escaping);
}

} // namespace detail
} // inline namespace v0
} // namespace amiss
