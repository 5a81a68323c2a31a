// Reading without knowing the API: finds out which of the shipped envelopes a response is in.
#pragma once

#include <amiss/apis/codespar.hpp>
#include <amiss/apis/cstar.hpp>
#include <amiss/apis/cstar_v1.hpp>
#include <amiss/apis/onestack.hpp>
#include <amiss/read.hpp>

#include <type_traits>
#include <utility>

namespace amiss {
inline namespace v0 {
namespace detail {

/// The members that every body of a layout has, those inside optional ones not counted.
constexpr int mandatory_values(LayoutView layout) noexcept
{
    int count = 0;
    for (std::size_t at = 0; at < layout.size;) {
        const Node& node = layout.nodes[at];
        count += node.optional ? 0 : 1;
        at += node.optional ? node.size : 1U;
    }
    return count;
}

/// The best reading so far.
struct BestReading {
    ApiError error;
    int score = 0;
};

// A reading scores for each value that is what the layout has in its place, loses for each mandatory one that is not
// there, and a code of the catalogue outweighs both: no two of the shipped catalogues and layouts agree on all three.
template <class EnvelopeType>
void try_envelope(const EnvelopeType& envelope, const Received& received, BestReading& best) noexcept
{
    const Plan plan = plan_of(envelope);
    unsigned matches = 0;
    ApiError error = read_body(plan.layout, plan.catalog, received, matches);
    if (error.provenance() != Provenance::server) return;
    const int score = 2 * static_cast<int>(matches) - mandatory_values(plan.layout) + (error.catalog() != nullptr ? 4 : 0);
    if (score > best.score) best = {std::move(error), score};
}

} // namespace detail

/// Reads a response in whichever shipped envelope fits it best: cStar, cStar v1, CodeSpar or One Stack.
///
/// A body that fits none gives an error made from the status and the headers, as `read` does. Never throws.
[[nodiscard]] inline ApiError read_any(const Received& received) noexcept
{
    unsigned matches = 0;
    detail::BestReading best{detail::read_body({}, nullptr, received, matches), 0};
    detail::try_envelope(cstar::envelope, received, best);
    detail::try_envelope(cstar_v1::envelope, received, best);
    detail::try_envelope(codespar::envelope, received, best);
    detail::try_envelope(onestack::envelope, received, best);
    return std::move(best.error);
}

} // inline namespace v0
} // namespace amiss
