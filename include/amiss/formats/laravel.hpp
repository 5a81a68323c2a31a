// SPDX-License-Identifier: BSL-1.0
// The errors of Laravel, for any catalogue.
#pragma once

#include <amiss/envelope.hpp>

namespace amiss {
inline namespace v0 {
namespace formats {

/// The errors of Laravel (13.x, "Validation Error Response Format").
///
///     {"message":"The team name must be a string.","errors":{"team_name":["The team name must be a string."]}}
struct LaravelLayout {
    /// The layout, with its options.
    constexpr auto operator()() const
    {
        return object(member("message", field::message), optional_member("errors", field::violations.as_lists()));
    }
};

/// Errors as Laravel writes them, for the catalogue of `fallback`. Nothing of the catalogue is needed beyond its rows.
///
/// There is no code: an error comes back as the row of its status, and of several as the one with its message. A field is
/// named as it is given; Laravel's own names have dots, `users.0.email`. The delay and the rate limit are headers, with the
/// reset in Unix seconds. Exceptions and traces, which a server in debug mode sends, are skipped. Lost on the way back: details,
/// links, a parameter, the codes of violations.
template <class Code>
constexpr auto laravel(Code fallback)
{
    return envelope(fallback, LaravelLayout());
}

} // namespace formats
} // inline namespace v0
} // namespace amiss
