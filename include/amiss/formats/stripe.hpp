// SPDX-License-Identifier: BSL-1.0
// The error bodies of Stripe's API, for the codes of any catalogue.
#pragma once

#include <amiss/envelope.hpp>

namespace amiss {
inline namespace v0 {
namespace formats {

/// The layout of Stripe's errors (https://docs.stripe.com/api/errors, API v1), its members in the order of the
/// alphabet:
///
///     {"error":{"code":"parameter_unknown","doc_url":"https://stripe.com/docs/error-codes/parameter-unknown",
///               "message":"Received unknown parameter: foo","param":"foo","type":"invalid_request_error"}}
struct StripeLayout {
    /// The layout, with its options.
    constexpr auto operator()() const
    {
        // clang-format off: a layout
        return object(member("error", object(
            optional_member("advice_code", field::detail("advice_code")),
            optional_member("charge", field::detail("charge")),
            member("code", field::code),
            optional_member("decline_code", field::detail("decline_code")),
            optional_member("doc_url", field::doc_url.as_kebab()),
            optional_member("message", field::message),
            optional_member("param", field::param),
            field::details,
            member("type", first_of(field::type, "api_error")))))
            .header("Request-Id", field::request_id)
            .header("Stripe-Should-Retry", field::retryable);
        // clang-format on
    }
};

/// Stripe's envelope for a catalogue, whose `fallback` is a 5xx.
///
/// The types of the rows go out as they are; a row without one has Stripe's "api_error", and that is read as no type,
/// unless the code is known. The catalogue's `doc_base` makes the links. Details are members of the error:
/// `decline_code`, `advice_code`, `charge`, `payment_intent` and whatever else. Violations are not written, and neither
/// is a delay, but in the header Retry-After.
///
/// Stripe's clients take the id from Request-Id, and look at no Retry-After. They repeat a 409 and a 5xx; a 429 only
/// where Stripe-Should-Retry says so, which the retry class of the row decides.
template <class Code>
constexpr auto stripe(Code fallback)
{
    return envelope(fallback, StripeLayout());
}

} // namespace formats
} // inline namespace v0
} // namespace amiss
