// SPDX-License-Identifier: BSL-1.0
// Writing into a stream: an error as one event, line, record or message, after the status has been sent.
#pragma once

#include <amiss/detail/layout/plan.hpp>
#include <amiss/detail/write/event_frame.hpp>
#include <amiss/envelope.hpp>
#include <amiss/error.hpp>
#include <amiss/request_info.hpp>
#include <amiss/write.hpp>
#include <amiss/write_each.hpp>

#include <cstddef>
#include <type_traits>

namespace amiss {
inline namespace v0 {

/// Writes `error` as one whole event of a stream, whose format and type are the envelope's (`WithOptions::stream`), with the
/// body of `write_fitted` in it: what a server sends when something fails after the first byte.
///
/// When `capacity` is too small, the body is made smaller as with `write_fitted`; when not even the smallest event fits,
/// `text` is empty. `required` is what the full event needs. Line breaks in the body, which only details of raw JSON
/// have, become blanks. In the format `connect`, five bytes of flags and length come first. Never allocates, never
/// throws, touches nothing past `buffer + capacity`.
///
///     char buffer[1024];
///     connection.send(amiss::write_event(envelope, error, request, buffer).text);
template <class EnvelopeOrLayout, std::enable_if_t<is_envelope_v<EnvelopeOrLayout>, int> = 0>
Written write_event(const EnvelopeOrLayout& envelope, const ApiError& error, const RequestInfo& request, char* buffer,
                    std::size_t capacity) noexcept
{
    return detail::write_framed<Written>(detail::options_of(envelope), buffer, capacity,
                                         [&](char* body, std::size_t room) noexcept {
                                             return amiss::write_fitted(envelope, error, request, body, room);
                                         });
}
/// Writes one event into an array; otherwise the same.
template <class EnvelopeOrLayout, std::size_t Size, std::enable_if_t<is_envelope_v<EnvelopeOrLayout>, int> = 0>
Written write_event(const EnvelopeOrLayout& envelope, const ApiError& error, const RequestInfo& request,
                    char (&buffer)[Size]) noexcept
{
    return amiss::write_event(envelope, error, request, buffer, Size);
}

/// Writes all errors of a range as one event of a stream, with the body that `write_fitted` makes of them; otherwise as with
/// one error.
template <class EnvelopeOrLayout, class Errors,
          std::enable_if_t<is_envelope_v<EnvelopeOrLayout> && is_error_range_v<Errors>, int> = 0>
Written write_event(const EnvelopeOrLayout& envelope, const Errors& errors, const RequestInfo& request, char* buffer,
                    std::size_t capacity) noexcept
{
    return detail::write_framed<Written>(detail::options_of(envelope), buffer, capacity,
                                         [&](char* body, std::size_t room) noexcept {
                                             return amiss::write_fitted(envelope, errors, request, body, room);
                                         });
}
/// The same with an array as the buffer.
template <class EnvelopeOrLayout, class Errors, std::size_t Size,
          std::enable_if_t<is_envelope_v<EnvelopeOrLayout> && is_error_range_v<Errors>, int> = 0>
Written write_event(const EnvelopeOrLayout& envelope, const Errors& errors, const RequestInfo& request,
                    char (&buffer)[Size]) noexcept
{
    return amiss::write_event(envelope, errors, request, buffer, Size);
}

} // inline namespace v0
} // namespace amiss
