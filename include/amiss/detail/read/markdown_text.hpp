// SPDX-License-Identifier: BSL-1.0
// Undoes what Markdown escapes in a line of text.
#pragma once

#include <amiss/detail/text/ascii.hpp>
#include <amiss/detail/text/utf8.hpp>
#include <amiss/detail/xml/xml_scan.hpp>

#include <cstddef>
#include <string_view>

namespace amiss {
inline namespace v0 {
namespace detail {

/// Whether a backslash escapes a character (CommonMark 0.31 §2.4).
constexpr bool is_markdown_punctuation(char c) noexcept { return is_visible(c) && !is_alnum(c); }

/// Calls `put` with the pieces of a line's text, in order: escapes and the references of XML are decoded, and ill-formed
/// UTF-8 becomes U+FFFD. True when there was some.
template <class Put>
constexpr bool unescape_markdown(std::string_view line, Put put) noexcept
{
    bool is_mended = false;
    while (!line.empty()) {
        const std::size_t at = line.find_first_of("\\&");
        if (put_well_formed(line.substr(0, at), put)) is_mended = true;
        if (at == line.npos) break;
        line.remove_prefix(at);
        if (line[0] == '\\') {
            const bool is_escape = line.size() > 1 && is_markdown_punctuation(line[1]);
            put(line.substr(is_escape ? 1 : 0, 1));
            line.remove_prefix(is_escape ? 2 : 1);
            continue;
        }
        constexpr std::size_t longest = 12;
        const std::size_t end = line.substr(0, longest).find(';');
        const char32_t scalar = end == line.npos ? 0 : xml_reference(line.substr(1, end - 1));
        put(scalar == 0 ? line.substr(0, 1) : utf8_of(scalar).view());
        line.remove_prefix(scalar == 0 ? 1 : end + 1);
    }
    return is_mended;
}

/// Where a mark begins that no text has, since it has a backslash before each of its characters; npos where it does not.
constexpr std::size_t find_mark(std::string_view line, std::string_view mark, std::size_t from = 0) noexcept
{
    for (std::size_t at = from; at < line.size(); ++at) {
        if (line[at] == '\\')
            ++at;
        else if (line.substr(at, mark.size()) == mark)
            return at;
    }
    return line.npos;
}

} // namespace detail
} // inline namespace v0
} // namespace amiss
