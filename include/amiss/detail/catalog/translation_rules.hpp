// SPDX-License-Identifier: BSL-1.0
// The rules of a translation: how they are made, checked and found.
#pragma once

#include <amiss/catalog.hpp>
#include <amiss/category.hpp>
#include <amiss/http_status.hpp>
#include <amiss/row.hpp>

#include <cstddef>
#include <string_view>
#include <system_error>
#include <type_traits>
#include <utility>

namespace amiss {
inline namespace v0 {

class ApiError;
template <class What>
struct From;
template <class Code>
struct To;
template <class Code>
struct Otherwise;

namespace detail {

/// One rule. The kinds are in the order in which they are looked for.
struct TranslationRule {
    enum class Kind : unsigned char { code, type, status, errc, other };

    Kind kind = Kind::other;
    int from = 0;                     ///< the enumerator
    const Catalog* catalog = nullptr; ///< of a code
    std::string_view type;            ///< the text of a type
    int to = 0;                       ///< the enumerator of the target
    const RowData* row = nullptr;     ///< of the target
    ApiError (*make)(int code) noexcept = nullptr;
};

template <class Rule>
struct RulePart : std::integral_constant<int, 0> {};
template <class What>
struct RulePart<From<What>> : std::integral_constant<int, 1> {};
template <class Code>
struct RulePart<To<Code>> : std::integral_constant<int, 2> {};
template <class Code>
struct RulePart<Otherwise<Code>> : std::integral_constant<int, 3> {};

/// Whether the parts are pairs of From and To, and Otherwise at the end.
template <class... Rules>
constexpr bool is_translation() noexcept
{
    const int parts[] = {RulePart<Rules>::value..., 0};
    constexpr std::size_t count = sizeof...(Rules);
    if (count == 0 || parts[count - 1] != 3) return false;
    for (std::size_t at = 0; at + 1 < count; ++at) {
        if (parts[at] != (at % 2 == 0 ? 1 : 2)) return false;
    }
    return count % 2 == 1;
}

// Not constexpr: a constant expression that reaches one of these stops the compiler with its name.
inline void amiss_translation_is_from_a_code_without_a_row() noexcept {}
inline void amiss_translation_is_to_a_code_without_a_row_or_a_status() noexcept {}
inline void amiss_translation_has_two_rules_for_the_same() noexcept {}

template <class Error, class Code>
Error make_error_of(int code) noexcept
{
    return Error(static_cast<Code>(code));
}

template <class What>
constexpr void add_rule_part(TranslationRule*& at, const From<What>& part)
{
    at->from = static_cast<int>(part.what);
    if constexpr (is_catalogued_v<What>) {
        at->kind = TranslationRule::Kind::code;
        at->catalog = &catalog_of<What>();
        if (at->catalog->find(at->from) == nullptr) amiss_translation_is_from_a_code_without_a_row();
    } else if constexpr (std::is_same_v<What, HttpStatus>) {
        at->kind = TranslationRule::Kind::status;
    } else if constexpr (std::is_same_v<What, std::errc>) {
        at->kind = TranslationRule::Kind::errc;
    } else {
        at->kind = TranslationRule::Kind::type;
        at->type = type_name(part.what);
    }
}
template <class Code>
constexpr void set_rule_target(TranslationRule& rule, Code code)
{
    rule.to = static_cast<int>(code);
    rule.row = catalog_of<Code>().find(rule.to);
    rule.make = &make_error_of<ApiError, Code>;
    if (rule.row == nullptr || rule.row->status == HttpStatus::none)
        amiss_translation_is_to_a_code_without_a_row_or_a_status();
}
template <class Code>
constexpr void add_rule_part(TranslationRule*& at, const To<Code>& part)
{
    set_rule_target(*at++, part.code);
}
template <class Code>
constexpr void add_rule_part(TranslationRule*& at, const Otherwise<Code>& part)
{
    set_rule_target(*at++, part.code);
}

constexpr bool same_left_side(const TranslationRule& left, const TranslationRule& right) noexcept
{
    return left.kind == right.kind && left.from == right.from && left.type == right.type
        && (left.catalog == right.catalog || left.catalog->id() == right.catalog->id());
}

constexpr void check_translation(const TranslationRule* rules, std::size_t count)
{
    for (std::size_t at = 0; at < count; ++at) {
        for (std::size_t before = 0; before < at; ++before) {
            if (same_left_side(rules[before], rules[at])) amiss_translation_has_two_rules_for_the_same();
        }
    }
}

/// Whether the rule is for the errors of this row of the catalogue.
constexpr bool is_rule_for_row(const TranslationRule& rule, const Catalog& catalog, const RowData& row) noexcept
{
    switch (rule.kind) {
    case TranslationRule::Kind::code: return rule.catalog->id() == catalog.id() && rule.from == row.value;
    case TranslationRule::Kind::type: return !rule.type.empty() && rule.type == row.type;
    case TranslationRule::Kind::status: return rule.from == to_int(row.status);
    case TranslationRule::Kind::errc: return rule.from == row.errc;
    case TranslationRule::Kind::other: return false;
    }
    return false;
}

/// Whether each row of the catalogue has a rule before the last one, which is for everything.
constexpr bool has_rules_for(const Catalog& catalog, const TranslationRule* rules, std::size_t count) noexcept
{
    for (const RowData& row : catalog) {
        bool found = false;
        for (std::size_t at = 0; at < count; ++at) found = found || is_rule_for_row(rules[at], catalog, row);
        if (!found) return false;
    }
    return true;
}

/// Whether the rule is for this error.
template <class Error>
bool is_rule_for(const TranslationRule& rule, const Error& error) noexcept
{
    switch (rule.kind) {
    case TranslationRule::Kind::code: {
        const Catalog* const catalog = error.catalog();
        return catalog != nullptr && catalog->id() == rule.catalog->id() && error.code().value() == rule.from;
    }
    case TranslationRule::Kind::type: return !rule.type.empty() && error.type() == rule.type;
    case TranslationRule::Kind::status: return to_int(error.status()) == rule.from;
    case TranslationRule::Kind::errc: return error == static_cast<std::errc>(rule.from);
    case TranslationRule::Kind::other: return true;
    }
    return false;
}

/// The rule for this error: of a code, else of a type, a status or a std::errc, else the last one.
template <class Error>
const TranslationRule& find_rule(const TranslationRule* rules, std::size_t count, const Error& error) noexcept
{
    const TranslationRule* best = &rules[count - 1];
    for (std::size_t at = 0; at + 1 < count; ++at) {
        if (rules[at].kind < best->kind && is_rule_for(rules[at], error)) best = &rules[at];
    }
    return *best;
}

} // namespace detail
} // inline namespace v0
} // namespace amiss
