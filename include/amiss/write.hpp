// SPDX-License-Identifier: BSL-1.0
// Writing: an error as one JSON body in an envelope's layout.
#pragma once

#include <amiss/detail/write/write_error.hpp>
#include <amiss/envelope.hpp>
#include <amiss/error.hpp>
#include <amiss/request_info.hpp>

#include <cstddef>
#include <string>
#include <string_view>
#include <type_traits>

namespace amiss {
inline namespace v0 {

/// What `write` did: the body, a view into the caller's buffer, and the size that it needs.
struct Written {
    std::string_view text;    ///< empty when the body did not fit
    std::size_t required = 0; ///< bytes, also when it did not fit; a buffer of exactly this size fits

    /// Whether there is a body.
    constexpr explicit operator bool() const noexcept { return !text.empty(); }
};

/// Writes `error` as one JSON body in `envelope`'s layout.
///
/// Never allocates, never throws, touches nothing past `buffer + capacity`; safe in a signal handler. When the body does
/// not fit, `text` is empty and `required` is the exact size to bring. The rest of the buffer may be overwritten. It is
/// fastest where the buffer has about 50 bytes more than the body.
///
///     char buffer[512];
///     auto body = amiss::write(cstar::envelope, error, request, buffer);
template <class EnvelopeOrLayout, std::enable_if_t<is_envelope_v<EnvelopeOrLayout>, int> = 0>
Written write(const EnvelopeOrLayout& envelope, const ApiError& error, const RequestInfo& request, char* buffer,
              std::size_t capacity) noexcept
{
    const std::size_t required = detail::write_error(envelope, error, request, buffer, capacity);
    return {required <= capacity ? std::string_view(buffer, required) : std::string_view(), required};
}
/// Writes `error` as one JSON body into an array; otherwise the same.
template <class EnvelopeOrLayout, std::size_t Size, std::enable_if_t<is_envelope_v<EnvelopeOrLayout>, int> = 0>
Written write(const EnvelopeOrLayout& envelope, const ApiError& error, const RequestInfo& request,
              char (&buffer)[Size]) noexcept
{
    return write(envelope, error, request, buffer, Size);
}

/// Writes a body that fits and is always whole, valid JSON.
///
/// When `capacity` is too small, optional members are left out, the last one first. Then the message is cut on a code
/// point. When not even the smallest body fits, `text` is empty. `required` is what the full body needs. Everything else
/// is as with `write`.
template <class EnvelopeOrLayout, std::enable_if_t<is_envelope_v<EnvelopeOrLayout>, int> = 0>
Written write_fitted(const EnvelopeOrLayout& envelope, const ApiError& error, const RequestInfo& request, char* buffer,
                     std::size_t capacity) noexcept
{
    const detail::FittedBody body = detail::write_fitted_error(envelope, error, request, buffer, capacity);
    return {{buffer, body.size}, body.required};
}
/// Writes a body that fits into an array; otherwise the same.
template <class EnvelopeOrLayout, std::size_t Size, std::enable_if_t<is_envelope_v<EnvelopeOrLayout>, int> = 0>
Written write_fitted(const EnvelopeOrLayout& envelope, const ApiError& error, const RequestInfo& request,
                     char (&buffer)[Size]) noexcept
{
    return write_fitted(envelope, error, request, buffer, Size);
}

/// The whole body as a string of exactly its size. Throws std::bad_alloc when there is no memory for it.
template <class EnvelopeOrLayout, std::enable_if_t<is_envelope_v<EnvelopeOrLayout>, int> = 0>
std::string to_string(const EnvelopeOrLayout& envelope, const ApiError& error, const RequestInfo& request = {})
{
    return detail::error_to_string(envelope, error, request);
}

} // inline namespace v0
} // namespace amiss
