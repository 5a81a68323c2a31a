// SPDX-License-Identifier: BSL-1.0
// What a handler returns, as JSON by nlohmann's to_json.
#pragma once

#include <amiss/detail/bodies/other_writers.hpp>
#include <amiss/server/to_body.hpp>

#include <nlohmann/json.hpp>

#include <string>
#include <type_traits>

namespace amiss {
inline namespace v0 {
namespace detail {

template <class T>
inline constexpr bool is_json_value<T, std::enable_if_t<nlohmann::detail::is_basic_json<T>::value>> = true;

template <class T>
inline constexpr bool nlohmann_writes<T,
                                      std::enable_if_t<nlohmann::detail::is_basic_json<T>::value
                                                       || nlohmann::detail::has_to_json<nlohmann::json, T>::value>> =
    true;

} // namespace detail

/// Writes what has a `to_json`, and nlohmann's own values. What Boost.JSON can write, too, is left to that where its adapter
/// is included.
template <class T>
struct BodyWriter<T, std::enable_if_t<detail::nlohmann_writes<T> && !detail::boost_json_writes<T>>> {
    /// The JSON text, with U+FFFD in place of ill-formed UTF-8, at which nlohmann throws unless told. It throws what the
    /// conversion throws.
    static std::string write(const T& value)
    {
        constexpr auto replace = nlohmann::json::error_handler_t::replace;
        if constexpr (nlohmann::detail::is_basic_json<T>::value)
            return value.dump(-1, ' ', false, replace);
        else
            return nlohmann::json(value).dump(-1, ' ', false, replace);
    }
};

} // inline namespace v0
} // namespace amiss
