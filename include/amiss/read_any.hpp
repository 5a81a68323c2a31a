// SPDX-License-Identifier: BSL-1.0
// Reading without knowing the API: finds out which known envelope a response is in, and reads what it can of any other.
#pragma once

#include <amiss/apis/codespar.hpp>
#include <amiss/apis/cstar.hpp>
#include <amiss/apis/cstar_v1.hpp>
#include <amiss/apis/onestack.hpp>
#include <amiss/detail/infer/best_reading.hpp>
#include <amiss/detail/infer/unknown_body.hpp>
#include <amiss/detail/read/usable_body.hpp>
#include <amiss/envelope.hpp>
#include <amiss/error.hpp>
#include <amiss/expected.hpp>
#include <amiss/read.hpp>
#include <amiss/received.hpp>

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
/// first line, cut to 256 bytes, becomes the message of an error that is `synthesized`, and up to 1,024 bytes behind it
/// the context. Everything else is as with `read`.
///
///     amiss::ApiError error = amiss::read_any(reply, billing_envelope);
template <class... Envelopes>
[[nodiscard]] ApiError read_any(const Received& received, const Envelopes&... more) noexcept
{
    static_assert((is_envelope_v<Envelopes> && ...), "amiss: read_any takes envelopes and layouts");
    detail::BestReading best{ApiError(received.status())};
    const detail::Plan plans[] = {detail::plan_of(more)..., detail::late_plan_of<Envelopes...>(cstar::envelope),
                                  detail::late_plan_of<Envelopes...>(cstar_v1::envelope),
                                  detail::late_plan_of<Envelopes...>(codespar::envelope),
                                  detail::late_plan_of<Envelopes...>(onestack::envelope)};
    detail::UsableBody body(received);
    do {
        best.is_json = true;
        for (const detail::Plan& plan : plans) detail::try_plan(plan, body.received(), best);
    } while (!best.is_json && body.repair());
    if (best.score == 0) best.error = detail::infer_error(received, body.received(), best.is_json);
    if (best.has_unknown_members) detail::complete_error(body.received(), best.error);
    if (best.is_json && body.repaired()) detail::set_malformed(best.error);
    detail::read_around(received, best.error, best.headers);
    return std::move(best.error);
}

/// A response as a result: a 2xx is a value, anything else the error that `read_any` gives.
template <class... Envelopes>
[[nodiscard]] expected<void> check(const Received& received, const Envelopes&... more) noexcept
{
    if (is_success(received.status())) return {};
    return unexpected<ApiError>(read_any(received, more...));
}

} // inline namespace v0
} // namespace amiss
