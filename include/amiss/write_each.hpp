// SPDX-License-Identifier: BSL-1.0
// Writing several errors: all errors of one request as one body, or as one response.
#pragma once

#include <amiss/detail/layout/plan.hpp>
#include <amiss/detail/write/error_list.hpp>
#include <amiss/detail/write/write_error.hpp>
#include <amiss/detail/write/write_errors.hpp>
#include <amiss/envelope.hpp>
#include <amiss/request_info.hpp>
#include <amiss/respond.hpp>
#include <amiss/response.hpp>
#include <amiss/write.hpp>

#include <cstddef>
#include <string>
#include <string_view>
#include <type_traits>

namespace amiss {
inline namespace v0 {

/// Whether `T` is a range of errors: its elements convert to `const ApiError&`, so a std::vector<ApiError> is one, and an
/// array of the enumerators of a catalogue. It must be possible to go through it several times.
template <class T>
inline constexpr bool is_error_range_v = detail::IsErrorRange<T>::value;

/// Writes all errors of a range as one JSON body in `envelope`'s layout.
///
/// Where the layout has an `each_error`, that list has an element for each error, and everything outside it is of the first
/// one. Where it has none, the body is a JSON array with the body of each error, as a batch of JSON-RPC is. Each error goes
/// out by itself, as it does with one: what came from elsewhere becomes the fallback row. A range without an error, which
/// is a mistake of the program, is written as one error that is the fallback row.
///
/// XML and Markdown have no form for several errors, nor has the end of a stream of Connect: the body is that of the first
/// one. Everything else is as with one error. It takes at most three times the stack, however many errors there are.
///
///     const std::vector<amiss::ApiError> errors = validate(form);
///     auto body = amiss::write(jsonapi, errors, request, buffer);
template <class EnvelopeOrLayout, class Errors,
          std::enable_if_t<is_envelope_v<EnvelopeOrLayout> && is_error_range_v<Errors>, int> = 0>
Written write(const EnvelopeOrLayout& envelope, const Errors& errors, const RequestInfo& request, char* buffer,
              std::size_t capacity) noexcept
{
    const std::size_t required =
        detail::write_errors({detail::plan_of(envelope), detail::ErrorList(errors), request}, buffer, capacity);
    return {required <= capacity ? std::string_view(buffer, required) : std::string_view(), required};
}
/// Writes all errors of a range into an array; otherwise the same.
template <class EnvelopeOrLayout, class Errors, std::size_t Size,
          std::enable_if_t<is_envelope_v<EnvelopeOrLayout> && is_error_range_v<Errors>, int> = 0>
Written write(const EnvelopeOrLayout& envelope, const Errors& errors, const RequestInfo& request,
              char (&buffer)[Size]) noexcept
{
    return amiss::write(envelope, errors, request, buffer, Size);
}

/// Writes a body of all errors of a range that fits and is always whole, valid JSON.
///
/// When `capacity` is too small, optional members are left out of all errors, the last one first. Then errors are left out,
/// the last one first. When one is left, its message is cut on a code point. When not even the smallest body fits, `text`
/// is empty. `required` is what the full body needs.
template <class EnvelopeOrLayout, class Errors,
          std::enable_if_t<is_envelope_v<EnvelopeOrLayout> && is_error_range_v<Errors>, int> = 0>
Written write_fitted(const EnvelopeOrLayout& envelope, const Errors& errors, const RequestInfo& request, char* buffer,
                     std::size_t capacity) noexcept
{
    const detail::FittedBody body =
        detail::write_fitted_errors({detail::plan_of(envelope), detail::ErrorList(errors), request}, buffer, capacity);
    return {{buffer, body.size}, body.required};
}
/// The same with an array as the buffer.
template <class EnvelopeOrLayout, class Errors, std::size_t Size,
          std::enable_if_t<is_envelope_v<EnvelopeOrLayout> && is_error_range_v<Errors>, int> = 0>
Written write_fitted(const EnvelopeOrLayout& envelope, const Errors& errors, const RequestInfo& request,
                     char (&buffer)[Size]) noexcept
{
    return amiss::write_fitted(envelope, errors, request, buffer, Size);
}

/// The whole body of all errors of a range. Throws std::bad_alloc when there is no memory for it.
template <class EnvelopeOrLayout, class Errors,
          std::enable_if_t<is_envelope_v<EnvelopeOrLayout> && is_error_range_v<Errors>, int> = 0>
std::string to_string(const EnvelopeOrLayout& envelope, const Errors& errors, const RequestInfo& request = {})
{
    return detail::errors_to_string({detail::plan_of(envelope), detail::ErrorList(errors), request});
}

/// Makes the whole response of all errors of a range: the status, the headers that are due, and the body of `write_fitted`.
///
/// The status is that of the worst errors: the one that all 5xx share, or 500 where they differ; without a 5xx the one that
/// all errors share, or 400 (JSON:API 1.1, "Processing Errors": the most generally applicable one). So a 400 and a 503 are
/// a 503. An envelope that fixes the status has its own. Retry-After has the longest delay of the errors; the rate limit is
/// the request's, or that of the first error that has one; everything else is as for the first error alone.
template <class EnvelopeOrLayout, class Errors,
          std::enable_if_t<is_envelope_v<EnvelopeOrLayout> && is_error_range_v<Errors>, int> = 0>
Response respond(const EnvelopeOrLayout& envelope, const Errors& errors, const RequestInfo& request, char* buffer,
                 std::size_t capacity) noexcept
{
    Response response =
        detail::respond_with_errors({detail::plan_of(envelope), detail::ErrorList(errors), request}, buffer, capacity);
    detail::add_vary(response.headers, envelope);
    return response;
}
/// The same with an array as the buffer.
template <class EnvelopeOrLayout, class Errors, std::size_t Size,
          std::enable_if_t<is_envelope_v<EnvelopeOrLayout> && is_error_range_v<Errors>, int> = 0>
Response respond(const EnvelopeOrLayout& envelope, const Errors& errors, const RequestInfo& request,
                 char (&buffer)[Size]) noexcept
{
    return amiss::respond(envelope, errors, request, buffer, Size);
}

} // inline namespace v0
} // namespace amiss
