// SPDX-License-Identifier: BSL-1.0
// Reads a whole response of an unknown API: in the envelope that it is in, or else by inference; then its headers.
#pragma once

#include <amiss/apis/codespar.hpp>
#include <amiss/apis/cstar.hpp>
#include <amiss/apis/cstar_v1.hpp>
#include <amiss/apis/onestack.hpp>
#include <amiss/detail/infer/best_reading.hpp>
#include <amiss/detail/infer/plan_filter.hpp>
#include <amiss/detail/infer/unknown_body.hpp>
#include <amiss/detail/read/usable_body.hpp>
#include <amiss/envelope.hpp>
#include <amiss/error.hpp>
#include <amiss/received.hpp>

#include <cstddef>
#include <utility>

namespace amiss {
inline namespace v0 {
namespace detail {

/// What `read_in_any` found.
struct AnyReading {
    ApiError error;
    bool is_json; ///< the body is JSON as it came, without being mended
};

/// Reads the body in the envelopes that it may be in. Out of line: whoever infers has its stack again.
template <class... Envelopes>
AMISS_NOINLINE void try_envelopes(const Received& received, BestReading& best, const Envelopes&... more) noexcept
{
    const ReadPlan plans[] = {read_plan_of(more)..., late_plan_of<Envelopes...>(cstar::envelope),
                              late_plan_of<Envelopes...>(cstar_v1::envelope),
                              late_plan_of<Envelopes...>(codespar::envelope),
                              late_plan_of<Envelopes...>(onestack::envelope)};
    constexpr std::size_t count = sizeof plans / sizeof *plans;
    bool may_be_it[count];
    best.is_json = received.body().size() <= received.max_body();
    if (!best.is_json) return;
    bool is_parsed = false;
    find_candidates<count>(plans, received.body(), may_be_it);
    for (std::size_t at = 0; at < count && best.is_json; ++at) {
        if (!may_be_it[at]) continue;
        try_plan(plans[at].plan, received, best, plans[at].read_root);
        is_parsed = true;
    }
    if (!is_parsed) best.is_json = is_accepted(received);
}

/// Reads the body in one of the known envelopes, or one of those given, or in none. True when it was mended.
///
/// Out of line: headers are read when its stack is free again.
template <class... Envelopes>
AMISS_NOINLINE bool read_any_body(const Received& received, BestReading& best, const Envelopes&... more) noexcept
{
    static_assert((is_envelope_v<Envelopes> && ...), "amiss: read_any takes envelopes and layouts");
    UsableBody body(received);
    do {
        try_envelopes(body.received(), best, more...);
    } while (!best.is_json && body.repair());
    if (best.score == 0) best.error = infer_error(received, body.received(), best.is_json);
    if (best.has_unknown_members) complete_error(body.received(), best.error);
    if (best.is_json && body.repaired()) set_malformed(best.error);
    return body.repaired();
}

/// Adds to the best reading of a body what the response says around it.
inline void read_around_any(const Received& received, BestReading& best) noexcept
{
    const EnvelopeOptions* const envelope = best.headers.envelope;
    if (envelope != nullptr && says_more(*envelope))
        read_more_around(*envelope, received, best.error, best.headers, nullptr, {});
    else
        read_around(received, best.error, best.headers);
}

/// Reads a response in one of the known envelopes, or one of those given, or in none.
template <class... Envelopes>
AnyReading read_in_any(const Received& received, const Envelopes&... more) noexcept
{
    BestReading best{ApiError(received.status())};
    const bool mended = read_any_body(received, best, more...);
    read_around_any(received, best);
    return {std::move(best.error), best.is_json && !mended};
}

} // namespace detail
} // inline namespace v0
} // namespace amiss
