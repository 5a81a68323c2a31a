// SPDX-License-Identifier: BSL-1.0
// Which types are error codes of somebody else, and what they are as a std::error_code.
#pragma once

#include <amiss/catalog.hpp>

#include <system_error>
#include <type_traits>
#include <utility>

namespace boost {
namespace system {
template <class T, class E>
class result; // whose error() makes an E of nothing where there is no error: a friend of ApiError
} // namespace system
} // namespace boost

namespace amiss {
inline namespace v0 {
namespace detail {

template <class T, class = void>
struct MakesErrorCode : std::false_type {};
template <class T>
struct MakesErrorCode<T, std::void_t<decltype(make_error_code(std::declval<T>()))>>
    : std::is_convertible<decltype(make_error_code(std::declval<T>())), std::error_code> {};

} // namespace detail

/// Whether a `T` is an error code that no catalogue of this library has: std::error_code, what converts to it, such as
/// boost::system::error_code, and an enumerator that `make_error_code` makes one of, such as std::errc's or Boost.Asio's.
///
/// It asks `std::is_error_code_enum` of no enum, because AMISS_ERROR_ENUM may specialise that later.
template <class T>
constexpr bool is_foreign_code() noexcept
{
    if constexpr (is_catalogued_v<T>) {
        return false;
    } else if constexpr (std::is_enum_v<T>) {
        return detail::MakesErrorCode<T>::value;
    } else {
        return std::is_convertible_v<const T&, std::error_code>;
    }
}

/// The std::error_code of what `is_foreign_code` says is one.
template <class T>
std::error_code to_error_code(const T& code) noexcept
{
    if constexpr (std::is_enum_v<T>) {
        return make_error_code(code);
    } else {
        return code;
    }
}

} // inline namespace v0
} // namespace amiss
