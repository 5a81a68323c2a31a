// SPDX-License-Identifier: BSL-1.0
// Negotiation: which of several envelopes the client of a request wants its error in.
#pragma once

#include <amiss/any_envelope.hpp>
#include <amiss/detail/headers/media_range.hpp>
#include <amiss/detail/headers/preferred_type.hpp>
#include <amiss/detail/layout/plan.hpp>
#include <amiss/envelope.hpp>

#include <cstddef>
#include <string_view>
#include <type_traits>

namespace amiss {
inline namespace v0 {

/// The envelope whose content type the client prefers, by the Accept of its request (RFC 9110 §12.5.1). What `respond` makes
/// with it says `Vary: Accept`.
///
/// For each envelope, the most specific range counts, and the envelope with the highest weight is chosen; of equal ones
/// that with the more specific range, then the first. A weight of 0 excludes. `application/json` fits
/// `application/problem+json` too, but less specifically than the type itself; so do `application/xml` and other types for
/// their suffix (RFC 6839), and `application/*+json`. A range with parameters fits only a content type that has them, but
/// `charset=utf-8` does not count. Names are compared without case.
///
/// The first envelope is chosen where there is no Accept (""), and where nothing is acceptable: an error in an unwanted form
/// says more than a 406. An element off the grammar is left out. Several lines of Accept are joined by commas. Linear in
/// `accept`; never allocates.
///
/// The envelopes must live longer than the result: temporaries do not compile, but for an AnyEnvelope, which is a view.
///
///     auto response = amiss::respond(amiss::negotiate(accept, problem, markdown), error, request, buffer);
template <class... Envelopes>
[[nodiscard]] constexpr AnyEnvelope negotiate(std::string_view accept, Envelopes&&... envelopes) noexcept
{
    static_assert(sizeof...(Envelopes) != 0, "amiss: negotiate() takes one envelope or more");
    static_assert((is_envelope_v<std::remove_reference_t<Envelopes>> && ...),
                  "amiss: negotiate() takes envelopes and layouts");
    static_assert(((std::is_lvalue_reference_v<Envelopes> || std::is_same_v<std::remove_cv_t<Envelopes>, AnyEnvelope>)
                   && ...),
                  "amiss: negotiate() takes envelopes that live on, and no temporaries");
    const AnyEnvelope all[] = {AnyEnvelope(envelopes)...};
    detail::TypeChoice choices[] = {{detail::media_type(detail::options_of(envelopes).content_type)}...};
    return all[detail::preferred_type(accept, choices, sizeof...(Envelopes))].varying_by_accept();
}

} // inline namespace v0
} // namespace amiss
