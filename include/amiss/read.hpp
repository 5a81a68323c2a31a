// SPDX-License-Identifier: BSL-1.0
// Reading: the response of an API as the typed error that its server had.
#pragma once

#include <amiss/detail/layout/plan.hpp>
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
/// appears twice, the first one wins. A body that is not JSON, is longer than `received.max_body()` (64 KiB), is nested
/// deeper than 32 or has nothing of the layout gives an error made from the status: `Provenance::synthesized`,
/// `malformed()` unless the body is empty, with the first 120 bytes as internal context. A body that is not quite JSON
/// (RFC 8259 §8.1: a byte order mark; ill-formed UTF-8, NaN, more behind the first value and so on) is read and
/// `malformed()`. Allocates only what does not fit into an ApiError, and a copy of a body that must be mended. Takes at
/// most 16 KiB of stack, 6 KiB for a body that is too long; 32 and 8 KiB without optimisation.
///
///     amiss::ApiError error = amiss::read(cstar::envelope, amiss::Received{429, body, headers});
template <class EnvelopeOrLayout, std::enable_if_t<is_envelope_v<EnvelopeOrLayout>, int> = 0>
[[nodiscard]] ApiError read(const EnvelopeOrLayout& envelope, const Received& received) noexcept
{
    return detail::read_response(detail::plan_of(envelope), received);
}
/// Reads a response in a plain layout, with the codes of `Code`'s catalogue. Without `Code`, every code keeps its text.
template <class Code, std::size_t Nodes>
[[nodiscard]] ApiError read(const Layout<Nodes>& layout, const Received& received) noexcept
{
    return detail::read_response(detail::plan_with<Code>(layout), received);
}

/// A response as a result: a 2xx is a value, anything else is the error that `read` gives.
///
/// Where an envelope's responses all have a 2xx (`.status(HttpStatus::ok)`), a code in the body makes it an error.
template <class EnvelopeOrLayout, std::enable_if_t<is_envelope_v<EnvelopeOrLayout>, int> = 0>
[[nodiscard]] expected<void> check(const EnvelopeOrLayout& envelope, const Received& received) noexcept
{
    return detail::check_response(detail::plan_of(envelope), received);
}
/// The same for a plain layout, with the codes of `Code`'s catalogue.
template <class Code, std::size_t Nodes>
[[nodiscard]] expected<void> check(const Layout<Nodes>& layout, const Received& received) noexcept
{
    return detail::check_response(detail::plan_with<Code>(layout), received);
}

} // inline namespace v0
} // namespace amiss
