// SPDX-License-Identifier: BSL-1.0
// The bytes of a body, of any type that has them in one piece: strings, vectors, spans, flat buffers.
#pragma once

#include <amiss/detail/compiler.hpp>

#include <string_view>
#include <type_traits>
#include <utility>

namespace amiss {
inline namespace v0 {
namespace detail {

/// Has `data()` and `size()`; `Data` is what `data()` returns.
template <class Body, class = void>
struct HasDataAndSize : std::false_type {
    using Data = void;
};
template <class Body>
struct HasDataAndSize<
    Body, std::void_t<decltype(std::declval<const Body&>().data()), decltype(std::declval<const Body&>().size())>>
    : std::true_type {
    using Data = decltype(std::declval<const Body&>().data());
};

template <class Data>
inline constexpr bool is_byte_pointer_v = false;
template <class Byte>
inline constexpr bool is_byte_pointer_v<Byte*> = sizeof(Byte) == 1;

/// A view into `body`. A type without members has no bytes; one whose bytes are in several pieces does not compile.
///
/// The `data()` of a buffer of Asio and Beast is again an object with `data()` and `size()`, if the buffer is one piece.
template <class Body>
std::string_view bytes_of(const Body& body) noexcept
{
    using Data = typename HasDataAndSize<Body>::Data;
    if constexpr (std::is_convertible_v<const Body&, std::string_view>) {
        return body;
    } else if constexpr (is_byte_pointer_v<Data>) {
        return {reinterpret_cast<const char*>(body.data()), body.size()};
    } else if constexpr (HasDataAndSize<Data>::value) {
        const auto piece = body.data();
        return {static_cast<const char*>(piece.data()), piece.size()};
    } else {
        static_assert(
            std::is_empty_v<Body>,
            "amiss: received() reads a body whose bytes are in memory in one piece: read it into a string, "
            "as with string_body or flat_buffer, or give received() the header and a std::string_view of the body");
        return {};
    }
}

} // namespace detail
} // inline namespace v0
} // namespace amiss
