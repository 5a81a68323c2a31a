// SPDX-License-Identifier: BSL-1.0
// What the id of a request may look like where it is sent back: in the body and in X-Request-Id alike.
#pragma once

#include <amiss/detail/compiler.hpp>
#include <amiss/detail/headers/request_id.hpp>
#include <amiss/detail/text/ascii.hpp>

#include <cstddef>
#include <string_view>

namespace amiss {
inline namespace v0 {

/// What an id may consist of. A client may have chosen it, so it is not sent back unless it is clean.
enum class RequestIds : unsigned char {
    /// Visible ASCII (0x21 to 0x7E) without `<`, `>` and `%`: UUIDs, ULIDs, trace ids, base64.
    visible_ascii = 1,
    /// Letters, digits, `-`, `.`, `_` and `~`, which appear in a URL as they are (RFC 3986 §2.3).
    unreserved,
    /// Printable ASCII: visible ASCII, and spaces between. For ids that only this program's side makes.
    printable_ascii,
};

inline constexpr std::size_t longest_request_id = 128; ///< characters of an id, at most

/// Whether `text` may be sent as a request id: 1 to 128 characters of what `allowed` names. Never allocates.
///
///     if (!amiss::is_request_id(id)) id = fresh_id();
constexpr bool is_request_id(std::string_view text, RequestIds allowed = RequestIds::visible_ascii) noexcept
{
    if (text.empty() || text.size() > longest_request_id) return false;
    if (AMISS_LIKELY(allowed != RequestIds::unreserved && allowed != RequestIds::printable_ascii)) {
        if (detail::is_constant_evaluated()) return detail::consists_of(text, detail::is_id_character);
        return detail::has_id_characters(text.data(), text.size());
    }
    if (allowed == RequestIds::printable_ascii)
        return detail::consists_of(text, detail::is_printable) && text.front() != ' ' && text.back() != ' ';
    return detail::consists_of(text, [](char c) {
        return detail::is_alnum(c) || c == '-' || c == '.' || c == '_' || c == '~';
    });
}

} // inline namespace v0
} // namespace amiss
