// SPDX-License-Identifier: BSL-1.0
// Which of several media types the Accept of a request prefers (RFC 9110 §12.5.1).
#pragma once

#include <amiss/detail/headers/media_range.hpp>

#include <cstddef>
#include <string_view>

namespace amiss {
inline namespace v0 {
namespace detail {

/// A media type to choose from, and what Accept says about it.
struct TypeChoice {
    MediaRange type{};
    std::size_t specificity = 0; ///< of the range that counts for it
    int weight = 0;              ///< of that range, in thousandths
};

/// The number of the choice that is preferred: the one with the highest weight, of equal ones that with the more specific
/// range, then the first. The first where none is acceptable. Linear in `accept`.
constexpr std::size_t preferred_type(std::string_view accept, TypeChoice* choices, std::size_t count) noexcept
{
    for (MediaRange range; next_media_range(accept, range);) {
        for (std::size_t at = 0; at < count; ++at) {
            TypeChoice& choice = choices[at];
            const std::size_t closeness = specificity(range, choice.type);
            if (closeness == 0 || closeness < choice.specificity) continue;
            if (closeness == choice.specificity && range.weight <= choice.weight) continue;
            choice.specificity = closeness;
            choice.weight = range.weight;
        }
    }
    std::size_t best = 0;
    for (std::size_t at = 1; at < count; ++at) {
        const TypeChoice& choice = choices[at];
        const bool is_closer = choice.weight != 0 && choice.specificity > choices[best].specificity;
        if (choice.weight > choices[best].weight || (choice.weight == choices[best].weight && is_closer)) best = at;
    }
    return best;
}

} // namespace detail
} // inline namespace v0
} // namespace amiss
