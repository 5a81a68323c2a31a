// SPDX-License-Identifier: BSL-1.0
// The helper macros of AMISS_ERROR_ENUM and AMISS_ERROR_TYPES.
#pragma once

#include <amiss/detail/catalog/checks.hpp>
#include <amiss/detail/catalog/condition_categories.hpp>
#include <amiss/detail/catalog/macro_arguments.hpp>
#include <amiss/detail/catalog/printed_code.hpp>
#include <amiss/detail/catalog/table.hpp>

#include <system_error>
#include <type_traits>

// NAMESPACE::ENUM, or ::ENUM where the namespace is empty.
#define AMISS_DETAIL_ENUM_1(NAMESPACE, ENUM) ::ENUM
#define AMISS_DETAIL_ENUM_0(NAMESPACE, ENUM) NAMESPACE::ENUM
#define AMISS_DETAIL_ENUM(NAMESPACE, ENUM)                                                                             \
    AMISS_DETAIL_JOIN(AMISS_DETAIL_ENUM_, AMISS_DETAIL_IS_EMPTY(NAMESPACE))(NAMESPACE, ENUM)

// The declarations inside the namespace: a namespace without a name would be another one.
#define AMISS_DETAIL_INSIDE_1(NAMESPACE, ...) __VA_ARGS__
#define AMISS_DETAIL_INSIDE_0(NAMESPACE, ...)                                                                          \
    namespace NAMESPACE {                                                                                              \
    __VA_ARGS__                                                                                                        \
    }
#define AMISS_DETAIL_INSIDE(NAMESPACE, ...)                                                                            \
    AMISS_DETAIL_JOIN(AMISS_DETAIL_INSIDE_, AMISS_DETAIL_IS_EMPTY(NAMESPACE))(NAMESPACE, __VA_ARGS__)

// Prints the name on the wire into a std::ostream, and into what else takes a std::string_view by `<<`: as a
// std::error_code, the enumerator would be "billing:3". It needs no <ostream>.
#define AMISS_DETAIL_PRINT_ENUM(ENUM)                                                                                  \
    template <class AmissStream, class AmissEnum, std::enable_if_t<std::is_same_v<AmissEnum, ENUM>, int> = 0,          \
              std::enable_if_t<!::amiss::detail::StreamsItself<AmissStream, AmissEnum>::value, int> = 0>               \
    auto operator<<(AmissStream& stream, AmissEnum code)->decltype(stream << ::std::string_view())                     \
    {                                                                                                                  \
        return stream << ::amiss::detail::printed_code(code).text();                                                   \
    }

// Templates, so that a category and its tables are instantiated where a code becomes a std::error_code, and not by every
// include of its enum.
#define AMISS_DETAIL_ERROR_ENUM(NAMESPACE, ENUM)                                                                       \
    AMISS_DETAIL_INSIDE(                                                                                               \
        NAMESPACE,                                                                                                     \
        template <class AmissEnum, std::enable_if_t<std::is_same_v<AmissEnum, ENUM>, int> = 0>                         \
        std::error_code make_error_code(AmissEnum code) noexcept {                                                     \
            return ::amiss::detail::code_from(code);                                                                   \
        } AMISS_DETAIL_PRINT_ENUM(ENUM))                                                                               \
    template <>                                                                                                        \
    struct std::is_error_code_enum<AMISS_DETAIL_ENUM(NAMESPACE, ENUM)> : std::true_type {};

#define AMISS_DETAIL_ERROR_TYPES(NAMESPACE, TYPE)                                                                      \
    AMISS_DETAIL_INSIDE(                                                                                               \
        NAMESPACE,                                                                                                     \
        constexpr void amiss_error_type(TYPE) noexcept {                                                               \
        } template <class AmissEnum, std::enable_if_t<std::is_same_v<AmissEnum, TYPE>, int> = 0>                       \
        std::error_condition make_error_condition(AmissEnum type) noexcept {                                           \
            return {static_cast<int>(type),                                                                            \
                    ::amiss::detail::static_category<::amiss::detail::TypeCategory<AmissEnum>>()};                     \
        } AMISS_DETAIL_PRINT_ENUM(TYPE))                                                                               \
    template <>                                                                                                        \
    struct std::is_error_condition_enum<AMISS_DETAIL_ENUM(NAMESPACE, TYPE)> : std::true_type {};

// For the shipped catalogues: their tests check them.
#define AMISS_DETAIL_TESTED_ENUM(NAMESPACE, ENUM)                                                                      \
    AMISS_DETAIL_ERROR_ENUM(NAMESPACE, ENUM)                                                                           \
    template <>                                                                                                        \
    inline constexpr bool amiss::detail::is_tested_v<NAMESPACE::ENUM> = true;

#define AMISS_DETAIL_ERROR_ENUM_1(ENUM) AMISS_DETAIL_ERROR_ENUM_2(, ENUM)
#define AMISS_DETAIL_ERROR_ENUM_2(NAMESPACE, ENUM)                                                                     \
    AMISS_DETAIL_ERROR_ENUM(NAMESPACE, ENUM)                                                                           \
    static_assert(::amiss::detail::is_declared_now<AMISS_DETAIL_ENUM(NAMESPACE, ENUM), __COUNTER__>,                   \
                  "amiss: AMISS_ERROR_ENUM goes after amiss_catalog, which is in the enum's namespace");               \
    static_assert(::amiss::detail::CatalogChecks<AMISS_DETAIL_ENUM(NAMESPACE, ENUM)>::passed,                          \
                  "amiss: the catalogue is wrong");

#define AMISS_DETAIL_ERROR_TYPES_2(NAMESPACE, TYPE) AMISS_DETAIL_ERROR_TYPES_3(NAMESPACE, TYPE, Code)
#define AMISS_DETAIL_ERROR_TYPES_3(NAMESPACE, TYPE, CODE)                                                              \
    AMISS_DETAIL_ERROR_TYPES(NAMESPACE, TYPE)                                                                          \
    static_assert(::amiss::detail::check_types<AMISS_DETAIL_ENUM(NAMESPACE, TYPE)>(),                                  \
                  "amiss: the values of error types are 1 to 63");                                                     \
    static_assert(                                                                                                     \
        ::amiss::detail::TypeChecks<AMISS_DETAIL_ENUM(NAMESPACE, CODE), AMISS_DETAIL_ENUM(NAMESPACE, TYPE)>::passed,   \
        "amiss: a row's type is wrong");
