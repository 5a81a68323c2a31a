// SPDX-License-Identifier: BSL-1.0
// Links from the wire: whether one may be shown to somebody or followed.
#pragma once

#include <amiss/detail/text/ascii.hpp>

#include <cstddef>
#include <string_view>

namespace amiss {
inline namespace v0 {

/// Whether `url` is an absolute https URL with a host, without a user and without anything that is not printable ASCII.
///
/// For `doc_url()` and details such as `connect_url` of an error that was read: they are kept as the server sent them, and
/// nothing in amiss follows them (RFC 9110 §4.2.2 and §4.2.4; RFC 3986 §3.2).
constexpr bool is_https_url(std::string_view url) noexcept
{
    constexpr std::string_view scheme = "https://";
    if (url.size() <= scheme.size()) return false;
    for (std::size_t at = 0; at < scheme.size(); ++at) {
        if (detail::to_lower(url[at]) != scheme[at]) return false;
    }
    for (const char c : url) {
        if (c <= 0x20 || c > 0x7E || c == '\\') return false;
    }
    const std::string_view rest = url.substr(scheme.size());
    const std::string_view authority = rest.substr(0, rest.find_first_of("/?#"));
    const std::size_t colon = authority.rfind(':');
    const bool has_host = !authority.empty() && colon != 0;
    return has_host && authority.find('@') == std::string_view::npos;
}

} // inline namespace v0
} // namespace amiss
