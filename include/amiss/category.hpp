// SPDX-License-Identifier: BSL-1.0
// Catalogues as std::error_code: the enum traits, and conditions for HTTP status, error type and retry class.
#pragma once

#include <amiss/catalog.hpp>
#include <amiss/detail/catalog/checks.hpp>
#include <amiss/detail/catalog/condition_categories.hpp>
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

// The same without the checks, for the shipped catalogues, which their tests check. Templates, so that a category and
// its tables are instantiated where a code becomes a std::error_code, and not by every include of its enum.
#define AMISS_DETAIL_ERROR_ENUM(NAMESPACE, ENUM)                                                                       \
    namespace NAMESPACE {                                                                                              \
    template <class AmissEnum, std::enable_if_t<std::is_same_v<AmissEnum, ENUM>, int> = 0>                             \
    std::error_code make_error_code(AmissEnum code) noexcept                                                           \
    {                                                                                                                  \
        return ::amiss::detail::code_from(code);                                                                       \
    }                                                                                                                  \
    }                                                                                                                  \
    template <>                                                                                                        \
    struct std::is_error_code_enum<NAMESPACE::ENUM> : std::true_type {};

#define AMISS_DETAIL_ERROR_TYPES(NAMESPACE, ENUM)                                                                      \
    namespace NAMESPACE {                                                                                              \
    constexpr void amiss_error_type(ENUM) noexcept {}                                                                  \
    template <class AmissEnum, std::enable_if_t<std::is_same_v<AmissEnum, ENUM>, int> = 0>                             \
    std::error_condition make_error_condition(AmissEnum type) noexcept                                                 \
    {                                                                                                                  \
        return {static_cast<int>(type), ::amiss::detail::static_category<::amiss::detail::TypeCategory<AmissEnum>>()}; \
    }                                                                                                                  \
    }                                                                                                                  \
    template <>                                                                                                        \
    struct std::is_error_condition_enum<NAMESPACE::ENUM> : std::true_type {};

/// Makes the catalogued enum `ENUM` of namespace `NAMESPACE` an error code enum, and checks its catalogue.
///
/// Goes at global scope, after `amiss_catalog`. A wrong catalogue stops the compiler with the row's name.
#define AMISS_ERROR_ENUM(NAMESPACE, ENUM)                                                                              \
    AMISS_DETAIL_ERROR_ENUM(NAMESPACE, ENUM)                                                                           \
    static_assert(::amiss::detail::CatalogChecks<NAMESPACE::ENUM>::passed, "amiss: the catalogue is wrong");

/// Makes the enum `ENUM` of namespace `NAMESPACE` error conditions: its enumerators are the API's error types.
///
/// Enumerators have the names of the types on the wire, and values from 1 to 63. Goes at global scope.
#define AMISS_ERROR_TYPES(NAMESPACE, ENUM)                                                                             \
    AMISS_DETAIL_ERROR_TYPES(NAMESPACE, ENUM)                                                                          \
    static_assert(::amiss::detail::check_types<NAMESPACE::ENUM>(), "amiss: the values of error types are 1 to 63");
