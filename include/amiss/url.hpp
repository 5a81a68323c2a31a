// SPDX-License-Identifier: BSL-1.0
// Links from the wire: whether one may be shown or followed.
#pragma once

#include <amiss/detail/text/ascii.hpp>

#include <cstddef>
#include <string_view>

namespace amiss {
inline namespace v0 {

/// Whether `url` is an absolute https URL with a host and without a user, of visible ASCII characters only.
///
/// Ask this of `doc_url()`, and of a detail such as `connect_url`, before you use one of an error that was read: they
/// are kept as the server sent them. amiss itself follows no link (RFC 9110 §4.2.2 and §4.2.4; RFC 3986 §3.2).
constexpr bool is_https_url(std::string_view url) noexcept
{
    constexpr std::string_view scheme = "https://";
    if (url.size() <= scheme.size()) return false;
    if (!detail::equal_ignoring_case(url.substr(0, scheme.size()), scheme)) return false;
    if (!detail::consists_of(url, detail::is_visible) || url.find('\\') != std::string_view::npos) return false;
    const std::string_view rest = url.substr(scheme.size());
    const std::string_view authority = rest.substr(0, rest.find_first_of("/?#"));
    const std::size_t colon = authority.rfind(':');
    const bool has_host = !authority.empty() && colon != 0;
    return has_host && authority.find('@') == std::string_view::npos;
}

} // inline namespace v0
} // namespace amiss
