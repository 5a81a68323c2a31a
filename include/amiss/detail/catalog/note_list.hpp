// SPDX-License-Identifier: BSL-1.0
// Stops the compiler when an API has too many notes, or a note has a link that is none.
#pragma once

#include <string_view>

namespace amiss {
inline namespace v0 {
namespace detail {

// Not constexpr: a constant expression that reaches one of these stops the compiler with its name.
inline void amiss_notes_are_too_many(const char* /*api*/) noexcept {}
inline void amiss_note_has_a_link_that_does_not_begin_with_https(const char* /*url*/) noexcept {}

/// Where `mail` is true, an address of "mailto:" is a link too.
constexpr void expect_link(std::string_view url, bool mail)
{
    constexpr std::string_view https = "https://";
    constexpr std::string_view mailto = "mailto:";
    if (url.size() > https.size() && url.substr(0, https.size()) == https) return;
    if (mail && url.size() > mailto.size() && url.substr(0, mailto.size()) == mailto) return;
    amiss_note_has_a_link_that_does_not_begin_with_https(url.data());
}

} // namespace detail
} // inline namespace v0
} // namespace amiss
