// SPDX-License-Identifier: BSL-1.0
// Catalogues as std::error_code: the enum traits, and conditions for HTTP status, error type and retry class.
#pragma once

#include <amiss/catalog.hpp>
#include <amiss/detail/catalog/checks.hpp>
#include <amiss/detail/catalog/condition_categories.hpp>
#include <amiss/detail/catalog/enum_macros.hpp>
#include <amiss/detail/catalog/meaning.hpp>
#include <amiss/detail/catalog/row_text.hpp>
#include <amiss/detail/catalog/table.hpp>
#include <amiss/http_status.hpp>
#include <amiss/retry_class.hpp>

#include <string_view>
#include <system_error>
#include <type_traits>

namespace amiss {
inline namespace v0 {

/// The `std::error_category` of `Code`, named as its catalogue. Never destroyed; no static constructor.
template <class Code>
const std::error_category& category_of() noexcept
{
    detail::check_catalog<Code>();
    return detail::category_instance<Code>();
}

/// The category "amiss.http_status": that of `ApiError::code()` when there is no catalogued code.
inline const std::error_category& http_status_category() noexcept
{
    return detail::static_category<detail::HttpStatusCategory>();
}

/// The condition that every code of this status is equal to. The standard library calls it: `code == HttpStatus::gone`.
inline std::error_condition make_error_condition(HttpStatus status) noexcept
{
    return {to_int(status), http_status_category()};
}

/// The condition that every code of this retry class is equal to.
inline std::error_condition make_error_condition(Retry retry) noexcept
{
    return {static_cast<int>(retry), detail::static_category<detail::RetryCategory>()};
}

/// What a code says, without allocating: its catalogue's text; empty for a foreign code.
///
/// `std::error_code::message()` makes a string of the same text.
inline std::string_view message(const std::error_code& code) noexcept
{
    const detail::Meaning meaning = detail::meaning_of(code);
    if (meaning.row == nullptr) return meaning.known ? reason_phrase(meaning.status) : std::string_view();
    return detail::text_without_values(*meaning.row);
}

/// Whether two codes are the same row of the same catalogue, also when it was compiled into two libraries.
///
/// `std::error_code`'s own `==` compares categories by address and says no there.
inline bool same_code(const std::error_code& left, const std::error_code& right) noexcept
{
    if (left == right) return true;
    if (left.value() != right.value()) return false;
    const detail::Meaning a = detail::meaning_of(left);
    const detail::Meaning b = detail::meaning_of(right);
    if (a.catalog != nullptr && b.catalog != nullptr) return a.catalog->id() == b.catalog->id();
    return a.catalog == nullptr && b.catalog == nullptr && a.known && b.known && a.status == b.status;
}

} // inline namespace v0
} // namespace amiss

template <>
struct std::is_error_condition_enum<amiss::HttpStatus> : std::true_type {};
template <>
struct std::is_error_condition_enum<amiss::Retry> : std::true_type {};

/// Makes the catalogued enum `ENUM` of namespace `NAMESPACE` an error code enum, and checks its catalogue.
///
///     AMISS_ERROR_ENUM(billing, Code)
///     AMISS_ERROR_ENUM(Code)            // of the global namespace
///
/// Goes at global scope, after `amiss_catalog`. A wrong catalogue stops the compiler with the row's name.
#define AMISS_ERROR_ENUM(...)                                                                                          \
    AMISS_DETAIL_FOURTH(__VA_ARGS__, , AMISS_DETAIL_ERROR_ENUM_2, AMISS_DETAIL_ERROR_ENUM_1, )(__VA_ARGS__)

/// Makes the enum `TYPE` of namespace `NAMESPACE` error conditions: its enumerators are the API's error types.
///
///     AMISS_ERROR_TYPES(billing, Type)         // after AMISS_ERROR_ENUM(billing, Code)
///     AMISS_ERROR_TYPES(billing, Type, Fault)  // where the codes are billing::Fault
///
/// Enumerators have the names of the types on the wire, and values from 1 to 63. Each type of a row of the codes'
/// catalogue must be one of them, or "". Goes at global scope; for the global namespace, `NAMESPACE` is empty.
#define AMISS_ERROR_TYPES(...)                                                                                         \
    AMISS_DETAIL_FOURTH(__VA_ARGS__, AMISS_DETAIL_ERROR_TYPES_3, AMISS_DETAIL_ERROR_TYPES_2, , )(__VA_ARGS__)
