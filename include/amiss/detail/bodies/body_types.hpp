// SPDX-License-Identifier: BSL-1.0
// What a type is as a value of a body: text, list, map, struct, or an enum with names.
#pragma once

#include <amiss/detail/compiler.hpp>

#include <cstddef>
#include <optional>
#include <string_view>
#include <type_traits>
#include <utility>

namespace amiss {
inline namespace v0 {
namespace detail {

/// What naming a member returns where none is read: it checks nothing.
struct NoBodyCheck {
    const NoBodyCheck& must(bool, std::string_view) const noexcept { return *this; }
};

/// Takes the members of a struct, or the names of an enum, and does nothing: to ask whether there are any.
struct AnyBodyNames {
    template <class T>
    NoBodyCheck operator()(std::string_view, T&&) noexcept
    {
        return {};
    }
    template <class T>
    NoBodyCheck optional(std::string_view, T&) noexcept
    {
        return {};
    }
};

/// Whether argument-dependent lookup finds an `amiss_members` for it.
template <class T, class = void>
inline constexpr bool has_members_function = false;
template <class T>
inline constexpr bool
    has_members_function<T, std::void_t<decltype(amiss_members(std::declval<AnyBodyNames&>(), std::declval<T&>()))>> =
        true;

/// Whether argument-dependent lookup finds an `amiss_names` for it.
template <class T, class = void>
inline constexpr bool has_names_function = false;
template <class T>
inline constexpr bool
    has_names_function<T, std::void_t<decltype(amiss_names(std::declval<AnyBodyNames&>(), std::declval<T>()))>> = true;

/// The members of a struct, or the names of an enum, that a library describes. Specialised beside that library's header.
template <class T, class = void>
struct DescribedBody {
    static constexpr bool is_described = false;
};

/// The same of a library that finds members without being told. A description goes before it.
template <class T, class = void>
struct ReflectedBody {
    static constexpr bool is_described = false;
};

template <class T>
inline constexpr bool is_described_body = DescribedBody<T>::is_described || ReflectedBody<T>::is_described;
template <class T>
inline constexpr bool has_body_members = std::is_class_v<T> && (has_members_function<T> || is_described_body<T>);
template <class T>
inline constexpr bool has_body_names = std::is_enum_v<T> && (has_names_function<T> || is_described_body<T>);

template <class T>
using DescriptionOf = std::conditional_t<DescribedBody<T>::is_described, DescribedBody<T>, ReflectedBody<T>>;

/// Calls `fields("name", object.name)` for each member. An `amiss_members` wins over a description.
template <class Fields, class T>
void visit_body_members(Fields& fields, T& object)
{
    if constexpr (has_members_function<T>)
        amiss_members(fields, object);
    else
        DescriptionOf<T>::visit(fields, object);
}
/// Calls `names("name", T::name)` for each name.
template <class T, class Names>
void visit_body_names(Names& names)
{
    if constexpr (has_names_function<T>)
        amiss_names(names, T{});
    else
        DescriptionOf<T>::visit(names);
}

template <class T>
inline constexpr bool is_body_optional = false;
template <class T>
inline constexpr bool is_body_optional<std::optional<T>> = true;

template <class T>
inline constexpr bool is_body_integer = std::is_integral_v<T> && !std::is_same_v<T, bool> && !std::is_same_v<T, char>
    && !std::is_same_v<T, wchar_t> && !std::is_same_v<T, char16_t> && !std::is_same_v<T, char32_t>;

/// std::string and its like.
template <class T, class = void>
inline constexpr bool is_body_text = false;
template <class T>
inline constexpr bool
    is_body_text<T, std::void_t<decltype(std::declval<T&>().assign(std::declval<const char*>(), std::size_t()))>> =
        std::is_convertible_v<const T&, std::string_view>;

/// std::map and its like, with text as the key.
template <class T, class = void>
inline constexpr bool is_body_map = false;
template <class T>
inline constexpr bool is_body_map<T, std::void_t<typename T::key_type, typename T::mapped_type>> =
    is_body_text<typename T::key_type>;

/// std::vector and its like.
template <class T, class = void>
inline constexpr bool is_body_list = false;
template <class T>
inline constexpr bool
    is_body_list<T, std::void_t<decltype(std::declval<T&>().push_back(std::declval<typename T::value_type>()))>> =
        !is_body_text<T>;

} // namespace detail
} // inline namespace v0
} // namespace amiss
