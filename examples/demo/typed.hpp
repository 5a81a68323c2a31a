// SPDX-License-Identifier: BSL-1.0
// Error responses as a client sees them: read as typed errors, and decided on by a retry policy.
#pragma once

#include <demo/api.hpp>
#include <demo/check.hpp>
#include <demo/http.hpp>
#include <demo/scenario.hpp>

#include <amiss/error.hpp>
#include <amiss/retry_policy.hpp>

#include <string>

namespace demo {

/// An error response as a client reads it.
struct Typed {
    amiss::ApiError error;        ///< read in the API's own envelope
    amiss::RetryDecision soonest; ///< the default policy's decision after the first attempt, with the shortest delay
    amiss::RetryDecision latest;  ///< the same with the longest
};

/// GET, HEAD, PUT, DELETE and OPTIONS are idempotent; POST, PATCH and all others are not (RFC 9110 §9.2.2).
Typed read_typed(const Api& api, const HttpRequest& request, const HttpResponse& response);

/// The name of the catalogue and the error: "cstar parameter_missing 400 …".
std::string error_line(const Typed& typed);
/// The decision in words: "give up, final_code", or "retry in 0 to 1000 ms".
std::string decision_line(const Typed& typed);

/// Checks that a client reads the expected error, and that one that does not know the API reads the same.
void check_typed(const Scenario& scenario, const Api& api, const HttpResponse& response, const Typed& typed,
                 Checked& checked);

} // namespace demo
