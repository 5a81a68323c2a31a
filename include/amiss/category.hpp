// SPDX-License-Identifier: BSL-1.0
// Catalogues as std::error_code: the enum traits, and conditions for HTTP status, error type and retry class.
#pragma once

#include <amiss/catalog.hpp>
#include <amiss/detail/catalog/category_query.hpp>
#include <amiss/detail/catalog/checks.hpp>
#include <amiss/detail/catalog/enum_names.hpp>

#include <cstddef>
#include <new>
#include <string>
#include <string_view>
#include <system_error>
#include <type_traits>

namespace amiss {
inline namespace v0 {
namespace detail {

/// What a std::error_code means to this library.
struct Meaning {
    const Catalog* catalog = nullptr;
    const RowData* row = nullptr;
    HttpStatus status = HttpStatus::none;
    bool known = false; ///< a row, or a code of the category "amiss.http_status"
};

inline Meaning meaning_of(const std::error_code& code) noexcept
{
    CategoryQuery query;
    ask(code.category(), query);
    Meaning meaning;
    meaning.catalog = query.catalog;
    if (query.catalog != nullptr) {
        meaning.row = query.catalog->find(code.value());
        meaning.known = meaning.row != nullptr;
        if (meaning.known) meaning.status = meaning.row->status;
    } else if (query.http_status) {
        meaning.status = static_cast<HttpStatus>(code.value());
        meaning.known = true;
    }
    return meaning;
}

/// Status codes as codes and as conditions.
class HttpStatusCategory final : public std::error_category {
public:
    const char* name() const noexcept override { return "amiss.http_status"; }
    std::string message(int value) const override { return std::string(reason_phrase(static_cast<HttpStatus>(value))); }
    bool equivalent(int value, const std::error_condition& condition) const noexcept override
    {
        if (const CategoryQuery* query = CategoryQuery::from(value, condition)) {
            query->http_status = true;
            return false;
        }
        if (same_category(condition.category(), std::generic_category()))
            return condition.value() != 0 && condition.value() == default_errc(static_cast<HttpStatus>(value));
        return condition.value() == value && same_category(condition.category(), *this);
    }
    bool equivalent(const std::error_code& code, int value) const noexcept override
    {
        const Meaning meaning = meaning_of(code);
        return meaning.known && to_int(meaning.status) == value;
    }
};

/// Retry classes as conditions.
class RetryCategory final : public std::error_category {
public:
    const char* name() const noexcept override { return "amiss.retry"; }
    std::string message(int value) const override
    {
        switch (static_cast<Retry>(value)) {
        case Retry::never: return "never to be repeated";
        case Retry::if_idempotent: return "repeatable if idempotent";
        case Retry::after_delay: return "repeatable after a delay";
        }
        return "unknown retry class";
    }
    bool equivalent(const std::error_code& code, int value) const noexcept override
    {
        const Meaning meaning = meaning_of(code);
        if (!meaning.known) return false;
        const Retry retry = meaning.row != nullptr ? meaning.row->retry : default_retry(meaning.status);
        return static_cast<int>(retry) == value;
    }
};

/// The wire text of an error type: the enumerator's name.
template <class Type>
constexpr std::string_view type_name(Type type) noexcept
{
    const auto value = static_cast<long long>(type);
    if (value <= 0 || value >= enum_block) return {};
    return EnumBlock<Type, 0>::names[static_cast<std::size_t>(value)];
}

/// An API's error types as conditions; they compare by the type's text on the wire.
template <class Type>
class TypeCategory final : public std::error_category {
public:
    const char* name() const noexcept override { return "amiss.type"; }
    std::string message(int value) const override { return std::string(type_name(static_cast<Type>(value))); }
    bool equivalent(const std::error_code& code, int value) const noexcept override
    {
        const std::string_view type = type_name(static_cast<Type>(value));
        const Meaning meaning = meaning_of(code);
        return meaning.row != nullptr && !type.empty() && meaning.row->type == type;
    }
};

// Like category_instance(): never destroyed, nothing registered for exit.
template <class Category>
const std::error_category& static_category() noexcept
{
    alignas(Category) static unsigned char storage[sizeof(Category)];
    static const std::error_category* const instance = ::new (static_cast<void*>(storage)) Category;
    return *instance;
}

template <class Enum, class = void>
struct IsErrorType : std::false_type {};
template <class Enum>
struct IsErrorType<Enum, std::enable_if_t<std::is_enum_v<Enum>, std::void_t<decltype(amiss_error_type(Enum{}))>>>
    : std::true_type {};

template <class Code>
std::error_code code_from(Code code) noexcept
{
    return {static_cast<int>(code), category_instance<Code>()};
}

} // namespace detail

/// The `std::error_category` of `Code`, named as its catalogue. Never destroyed; no static constructor.
template <class Code>
const std::error_category& category_of() noexcept
{
    return detail::category_instance<Code>();
}

/// The category "amiss.http_status": what `ApiError::code()` is in when there is no catalogued code.
inline const std::error_category& http_status_category() noexcept
{
    return detail::static_category<detail::HttpStatusCategory>();
}

inline std::error_condition make_error_condition(HttpStatus status) noexcept
{
    return {to_int(status), http_status_category()};
}

inline std::error_condition make_error_condition(Retry retry) noexcept
{
    return {static_cast<int>(retry), detail::static_category<detail::RetryCategory>()};
}

/// What a code says, without allocating: its catalogue's text, or of a foreign code nothing.
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

// The same without the checks, for the shipped catalogues, which their tests check. Templates: a category and the tables
// behind it are instantiated where a code becomes a std::error_code, and not by every include of its enum.
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
/// Stands at global scope behind `amiss_catalog`. A wrong catalogue stops the compiler with the row's name.
#define AMISS_ERROR_ENUM(NAMESPACE, ENUM)                                                                              \
    AMISS_DETAIL_ERROR_ENUM(NAMESPACE, ENUM)                                                                           \
    static_assert(::amiss::detail::CatalogChecks<NAMESPACE::ENUM>::passed, "amiss: the catalogue is wrong");

/// Makes the enum `ENUM` of namespace `NAMESPACE` error conditions: its enumerators are the API's error types.
///
/// Enumerators are named as the types on the wire, with values from 1 to 63.
#define AMISS_ERROR_TYPES(NAMESPACE, ENUM)                                                                             \
    AMISS_DETAIL_ERROR_TYPES(NAMESPACE, ENUM)                                                                          \
    static_assert(::amiss::detail::check_types<NAMESPACE::ENUM>(), "amiss: the values of error types are 1 to 63");
