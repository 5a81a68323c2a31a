// SPDX-License-Identifier: BSL-1.0
// What a handler returns, as JSON by Boost.JSON's value_from.
#pragma once

#include <amiss/detail/bodies/other_writers.hpp>
#include <amiss/detail/text/utf8.hpp>
#include <amiss/server/to_body.hpp>

#include <boost/json/serialize.hpp>
#include <boost/json/value_from.hpp>

#include <cmath>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>

namespace amiss {
inline namespace v0 {
namespace detail {

template <class T>
inline constexpr bool
    boost_json_writes<T, std::enable_if_t<!is_json_value<T> && boost::json::has_value_from<T>::value>> = true;

/// Boost.JSON writes ill-formed UTF-8 as it is, and no parser takes that: U+FFFD comes in its place.
inline std::string with_well_formed_texts(std::string&& json)
{
    const auto ignore = [](std::string_view) {};
    if (!put_well_formed(json, ignore)) return std::move(json);
    std::string mended;
    put_well_formed(json, [&mended](std::string_view piece) { mended.append(piece); });
    return mended;
}

/// Boost.JSON writes NaN and infinities in words that are no JSON. JSON's own word for them is null, as nlohmann and JavaScript
/// write them.
inline void clear_what_is_no_number(boost::json::value& value)
{
    if (value.is_double() && !std::isfinite(value.get_double())) value = nullptr;
    if (value.is_array()) {
        for (boost::json::value& element : value.get_array()) clear_what_is_no_number(element);
    } else if (value.is_object()) {
        for (auto& member : value.get_object()) clear_what_is_no_number(member.value());
    }
}

} // namespace detail

/// Writes what `boost::json::value_from` takes.
template <class T>
struct BodyWriter<T, std::enable_if_t<detail::boost_json_writes<T>>> {
    /// The JSON text. It throws what the conversion throws.
    static std::string write(const T& value)
    {
        boost::json::value json = boost::json::value_from(value);
        detail::clear_what_is_no_number(json);
        return detail::with_well_formed_texts(boost::json::serialize(json));
    }
};

} // inline namespace v0
} // namespace amiss
