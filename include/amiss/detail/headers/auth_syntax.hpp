// SPDX-License-Identifier: BSL-1.0
// The grammar of challenges: tokens, quoted strings, parameters and list elements (RFC 9110 §11).
#pragma once

#include <amiss/auth_param.hpp>
#include <amiss/detail/text/ascii.hpp>
#include <amiss/detail/text/token.hpp>

#include <cstddef>
#include <string_view>

namespace amiss {
inline namespace v0 {
namespace detail {

constexpr void skip_blanks(std::string_view& rest) noexcept { take_while(rest, is_blank); }

/// Skips blanks and commas between list elements, also those of empty elements; true when there was a comma.
constexpr bool skip_commas(std::string_view& rest) noexcept
{
    bool comma = false;
    for (skip_blanks(rest); !rest.empty() && rest[0] == ','; skip_blanks(rest)) {
        rest.remove_prefix(1);
        comma = true;
    }
    return comma;
}

constexpr std::string_view take_token(std::string_view& rest) noexcept { return take_while(rest, is_tchar); }

/// Takes a quoted-string; `inside` becomes the text in its quotes (RFC 9110 §5.6.4).
constexpr bool take_quoted_string(std::string_view& rest, std::string_view& inside) noexcept
{
    const auto allowed = [](char c) { return c == '\t' || (static_cast<unsigned char>(c) >= 0x20 && c != 0x7F); };
    for (std::size_t at = 1; at < rest.size(); ++at) {
        if (rest[at] == '"') {
            inside = rest.substr(1, at - 1);
            rest.remove_prefix(at + 1);
            return true;
        }
        if (rest[at] == '\\' && ++at == rest.size()) return false;
        if (!allowed(rest[at])) return false;
    }
    return false;
}

/// Whether a list element ends here: at a comma or at the end.
constexpr bool ends_element(std::string_view rest) noexcept
{
    skip_blanks(rest);
    return rest.empty() || rest[0] == ',';
}

enum class AuthStep { taken, none, malformed };

/// Takes `name = value`; `none` when there is no "=" after the first word, which then is no parameter.
constexpr AuthStep take_auth_param(std::string_view& rest, AuthParam& param) noexcept
{
    std::string_view after_name = rest;
    param.name = take_token(after_name);
    skip_blanks(after_name);
    if (param.name.empty() || after_name.empty() || after_name[0] != '=') return AuthStep::none;
    after_name.remove_prefix(1);
    skip_blanks(after_name);
    if (!after_name.empty() && after_name[0] == '"') {
        if (!take_quoted_string(after_name, param.raw)) return AuthStep::malformed;
    } else {
        param.raw = take_token(after_name);
        if (param.raw.empty()) return AuthStep::malformed;
    }
    rest = after_name;
    return ends_element(rest) ? AuthStep::taken : AuthStep::malformed;
}

/// Takes a token68, if it is alone in its element (RFC 9110 §11.2).
constexpr std::string_view take_token68(std::string_view& rest) noexcept
{
    std::size_t size = 0;
    while (size < rest.size() && (is_tchar(rest[size]) || rest[size] == '/')
           && std::string_view("!#$%&'*^`|").find(rest[size]) == std::string_view::npos)
        ++size;
    if (size == 0) return {};
    while (size < rest.size() && rest[size] == '=') ++size;
    if (!ends_element(rest.substr(size))) return {};
    const std::string_view token = rest.substr(0, size);
    rest.remove_prefix(size);
    return token;
}

} // namespace detail
} // inline namespace v0
} // namespace amiss
