// SPDX-License-Identifier: BSL-1.0
// The parts of a request target: its path and query, and what is percent-encoded in them.
#pragma once

#include <amiss/detail/text/percent.hpp>

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace amiss {
inline namespace v0 {
namespace detail {

/// The path and the query of a request target, in the origin form or in the absolute form that a server must take as
/// well (RFC 9112 §3.2). A target of another form is all path.
struct TargetParts {
    std::string_view path;
    std::string_view query; ///< after the "?", not decoded
};
constexpr TargetParts split_target(std::string_view target) noexcept
{
    const std::size_t scheme = target.find("://");
    if (scheme != std::string_view::npos && target.find_first_of("/?") == scheme + 1) {
        const std::size_t path = target.find_first_of("/?", scheme + 3);
        target = path == std::string_view::npos ? std::string_view("/") : target.substr(path);
    }
    const std::size_t question = target.find('?');
    if (question == std::string_view::npos) return {target, {}};
    const std::string_view path = target.substr(0, question);
    return {path.empty() ? std::string_view("/") : path, target.substr(question + 1)};
}

/// Whether each "%" of `text` begins an encoded byte.
constexpr bool is_percent_encoded(std::string_view text) noexcept
{
    for (std::size_t at = text.find('%'); at != std::string_view::npos; at = text.find('%', at + 1)) {
        if (percent_decoded(text.substr(at)) < 0) return false;
    }
    return true;
}

/// Takes the next byte of a text that is not empty. A "%" that begins no encoded byte is itself.
constexpr char next_decoded(std::string_view& text) noexcept
{
    const int byte = percent_decoded(text);
    const char decoded = byte < 0 ? text[0] : static_cast<char>(static_cast<unsigned char>(byte));
    text.remove_prefix(byte < 0 ? 1 : 3);
    return decoded;
}

/// Whether a part of a path says `wanted`, percent-encoded or not.
constexpr bool says(std::string_view encoded, std::string_view wanted) noexcept
{
    for (; !encoded.empty() && !wanted.empty(); wanted.remove_prefix(1)) {
        if (next_decoded(encoded) != wanted[0]) return false;
    }
    return encoded.empty() && wanted.empty();
}

/// The bytes of an encoded text. In a form, and so in most queries, "+" is a space (WHATWG URL §5.1).
inline std::string decoded(std::string_view encoded, bool is_form)
{
    std::string text;
    text.reserve(encoded.size());
    while (!encoded.empty()) {
        const bool is_space = is_form && encoded[0] == '+';
        const char next = next_decoded(encoded);
        text += is_space ? ' ' : next;
    }
    return text;
}

/// The first value of a name in a query; "" where the name has no "=".
inline std::optional<std::string> query_value(std::string_view query, std::string_view name)
{
    while (!query.empty()) {
        const std::string_view pair = query.substr(0, query.find('&'));
        query.remove_prefix(pair.size() == query.size() ? pair.size() : pair.size() + 1);
        const std::size_t equals = pair.find('=');
        if (decoded(pair.substr(0, equals), true) != name) continue;
        return equals == std::string_view::npos ? std::string() : decoded(pair.substr(equals + 1), true);
    }
    return std::nullopt;
}

} // namespace detail
} // inline namespace v0
} // namespace amiss
