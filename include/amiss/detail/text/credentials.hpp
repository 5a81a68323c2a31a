// SPDX-License-Identifier: BSL-1.0
// Where the credentials of an Authorization header and the pairs of a Cookie header begin and end.
#pragma once

#include <amiss/detail/compiler.hpp>
#include <amiss/detail/text/ascii.hpp>
#include <amiss/detail/text/prose.hpp>
#include <amiss/detail/text/secret_match.hpp>
#include <amiss/detail/text/secret_words.hpp>
#include <amiss/detail/text/value_end.hpp>

#include <cstddef>
#include <string_view>

namespace amiss {
inline namespace v0 {
namespace detail {

/// The authentication schemes whose name is shown.
inline constexpr std::string_view auth_schemes =
    "basic bearer digest token apikey api-key key negotiate ntlm oauth dpop hoba mutual vapid hawk jwt "
    "googlelogin signature sharedkey sharedaccesssignature aws4-hmac-sha256 aws gnap privatetoken ssws "
    "splunk";

/// Where a list of `name=value`, separated by commas, ends; `at` where there is none (RFC 9110 §11.2).
AMISS_NOINLINE constexpr std::size_t parameters_end(std::string_view text, std::size_t at) noexcept
{
    std::size_t end = at;
    while (true) {
        std::size_t value = at;
        while (value < text.size() && is_name_char(text[value])) ++value;
        if (value == at || value >= text.size() || text[value] != '=') return end;
        ++value;
        if (const std::size_t quote = quote_size(text, value); quote != 0) {
            end = quoted_end(text, value + quote, text.substr(value, quote));
            end = end + quote < text.size() ? end + quote : text.size();
        } else {
            end = value;
            while (end < text.size() && !is_white(text[end]) && text[end] != ',' && !is_quote(text[end])) ++end;
        }
        at = end;
        while (at < text.size() && is_blank(text[at])) ++at;
        if (at >= text.size() || text[at] != ',') return end;
        ++at;
        while (at < text.size() && is_blank(text[at])) ++at;
    }
}

/// Where credentials without quotes begin and end. The name of a known scheme is not one of their parts. Nothing where
/// only a scheme is named, as in "Bearer token is missing". A password may be any word, and has no scheme.
AMISS_NOINLINE constexpr TextRange credentials(std::string_view text, std::size_t at, bool encoded,
                                               SecretKind kind) noexcept
{
    std::string_view rest = text.substr(at);
    const std::string_view word = take_while(rest, is_name_char);
    const bool known = is_one_of(word, auth_schemes);
    std::size_t gap = 0;
    while (gap < rest.size() && is_blank(rest[gap])) ++gap;
    if (gap == 0 && encoded) gap = rest.substr(0, 1) == "+" ? 1 : rest.substr(0, 3) == "%20" ? 3 : 0;
    const TextRange whole{at, plain_end(text, at, encoded)};
    if (kind == SecretKind::password) return whole;
    const bool has_scheme = gap != 0 && gap < rest.size() && (known || kind == SecretKind::authorization);
    const std::size_t second = at + word.size() + gap;
    if (!has_scheme) return known && whole.end == at + word.size() ? TextRange{} : whole;
    const std::string_view tail = text.substr(second);
    if (begins_sentence(tail) || is_one_of(first_word(tail), scheme_nouns)) return known ? TextRange{} : whole;
    const std::size_t parameters = parameters_end(text, second);
    const std::size_t plain = plain_end(text, second, encoded);
    return {known ? second : at, parameters > plain ? parameters : plain};
}

/// Where the pairs of a Cookie or Set-Cookie header end.
constexpr std::size_t cookies_end(std::string_view text, std::size_t at) noexcept
{
    while (true) {
        const std::size_t end = plain_end(text, at, false);
        if (end >= text.size() || text[end] != ';') return end;
        at = end + 1;
        while (at < text.size() && is_blank(text[at])) ++at;
        if (at >= text.size() || !is_name_char(text[at])) return end;
    }
}

} // namespace detail
} // inline namespace v0
} // namespace amiss
