// SPDX-License-Identifier: BSL-1.0
// Structs and enums that glaze knows, as members and names of a body.
#pragma once

#include <amiss/detail/bodies/body_types.hpp>

#include <glaze/json.hpp>

#include <cstddef>
#include <type_traits>
#include <utility>

namespace amiss {
inline namespace v0 {
namespace detail {

/// Calls `f(std::integral_constant<std::size_t, I>())` for each key that glaze has.
template <class T, class F>
void for_each_glaze_key(F f)
{
    [&]<std::size_t... I>(std::index_sequence<I...>) {
        (f(std::integral_constant<std::size_t, I>()), ...);
    }(std::make_index_sequence<glz::reflect<T>::size>());
}

/// Whether a `glz::meta` names members only. One with functions or wrappers is left to glaze, as a whole.
template <class T>
inline constexpr bool has_plain_glaze_members = [] {
    if constexpr (glz::glaze_object_t<T>) {
        return []<std::size_t... I>(std::index_sequence<I...>) {
            return (std::is_member_object_pointer_v<std::remove_cvref_t<decltype(glz::get<I>(glz::reflect<T>::values))>>
                    && ...);
        }(std::make_index_sequence<glz::reflect<T>::size>());
    }
    return false;
}();

template <class T>
struct ReflectedBody<T, std::enable_if_t<glz::reflectable<T>>> {
    static constexpr bool is_described = true;

    template <class Fields>
    static void visit(Fields& fields, T& object)
    {
        auto members = glz::to_tie(object);
        for_each_glaze_key<T>(
            [&](auto at) { fields(glz::reflect<T>::keys[at], glz::get<decltype(at)::value>(members)); });
    }
};

template <class T>
struct ReflectedBody<T, std::enable_if_t<has_plain_glaze_members<T>>> {
    static constexpr bool is_described = true;

    template <class Fields>
    static void visit(Fields& fields, T& object)
    {
        for_each_glaze_key<T>([&](auto at) {
            fields(glz::reflect<T>::keys[at], object.*glz::get<decltype(at)::value>(glz::reflect<T>::values));
        });
    }
};

template <class T>
struct ReflectedBody<T, std::enable_if_t<glz::glaze_enum_t<T>>> {
    static constexpr bool is_described = true;

    template <class Names>
    static void visit(Names& names)
    {
        for_each_glaze_key<T>(
            [&](auto at) { names(glz::reflect<T>::keys[at], glz::get<decltype(at)::value>(glz::reflect<T>::values)); });
    }
};

} // namespace detail
} // inline namespace v0
} // namespace amiss
