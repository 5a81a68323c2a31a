// SPDX-License-Identifier: BSL-1.0
// Translating: an error of another API, or of a library, as one of ours, by a table that is checked when it is compiled.
#pragma once

#include <amiss/catalog.hpp>
#include <amiss/comparable.hpp>
#include <amiss/detail/catalog/translation_rules.hpp>
#include <amiss/error.hpp>
#include <amiss/log.hpp>
#include <amiss/retry_class.hpp>

#include <array>
#include <cstddef>
#include <string_view>
#include <system_error>
#include <type_traits>

namespace amiss {
inline namespace v0 {

/// What a rule of a translation is for: a code, an error type, a status or a std::errc.
template <class What>
struct From {
    What what; ///< an enumerator
};
/// What a rule makes of it: a code.
template <class Code>
struct To {
    Code code; ///< an enumerator of a catalogue
};
/// What becomes of every other error: a code.
template <class Code>
struct Otherwise {
    Code code; ///< an enumerator of a catalogue
};

/// The left side of a rule: `from(cstar::Code::rate_limit_exceeded)`, `from(cstar::Type::api_error)`,
/// `from(HttpStatus::not_found)`, `from(std::errc::timed_out)`.
template <class What>
constexpr From<What> from(What what) noexcept
{
    static_assert(is_comparable_v<What> && std::is_enum_v<What> && !std::is_same_v<What, Retry>,
                  "amiss: from() takes a code of a catalogue, an error type, an HttpStatus or a std::errc");
    return {what};
}
/// The right side of a rule: one of our codes.
template <class Code>
constexpr To<Code> to(Code code) noexcept
{
    static_assert(is_catalogued_v<Code>, "amiss: to() takes a code of a catalogue");
    return {code};
}
/// The last rule: one of our codes, for all other errors.
template <class Code>
constexpr Otherwise<Code> otherwise(Code code) noexcept
{
    static_assert(is_catalogued_v<Code>, "amiss: otherwise() takes a code of a catalogue");
    return {code};
}

/// A table of rules; made by `translation()`.
template <std::size_t Rules>
struct Translation {
    std::array<detail::TranslationRule, Rules> rules{}; // the last one is for all other errors
};

/// Makes the table for `translate`: pairs of `from` and `to`, and `otherwise` at the end.
///
///     constexpr auto of_cstar = amiss::translation(
///         amiss::from(cstar::Code::rate_limit_exceeded), amiss::to(billing::Code::busy),
///         amiss::from(cstar::Type::authentication_error), amiss::to(billing::Code::internal),
///         amiss::otherwise(billing::Code::upstream_failed));
///
/// As a constant it is checked when it is compiled: each code has a row, each row that is a target has a status, and no two
/// rules are for the same. A rule for a code comes before those for types, for statuses and for a std::errc, wherever they are.
template <class... Rules>
constexpr Translation<(sizeof...(Rules) + 1) / 2> translation(const Rules&... rules)
{
    static_assert(detail::is_translation<Rules...>(),
                  "amiss: a translation has pairs of from(…) and to(…), and otherwise(…) at the end");
    Translation<(sizeof...(Rules) + 1) / 2> made;
    detail::TranslationRule* at = made.rules.data();
    (detail::add_rule_part(at, rules), ...);
    detail::check_translation(made.rules.data(), made.rules.size());
    return made;
}

/// Whether each row of the catalogue of `Code` has a rule: for its code, its type, its status or its std::errc.
///
/// `otherwise` does not count. With a static_assert, a row that is new in their catalogue stops the compiler until
/// somebody has said what becomes of it:
///
///     static_assert(amiss::covers<cstar::Code>(of_cstar));
template <class Code, std::size_t Rules>
constexpr bool covers(const Translation<Rules>& table) noexcept
{
    static_assert(is_catalogued_v<Code>, "amiss: covers() takes the codes of a catalogue");
    return detail::has_rules_for(catalog_of<Code>(), table.rules.data(), Rules);
}

/// The error as one of ours: a local error of the code that the first rule for it names.
///
/// It has the text of that code's row. Of the error that is translated it has the delay, where the code's retry class is
/// `after_delay`, and nothing else that goes out. The error itself is in the context, as `log_line` shows it, and its code is
/// the cause. Never allocates up to the inline capacity of an error, never throws.
template <std::size_t Rules>
ApiError translate(const ApiError& error, const Translation<Rules>& table) noexcept
{
    const detail::TranslationRule& rule = detail::find_rule(table.rules.data(), Rules, error);
    ApiError ours = rule.make(rule.to);
    if (ours.retry_class() == Retry::after_delay) {
        if (const auto delay = error.retry_after()) ours.with_retry_after(*delay);
    }
    char line[1024];
    ours.with_context(log_line(error, line));
    const std::error_code cause = error.cause();
    return ours.with_cause(cause ? cause : error.code());
}
/// The same for what an error can be made from: a code of a catalogue, a status, any std::error_code.
template <
    class What, std::size_t Rules,
    std::enable_if_t<std::is_constructible_v<ApiError, const What&> && !std::is_base_of_v<ApiError, What>, int> = 0>
ApiError translate(const What& code, const Translation<Rules>& table) noexcept
{
    return translate(ApiError(code), table);
}

} // inline namespace v0
} // namespace amiss
