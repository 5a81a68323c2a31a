// SPDX-License-Identifier: BSL-1.0
// What a row says for the fields that follow from it, and for a code as a number or in a style.
#pragma once

#include <amiss/column.hpp>
#include <amiss/detail/layout/field_sets.hpp>
#include <amiss/detail/layout/name_style.hpp>
#include <amiss/detail/text/ascii.hpp>
#include <amiss/detail/text/digits.hpp>
#include <amiss/field.hpp>
#include <amiss/grpc.hpp>

#include <cstddef>
#include <string_view>

namespace amiss {
inline namespace v0 {
namespace detail {

/// Whether `value_of_row` has the value of a field in this style.
constexpr bool is_row_value(FieldKind field, FieldStyle style) noexcept
{
    if (form_of(field) == FieldForm::of_row) return true;
    return (field == FieldKind::code || field == FieldKind::type)
        && (style == FieldStyle::number || style == FieldStyle::uri || style == FieldStyle::shape_name
            || is_name_style(style));
}

/// What these fields follow from: a row, or what an error has in place of one.
struct RowFacts {
    std::string_view name;
    std::string_view type;
    int status = 0;
    Grpc grpc = Grpc::unknown;
    Columns columns{};
    std::string_view domain{};
    bool has_row = true;
    bool bound = true;           ///< in an envelope, where a code that is written as a number is always one
    std::string_view doc_base{}; ///< of the envelope, or else of the catalogue
    bool is_status = false;      ///< whether the name says no more than the status
};

/// The gRPC code that a text is in any style, or the digits of; -1 for any other.
constexpr int grpc_of(std::string_view text) noexcept
{
    for (int code = 0; code <= static_cast<int>(Grpc::unauthenticated); ++code) {
        if (are_one_in_style(text, grpc_name(static_cast<Grpc>(code)), FieldStyle::kebab)
            || text == Digits(code).view())
            return code;
    }
    return equal_ignoring_case(text, "canceled") ? static_cast<int>(Grpc::cancelled) : -1; // as Connect spells it
}

/// A value as it is written: a text in quotes, or digits without them.
struct RowValue {
    std::string_view text{};              ///< of a text; in quotes, unless it is bare
    Digits digits{};                      ///< of a number
    FieldStyle style = FieldStyle::plain; ///< of the text
    bool bare = false;                    ///< a number
    std::string_view base{};              ///< of a URI, before the text

    constexpr std::string_view view() const noexcept { return digits.view().empty() ? text : digits.view(); }
};

constexpr RowValue text_of_row(std::string_view text, FieldStyle style = FieldStyle::plain) noexcept
{
    return {text, {}, style, false, {}};
}
/// Whether a text begins with a scheme (RFC 3986 §3.1).
constexpr bool is_absolute_uri(std::string_view text) noexcept
{
    std::size_t at = 0;
    while (at < text.size() && (is_alnum(text[at]) || text[at] == '+' || text[at] == '-' || text[at] == '.')) ++at;
    return at != 0 && is_alnum(text[0]) && !is_digit(text[0]) && at + 1 < text.size() && text[at] == ':'
        && text.find(' ') == std::string_view::npos;
}

/// The type of a problem that has no other meaning than its status (RFC 9457 §4.2.1).
inline constexpr std::string_view blank_uri = "about:blank";

constexpr RowValue code_as_uri(const RowFacts& facts) noexcept
{
    if (facts.is_status) return {blank_uri, {}, FieldStyle::plain, false, {}};
    if (!facts.has_row || is_absolute_uri(facts.name)) return {facts.name, {}, FieldStyle::plain, false, {}};
    return {facts.name, {}, FieldStyle::uri, false, facts.doc_base};
}

constexpr RowValue number_of_row(Digits digits) noexcept { return {{}, digits, FieldStyle::plain, true, {}}; }

/// A code as a number: that of its column where it has one, else its name where that is one, else the status. Of a plain
/// layout, a name that is no number is a text.
constexpr RowValue code_as_number(std::string_view key, const RowFacts& facts) noexcept
{
    const Column* const column = key.empty() ? nullptr : facts.columns.find(key);
    if (column != nullptr && column->is_number()) return number_of_row(column->digits);
    if (is_integer(facts.name)) return {facts.name, {}, FieldStyle::plain, true, {}};
    if (key.empty() && !facts.bound) return text_of_row(facts.name);
    return number_of_row(Digits(facts.status));
}

/// The value of a field for which `is_row_value` holds; an empty text where there is none.
constexpr RowValue value_of_row(FieldKind field, FieldStyle style, std::string_view key, const RowFacts& facts) noexcept
{
    switch (field) {
    case FieldKind::code:
        if (style == FieldStyle::uri) return code_as_uri(facts);
        return style == FieldStyle::number ? code_as_number(key, facts) : text_of_row(facts.name, style);
    case FieldKind::type: return text_of_row(facts.type, style);
    case FieldKind::grpc:
        if (style == FieldStyle::number) return number_of_row(Digits(static_cast<int>(facts.grpc)));
        if (style == FieldStyle::lower && facts.grpc == Grpc::cancelled)
            return text_of_row("canceled"); // as Connect spells it
        return text_of_row(grpc_name(facts.grpc), style);
    case FieldKind::domain: return text_of_row(facts.domain);
    case FieldKind::column: {
        const Column* const column = facts.columns.find(key);
        if (column == nullptr) return {};
        return column->is_number() ? number_of_row(column->digits) : text_of_row(column->words);
    }
    default: return {};
    }
}

} // namespace detail
} // inline namespace v0
} // namespace amiss
