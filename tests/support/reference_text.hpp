// SPDX-License-Identifier: BSL-1.0
// A simple second implementation of JSON escaping and UTF-8 repair, which the library is compared with.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace reference {

/// One row of Unicode Table 3-7: a range of first bytes, the sequence's size, the range of its second byte.
struct Sequence {
    unsigned first_low, first_high;
    std::size_t size;
    unsigned second_low, second_high;
};

inline constexpr Sequence table_3_7[] = {
    {0x00, 0x7F, 1, 0, 0},       {0xC2, 0xDF, 2, 0x80, 0xBF}, {0xE0, 0xE0, 3, 0xA0, 0xBF},
    {0xE1, 0xEC, 3, 0x80, 0xBF}, {0xED, 0xED, 3, 0x80, 0x9F}, {0xEE, 0xEF, 3, 0x80, 0xBF},
    {0xF0, 0xF0, 4, 0x90, 0xBF}, {0xF1, 0xF3, 4, 0x80, 0xBF}, {0xF4, 0xF4, 4, 0x80, 0x8F},
};

inline unsigned byte_at(std::string_view text, std::size_t at) { return static_cast<unsigned char>(text[at]); }

/// How many bytes at `at` are the beginning of a well-formed sequence, and whether the sequence is complete.
struct Match {
    std::size_t size;
    bool whole;
};

inline Match match_at(std::string_view text, std::size_t at)
{
    for (const Sequence& row : table_3_7) {
        const unsigned first = byte_at(text, at);
        if (first < row.first_low || first > row.first_high) continue;
        std::size_t size = 1;
        while (size < row.size && at + size < text.size()) {
            const unsigned low = size == 1 ? row.second_low : 0x80;
            const unsigned high = size == 1 ? row.second_high : 0xBF;
            const unsigned next = byte_at(text, at + size);
            if (next < low || next > high) break;
            ++size;
        }
        return {size, size == row.size};
    }
    return {1, false};
}

inline constexpr std::string_view replacement = "\xEF\xBF\xBD"; // U+FFFD

/// `text` as well-formed UTF-8: U+FFFD replaces each maximal subpart of an ill-formed sequence.
inline std::string repaired(std::string_view text)
{
    std::string out;
    for (std::size_t at = 0; at < text.size();) {
        const Match match = match_at(text, at);
        out += match.whole ? text.substr(at, match.size) : replacement;
        at += match.size;
    }
    return out;
}

inline bool is_well_formed(std::string_view text)
{
    for (std::size_t at = 0; at < text.size();) {
        const Match match = match_at(text, at);
        if (!match.whole) return false;
        at += match.size;
    }
    return true;
}

inline void put_unicode_escape(std::string& out, unsigned value)
{
    const char* digits = "0123456789abcdef";
    out += "\\u";
    for (int shift = 12; shift >= 0; shift -= 4) out += digits[(value >> shift) % 16];
}

/// `text` as it appears between the quotes of a JSON string.
inline std::string escaped(std::string_view text, bool html = false)
{
    const std::string clean = repaired(text);
    std::string out;
    for (std::size_t at = 0; at < clean.size(); ++at) {
        const char c = clean[at];
        const std::string_view three = std::string_view(clean).substr(at, 3);
        if (c == '"' || c == '\\') {
            out += '\\';
            out += c;
        } else if (c == '\b') {
            out += "\\b";
        } else if (c == '\f') {
            out += "\\f";
        } else if (c == '\n') {
            out += "\\n";
        } else if (c == '\r') {
            out += "\\r";
        } else if (c == '\t') {
            out += "\\t";
        } else if (static_cast<unsigned char>(c) < 0x20 || (html && (c == '<' || c == '>' || c == '&'))) {
            put_unicode_escape(out, static_cast<unsigned char>(c));
        } else if (html && (three == "\xE2\x80\xA8" || three == "\xE2\x80\xA9")) {
            put_unicode_escape(out, three == "\xE2\x80\xA8" ? 0x2028 : 0x2029);
            at += 2;
        } else {
            out += c;
        }
    }
    return out;
}

} // namespace reference
