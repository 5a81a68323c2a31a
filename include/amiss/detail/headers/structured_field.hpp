// SPDX-License-Identifier: BSL-1.0
// The structured field values that the RateLimit headers need: lists and dictionaries of items with parameters.
#pragma once

#include <amiss/detail/headers/field_value.hpp>
#include <amiss/detail/text/ascii.hpp>

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace amiss {
inline namespace v0 {
namespace detail {

/// A bare item (RFC 9651 §3.3): its text in the header, and its number when it is an integer.
struct BareItem {
    std::string_view text;
    std::int64_t number = 0;
    bool integer = false;
};

/// A member of a list or a dictionary. `parameters` is the header's `;key=value…`, known to be well-formed.
struct FieldMember {
    std::string_view key; ///< empty in a list
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

/// Takes a number: an integer of at most 15 digits, or a decimal (RFC 9651 §4.2.4).
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

/// Takes a text in double quotes; `escapes` says whether it may contain \" and \\.
constexpr bool take_quoted(std::string_view& rest, bool escapes) noexcept
{
    if (rest.empty() || rest[0] != '"') return false;
    for (std::size_t at = 1; at < rest.size(); ++at) {
        if (!is_printable(rest[at])) return false;
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

/// Takes an item of any kind; false when `rest` does not begin with one.
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
    } else if (first == '%') { // a display string
        rest.remove_prefix(1);
        good = take_quoted(rest, false);
    }
    item.text = before.substr(0, before.size() - rest.size());
    return good;
}

/// Takes one `;key=value`; false when `rest` does not begin with one. A key without a value has an item without text.
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

/// The last parameter with this key (RFC 9651 §4.2.3.2); an item without text when there is none.
constexpr BareItem find_parameter(std::string_view parameters, std::string_view wanted) noexcept
{
    BareItem found;
    std::string_view key;
    for (BareItem value; take_parameter(parameters, key, value);) {
        if (key == wanted) found = value;
    }
    return found;
}

/// Takes the next member of a list or a dictionary, and the comma after it; false when `rest` does not begin with one.
///
/// `rest` must have no blanks around it. Inner lists are not read: no header that is read here has them.
constexpr bool take_member(std::string_view& rest, FieldMember& member) noexcept
{
    member = {};
    std::string_view after_key = rest;
    if (take_field_key(after_key, member.key) && !after_key.empty() && after_key[0] == '=') {
        rest = after_key.substr(1);
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

/// Whether a list or a dictionary is well-formed. One that is not counts for nothing (RFC 9651 §4.2).
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
