// SPDX-License-Identifier: BSL-1.0
// Structured field values as far as the RateLimit headers need them: lists and dictionaries of items with parameters.
#pragma once

#include <amiss/detail/headers/agreed_value.hpp>
#include <amiss/detail/text/ascii.hpp>

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace amiss {
inline namespace v0 {
namespace detail {

/// A bare item (RFC 9651 §3.3): its text as it stands, and the number where it is an integer.
struct BareItem {
    std::string_view text;
    std::int64_t number = 0;
    bool integer = false;
};

/// A member of a list or a dictionary. `parameters` is `;key=value…` as it stands, known to be well-formed.
struct FieldMember {
    std::string_view key; ///< of a dictionary's member; empty in a list
    BareItem item;
    std::string_view parameters;
};

constexpr bool is_key_start(char c) noexcept { return is_lower(c) || c == '*'; }
constexpr bool is_key_char(char c) noexcept
{
    return is_key_start(c) || is_digit(c) || c == '_' || c == '-' || c == '.';
}

constexpr bool take_field_key(std::string_view& rest, std::string_view& key) noexcept
{
    if (rest.empty() || !is_key_start(rest[0])) return false;
    key = take_while(rest, is_key_char);
    return true;
}

/// Takes a number off: an integer of at most 15 digits, or a decimal (RFC 9651 §4.2.4).
constexpr bool take_field_number(std::string_view& rest, BareItem& item) noexcept
{
    const bool negative = rest[0] == '-';
    if (negative) rest.remove_prefix(1);
    const std::string_view digits = take_while(rest, is_digit);
    if (digits.empty() || digits.size() > 15) return false;
    if (!rest.empty() && rest[0] == '.') {
        rest.remove_prefix(1);
        const std::string_view fraction = take_while(rest, is_digit);
        return digits.size() <= 12 && !fraction.empty() && fraction.size() <= 3;
    }
    item.integer = true;
    item.number = *header_number(digits) * (negative ? -1 : 1);
    return true;
}

/// Takes what stands between double quotes off; `escapes` tells whether \" and \\ may stand in it.
constexpr bool take_quoted(std::string_view& rest, bool escapes) noexcept
{
    if (rest.empty() || rest[0] != '"') return false;
    for (std::size_t at = 1; at < rest.size(); ++at) {
        if (rest[at] < 0x20 || rest[at] > 0x7E) return false;
        if (rest[at] == '"') {
            rest.remove_prefix(at + 1);
            return true;
        }
        if (escapes && rest[at] == '\\' && (++at == rest.size() || (rest[at] != '"' && rest[at] != '\\'))) return false;
    }
    return false;
}

constexpr bool is_field_token_char(char c) noexcept
{
    return is_key_char(c) || is_upper(c) || std::string_view("!#$%&'+^`|~:/").find(c) != std::string_view::npos;
}
constexpr bool is_base64_char(char c) noexcept { return is_alnum(c) || c == '+' || c == '/' || c == '='; }

/// Takes an item of any kind off; false where none stands.
constexpr bool take_bare_item(std::string_view& rest, BareItem& item) noexcept
{
    const std::string_view before = rest;
    if (rest.empty()) return false;
    item = {};
    const char first = rest[0];
    bool good = false;
    if (first == '-' || is_digit(first)) {
        good = take_field_number(rest, item);
    } else if (first == '"') {
        good = take_quoted(rest, true);
    } else if (is_key_start(first) || is_upper(first)) {
        take_while(rest, is_field_token_char);
        good = true;
    } else if (first == '?') { // a boolean
        good = rest.size() > 1 && (rest[1] == '0' || rest[1] == '1');
        rest.remove_prefix(good ? 2 : 0);
    } else if (first == ':') { // bytes
        rest.remove_prefix(1);
        take_while(rest, is_base64_char);
        good = !rest.empty() && rest[0] == ':';
        rest.remove_prefix(good ? 1 : 0);
    } else if (first == '@') { // a date
        rest.remove_prefix(1);
        BareItem date;
        good = !rest.empty() && take_field_number(rest, date) && date.integer;
    } else if (first == '%') { // a text for people
        rest.remove_prefix(1);
        good = take_quoted(rest, false);
    }
    item.text = before.substr(0, before.size() - rest.size());
    return good;
}

/// Takes one `;key=value` off; a key without a value is an item without text. False where none stands.
constexpr bool take_parameter(std::string_view& rest, std::string_view& key, BareItem& value) noexcept
{
    if (rest.empty() || rest[0] != ';') return false;
    rest.remove_prefix(1);
    while (!rest.empty() && rest[0] == ' ') rest.remove_prefix(1);
    if (!take_field_key(rest, key)) return false;
    value = {};
    if (rest.empty() || rest[0] != '=') return true;
    rest.remove_prefix(1);
    return take_bare_item(rest, value);
}

/// The parameter with this key, the last one counting (RFC 9651 §4.2.3.2); an item without text when there is none.
constexpr BareItem find_parameter(std::string_view parameters, std::string_view wanted) noexcept
{
    BareItem found;
    std::string_view key;
    for (BareItem value; take_parameter(parameters, key, value);) {
        if (key == wanted) found = value;
    }
    return found;
}

/// Takes the next member of a list or a dictionary off, and the comma behind it; false where none stands.
///
/// `rest` has no blanks around it. Lists inside a list do not occur in the headers that are read so.
constexpr bool take_member(std::string_view& rest, FieldMember& member) noexcept
{
    member = {};
    std::string_view behind = rest;
    if (take_field_key(behind, member.key) && !behind.empty() && behind[0] == '=') {
        rest = behind.substr(1);
    } else {
        member.key = {};
    }
    if (!take_bare_item(rest, member.item)) return false;
    member.parameters = rest;
    std::string_view key;
    for (BareItem value; !rest.empty() && rest[0] == ';';) {
        if (!take_parameter(rest, key, value)) return false;
    }
    member.parameters.remove_suffix(rest.size());
    rest = trim_blanks(rest);
    if (rest.empty()) return true;
    if (rest[0] != ',') return false;
    rest = trim_blanks(rest.substr(1));
    return !rest.empty(); // a comma at the end is an error
}

/// Whether the whole of a list or a dictionary is well-formed: if not, none of it counts (RFC 9651 §4.2).
constexpr bool is_field_list(std::string_view rest) noexcept
{
    FieldMember member;
    while (!rest.empty()) {
        if (!take_member(rest, member)) return false;
    }
    return true;
}

} // namespace detail
} // inline namespace v0
} // namespace amiss
