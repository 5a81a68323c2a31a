// SPDX-License-Identifier: BSL-1.0
// Reading without knowing the API: finds out which known envelope a response is in, and reads what it can of any other.
#pragma once

#include <amiss/detail/infer/any_response.hpp>
#include <amiss/detail/infer/success_body.hpp>
#include <amiss/error.hpp>
#include <amiss/expected.hpp>
#include <amiss/read.hpp>
#include <amiss/received.hpp>

#include <type_traits>
#include <utility>

namespace amiss {
inline namespace v0 {

/// Reads a response in any known envelope: cStar, cStar v1, CodeSpar, One Stack, or one of those given.
///
/// A body is in an envelope when it has everything that the envelope always writes, and either the code is in its
/// catalogue or the body has nothing else. In a JSON body that is in none, this searches for message, code, type,
/// request id, delay, parameter, documentation link and violations where APIs put them (the rules:
/// `detail/infer/rules.hpp`). What it finds is as untrusted as the body. A sentence or the status is never taken for a
/// code. A body that is no JSON may be XML, of which code, message and request id are read, or a text, but no HTML: its
/// first line, cut to 256 bytes, becomes the message of an error that is `synthesized`, and up to 1,024 bytes after it
/// the context. Everything else is as with `read`.
///
///     amiss::ApiError error = amiss::read_any(reply, billing_envelope);
template <class... Envelopes>
[[nodiscard]] ApiError read_any(const Received& received, const Envelopes&... more) noexcept
{
    return detail::read_in_any(received, more...).error;
}

/// A response as a result: a 2xx is a value, anything else the error that `read_any` gives.
///
/// A 2xx is an error all the same where its body is in one of the envelopes given, as `check` of that envelope decides,
/// or where its JSON says so at the top: in `error` a text that says something, or an object with a message or a code; in
/// `errors` `true`, or a list or an object with something in it; `"ok": false`; `"success": false`. That is a guess: a
/// resource that itself holds an error is taken for one. To be exact, name the envelope alone: `check(envelope, reply)`.
/// Errors inside items of a list, and a 2xx that is not JSON, broken or too long, are successes.
template <class... Envelopes>
[[nodiscard]] expected<void> check(const Received& received, const Envelopes&... more) noexcept
{
    const bool success = is_success(received.status());
    if (success && received.body().size() > received.max_body()) return {};
    if (success && !detail::says_error(received.body()) && (check(more, received).has_value() && ...)) return {};
    detail::AnyReading reading = detail::read_in_any(received, more...);
    if (success && !reading.is_json) return {};
    return unexpected<ApiError>(std::move(reading.error));
}

/// The same for a response that may not have come: its failure, or what `check` says of the response.
template <class Response, class... Envelopes,
          std::enable_if_t<std::is_same_v<std::decay_t<Response>, expected<Received>>, int> = 0>
[[nodiscard]] expected<void> check(Response&& response, const Envelopes&... more) noexcept
{
    if (!response) return unexpected<ApiError>(std::forward<Response>(response).error());
    return check(*response, more...);
}

} // inline namespace v0
} // namespace amiss
