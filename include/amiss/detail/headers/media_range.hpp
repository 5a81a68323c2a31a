// SPDX-License-Identifier: BSL-1.0
// Media types and ranges of them: the grammar of Accept (RFC 9110 §12.5.1), and how well a range fits a type.
#pragma once

#include <amiss/detail/headers/auth_syntax.hpp>
#include <amiss/detail/text/ascii.hpp>

#include <cstddef>
#include <string_view>

namespace amiss {
inline namespace v0 {
namespace detail {

/// A media type (RFC 9110 §8.3.1), or an element of Accept.
struct MediaRange {
    std::string_view type{};       ///< "application", or "*"
    std::string_view subtype{};    ///< "problem+json", or "*"
    std::string_view parameters{}; ///< each with its ";", without the weight and what follows it
    int weight = 1000;             ///< in thousandths
};

/// One parameter of a media type.
struct MediaParameter {
    std::string_view name{};
    std::string_view value{}; ///< of a quoted-string what is in its quotes, backslashes included
    bool has_value = false;   ///< whether there is a "="
    bool is_quoted = false;
};

/// Takes a ";" and the parameter after it, which may be empty. False where it is off the grammar.
constexpr bool take_media_parameter(std::string_view& rest, MediaParameter& parameter) noexcept
{
    skip_blanks(rest);
    if (rest.empty() || rest[0] != ';') return false;
    rest.remove_prefix(1);
    skip_blanks(rest);
    parameter = {};
    parameter.name = take_token(rest);
    parameter.has_value = !rest.empty() && rest[0] == '=';
    if (!parameter.has_value) return true;
    if (parameter.name.empty()) return false;
    rest.remove_prefix(1);
    parameter.is_quoted = !rest.empty() && rest[0] == '"';
    if (parameter.is_quoted) return take_quoted_string(rest, parameter.value);
    parameter.value = take_token(rest);
    return !parameter.value.empty();
}

/// The weight in thousandths that a text says (RFC 9110 §12.4.2); -1 for any other text.
constexpr int weight_of(std::string_view text) noexcept
{
    if (text.empty() || text.size() > 5 || (text[0] != '0' && text[0] != '1')) return -1;
    if (text.size() > 1 && text[1] != '.') return -1;
    int weight = text[0] == '1' ? 1000 : 0;
    int unit = 100;
    for (std::size_t at = 2; at < text.size(); ++at) {
        if (!is_digit(text[at])) return -1;
        weight += unit * (text[at] - '0');
        unit /= 10;
    }
    return weight <= 1000 ? weight : -1;
}

/// Takes a media type or a range with its weight, up to a comma or the end. False where it is off the grammar.
///
/// What follows the weight is an extension of RFC 7231 §5.3.2, which nobody has used, and is ignored.
constexpr bool take_media_range(std::string_view& rest, MediaRange& range) noexcept
{
    range = {};
    range.type = take_token(rest);
    if (range.type.empty() || rest.empty() || rest[0] != '/') return false;
    rest.remove_prefix(1);
    range.subtype = take_token(rest);
    if (range.subtype.empty()) return false;
    range.parameters = rest;
    std::size_t size = 0; // of the parameters
    bool weighted = false;
    while (!ends_element(rest)) {
        MediaParameter parameter;
        if (!take_media_parameter(rest, parameter)) return false;
        if (equal_ignoring_case(parameter.name, "q")) {
            if (weighted || parameter.is_quoted) return false;
            weighted = true;
            range.weight = weight_of(parameter.value);
            if (range.weight < 0) return false;
        } else if (!weighted) {
            if (!parameter.has_value && !parameter.name.empty()) return false;
            size = range.parameters.size() - rest.size();
        }
    }
    range.parameters = range.parameters.substr(0, size);
    return true;
}

/// Skips an element that is off the grammar, up to its comma. A string without an end takes the rest with it.
constexpr void skip_element(std::string_view& rest) noexcept
{
    while (!rest.empty() && rest[0] != ',') {
        std::string_view inside;
        if (rest[0] != '"')
            rest.remove_prefix(1);
        else if (!take_quoted_string(rest, inside))
            rest = {};
    }
}

/// Takes the next element of Accept that is on the grammar; false at the end.
constexpr bool next_media_range(std::string_view& rest, MediaRange& range) noexcept
{
    for (skip_commas(rest); !rest.empty(); skip_commas(rest)) {
        std::string_view element = rest;
        if (take_media_range(element, range)) {
            rest = element;
            return true;
        }
        skip_element(rest);
    }
    return false;
}

/// The media type in the Content-Type of a response; one that only "*/*" fits where it is off the grammar.
constexpr MediaRange media_type(std::string_view content_type) noexcept
{
    MediaRange type;
    return take_media_range(content_type, type) && content_type.empty() ? type : MediaRange();
}

/// Takes the next character of a parameter's value; only a quoted-string has a backslash in it.
constexpr char next_character(std::string_view& value) noexcept
{
    if (value[0] == '\\' && value.size() > 1) value.remove_prefix(1);
    const char character = value[0];
    value.remove_prefix(1);
    return character;
}

/// Whether two values of a parameter are the same, in quotes or not.
constexpr bool same_value(std::string_view left, std::string_view right) noexcept
{
    while (!left.empty() && !right.empty()) {
        if (next_character(left) != next_character(right)) return false;
    }
    return left.empty() && right.empty();
}

/// Whether a media type has a parameter with this value.
constexpr bool has_parameter(const MediaRange& type, const MediaParameter& wanted) noexcept
{
    MediaParameter parameter;
    for (std::string_view rest = type.parameters; !rest.empty() && take_media_parameter(rest, parameter);) {
        if (equal_ignoring_case(parameter.name, wanted.name) && same_value(parameter.value, wanted.value)) return true;
    }
    return false;
}

/// Whether a subtype has a structured syntax suffix (RFC 6838 §4.2.8), as "problem+json" has "json".
constexpr bool ends_in_suffix(std::string_view subtype, std::string_view suffix) noexcept
{
    if (subtype.size() < suffix.size() + 2) return false;
    const std::size_t plus = subtype.size() - suffix.size() - 1;
    return subtype[plus] == '+' && equal_ignoring_case(subtype.substr(plus + 1), suffix);
}

/// Whether what has a suffix can be read as this type: "+json" as "application/json" (RFC 6839), "+xml" as "text/xml" too
/// (RFC 7303 §9.2).
constexpr bool is_base_of_suffix(const MediaRange& range, std::string_view subtype) noexcept
{
    const bool is_text = equal_ignoring_case(range.type, "text") && equal_ignoring_case(range.subtype, "xml");
    return (is_text || equal_ignoring_case(range.type, "application")) && ends_in_suffix(subtype, range.subtype);
}

/// How specific a range is for a type: 0 where it does not fit, and the more, the closer it is.
constexpr std::size_t specificity(const MediaRange& range, const MediaRange& type) noexcept
{
    enum : std::size_t { everything = 1, any_subtype, base_of_suffix, any_of_suffix, exact, most_parameters = 255 };
    const bool same_type = equal_ignoring_case(range.type, type.type);
    std::size_t kind = 0;
    if (same_type && equal_ignoring_case(range.subtype, type.subtype))
        kind = exact;
    else if (same_type && range.subtype.substr(0, 2) == "*+" && ends_in_suffix(type.subtype, range.subtype.substr(2)))
        kind = any_of_suffix;
    else if (is_base_of_suffix(range, type.subtype))
        kind = base_of_suffix;
    else if (same_type && range.subtype == "*")
        kind = any_subtype;
    else if (range.type == "*" && range.subtype == "*")
        kind = everything;
    std::size_t parameters = 0;
    MediaParameter wanted;
    // Bodies are always in UTF-8.
    for (std::string_view rest = range.parameters; kind != 0 && !rest.empty() && take_media_parameter(rest, wanted);) {
        if (wanted.name.empty()) continue;
        if (equal_ignoring_case(wanted.name, "charset") && equal_ignoring_case(wanted.value, "utf-8")) continue;
        if (!has_parameter(type, wanted)) return 0;
        if (parameters < most_parameters) ++parameters;
    }
    return kind == 0 ? 0 : kind * (most_parameters + 1) + parameters;
}

} // namespace detail
} // inline namespace v0
} // namespace amiss
