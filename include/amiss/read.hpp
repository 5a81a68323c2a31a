// SPDX-License-Identifier: BSL-1.0
// Reading: the response of an API as the typed error that its server had.
#pragma once

#include <amiss/detail/layout/plan.hpp>
#include <amiss/detail/read/compiled_reader.hpp>
#include <amiss/detail/read/read_response.hpp>
#include <amiss/envelope.hpp>
#include <amiss/error.hpp>
#include <amiss/expected.hpp>
#include <amiss/received.hpp>

#include <cstddef>
#include <string_view>
#include <type_traits>
#include <utility>

namespace amiss {
inline namespace v0 {
/// Reads a response in the layout of a bound envelope. It never fails and never throws.
///
/// A known code is typed again (`as<Code>()`); an unknown one keeps its text. The status is the response's own. If a value
/// appears twice, the first one wins. A value in the wrong form makes the error `malformed()`, and its JSON is internal
/// context. Without a message in a body that should have one, `message()` is the status's reason phrase. A body that is not JSON, is longer than `received.max_body()` (64 KiB), is nested
/// deeper than 32 or has nothing of the layout gives an error made from the status: `Provenance::synthesized`,
/// `malformed()` unless the body is empty, with the first 120 bytes as internal context. A body that is not quite JSON
/// (RFC 8259 §8.1: a byte order mark; ill-formed UTF-8, NaN, more after the first value and so on) is read and
/// `malformed()`. Allocates only what does not fit into an ApiError, and a copy of a body that must be mended. Takes at
/// most 16 KiB of stack, 6 KiB for a body that is too long; 32 and 8 KiB without optimisation.
///
///     amiss::ApiError error = amiss::read(cstar::envelope, amiss::Received{429, body, headers});
template <class EnvelopeOrLayout, std::enable_if_t<is_envelope_v<EnvelopeOrLayout>, int> = 0>
[[nodiscard]] ApiError read(const EnvelopeOrLayout& envelope, const Received& received) noexcept
{
    return detail::read_response(detail::plan_of(envelope), received, detail::root_reader_of(envelope));
}
/// Reads a response in an envelope that also has codes of other catalogues, or in a plain layout, which has none of its
/// own: those of the envelope are looked into first, then those of these enums, in order.
///
///     amiss::ApiError error = amiss::read<billing::Code>(cstar::envelope, reply);
template <class Code, class... Codes, class EnvelopeOrLayout,
          std::enable_if_t<is_envelope_v<EnvelopeOrLayout>, int> = 0>
[[nodiscard]] ApiError read(const EnvelopeOrLayout& envelope, const Received& received) noexcept
{
    static_assert(is_catalogued_v<Code> && (is_catalogued_v<Codes> && ...),
                  "amiss: read<Code>() takes catalogued enums");
    return detail::read_response(detail::reading_plan_of<Code, Codes...>(envelope), received,
                                 detail::root_reader_of(envelope));
}

/// A response as a result: anything but a 2xx is the error that `read` gives, and so is a 2xx whose body is an error.
///
/// That is one in the envelope, with each value that it always writes, or one with a value that is the same in all its
/// bodies, such as `"ok":false`, beside a code or a message. Where the envelope's responses all have a 2xx
/// (`.status(HttpStatus::ok)`), a code is enough. A 2xx whose body is not JSON, or is too long, is a value.
template <class EnvelopeOrLayout, std::enable_if_t<is_envelope_v<EnvelopeOrLayout>, int> = 0>
[[nodiscard]] expected<void> check(const EnvelopeOrLayout& envelope, const Received& received) noexcept
{
    return detail::check_response(detail::plan_of(envelope), received, detail::root_reader_of(envelope));
}
/// The same with the codes of these enums too.
template <class Code, class... Codes, class EnvelopeOrLayout,
          std::enable_if_t<is_envelope_v<EnvelopeOrLayout>, int> = 0>
[[nodiscard]] expected<void> check(const EnvelopeOrLayout& envelope, const Received& received) noexcept
{
    static_assert(is_catalogued_v<Code> && (is_catalogued_v<Codes> && ...),
                  "amiss: check<Code>() takes catalogued enums");
    return detail::check_response(detail::reading_plan_of<Code, Codes...>(envelope), received,
                                  detail::root_reader_of(envelope));
}

/// The same for a response that may not have come, as `received` of an HTTP library's result gives it: its failure, or
/// what `check` says of the response.
///
///     AMISS_TRY(amiss::check(cstar::envelope, amiss::received(client.Delete("/tickets/7"))));
template <class EnvelopeOrLayout, class Response,
          std::enable_if_t<
              is_envelope_v<EnvelopeOrLayout> && std::is_same_v<std::decay_t<Response>, expected<Received>>, int> = 0>
[[nodiscard]] expected<void> check(const EnvelopeOrLayout& envelope, Response&& response) noexcept
{
    if (!response) return unexpected<ApiError>(std::forward<Response>(response).error());
    return check(envelope, *response);
}

} // inline namespace v0
} // namespace amiss
