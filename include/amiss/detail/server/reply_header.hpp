// SPDX-License-Identifier: BSL-1.0
// Whether a header that a handler adds to its reply can be sent.
#pragma once

#include <amiss/detail/text/ascii.hpp>
#include <amiss/detail/text/token.hpp>

#include <string_view>

namespace amiss {
inline namespace v0 {
namespace detail {

/// Whether a character may be in the value of a field (RFC 9110 §5.5): a tab, a space, what is visible, and bytes beyond ASCII.
constexpr bool is_field_character(char c) noexcept
{
    return is_blank(c) || is_visible(c) || static_cast<unsigned char>(c) >= 0x80;
}

/// What is wrong with a header; nullptr if nothing is.
constexpr const char* fault_of_header(std::string_view name, std::string_view value) noexcept
{
    if (!is_token(name)) return "the name of a header is no token";
    if (!consists_of(value, is_field_character)) return "the value of a header has a control character";
    if (!value.empty() && (is_blank(value.front()) || is_blank(value.back())))
        return "the value of a header has white space around it";
    for (const std::string_view framing : {"Connection", "Content-Length", "Transfer-Encoding"}) {
        if (same_header(name, framing)) return "the framework itself sends this header";
    }
    return nullptr;
}

} // namespace detail
} // inline namespace v0
} // namespace amiss
