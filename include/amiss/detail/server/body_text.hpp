// SPDX-License-Identifier: BSL-1.0
// Makes the body of a response of the value that a handler returns.
#pragma once

#include <amiss/error.hpp>
#include <amiss/server/to_body.hpp>

#include <string>
#include <string_view>
#include <type_traits>
#include <utility>

namespace amiss {
inline namespace v0 {
namespace detail {

template <class T, class = void>
struct HasToBody : std::false_type {};
template <class T>
struct HasToBody<T, std::void_t<decltype(std::string_view(to_body(std::declval<const T&>())))>> : std::true_type {};

template <class T, class = void>
struct HasBodyWriter : std::false_type {};
template <class T>
struct HasBodyWriter<T, std::void_t<decltype(std::string(BodyWriter<T>::write(std::declval<const T&>())))>>
    : std::true_type {};

/// Says what is missing where a value cannot become a body; true where it can.
template <class T>
constexpr bool check_body()
{
    constexpr bool can_be_body = std::is_convertible_v<T&&, std::string_view> || HasToBody<std::decay_t<T>>::value
        || HasBodyWriter<std::decay_t<T>>::value;
    static_assert(
        can_be_body,
        "amiss: a value becomes a body by a function to_body(const T&) beside its type, or by a JSON library: "
        "include its header, as <amiss/adapt/boost_json.hpp>");
    // The JSON libraries can write one, for a queue or a store; a client would see what an envelope keeps back.
    constexpr bool is_error = std::is_same_v<std::decay_t<T>, ApiError>;
    static_assert(
        !is_error,
        "amiss: an error is no value of a response: return it with amiss::fail(), and the envelope writes it");
    return can_be_body && !is_error;
}

/// The body that a value becomes. Text is JSON already.
template <class T>
std::string body_text(T&& value)
{
    using Value = std::decay_t<T>;
    if constexpr (std::is_same_v<Value, std::string>)
        return std::forward<T>(value);
    else if constexpr (std::is_convertible_v<T&&, std::string_view>)
        return std::string(std::string_view(value));
    else if constexpr (HasToBody<Value>::value)
        return std::string(std::string_view(to_body(value)));
    else if constexpr (check_body<T>())
        return BodyWriter<Value>::write(value);
    else
        return {};
}

} // namespace detail
} // inline namespace v0
} // namespace amiss
