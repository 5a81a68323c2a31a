// SPDX-License-Identifier: BSL-1.0
// What a handler returns, as JSON by glaze.
#pragma once

#include <amiss/detail/bodies/other_writers.hpp>
#include <amiss/server/to_body.hpp>

#include <glaze/json.hpp>

#include <string>
#include <type_traits>

namespace amiss {
inline namespace v0 {
namespace detail {

template <class T>
inline constexpr bool is_glaze_value = false;
template <glz::num_mode Mode, template <class> class MapType>
inline constexpr bool is_glaze_value<glz::generic_json<Mode, MapType>> = true;

template <class T>
inline constexpr bool is_json_value<T, std::enable_if_t<is_glaze_value<T>>> = true;

} // namespace detail

/// Writes what glaze can write. What Boost.JSON or nlohmann can write, too, is left to them where their adapters are included.
template <class T>
struct BodyWriter<T,
                  std::enable_if_t<glz::write_supported<T, glz::JSON> && !detail::boost_json_writes<T>
                                   && !detail::nlohmann_writes<T>>> {
    /// The JSON text. It throws `std::bad_expected_access` where glaze refuses.
    static std::string write(const T& value) { return glz::write_json(value).value(); }
};

} // inline namespace v0
} // namespace amiss
