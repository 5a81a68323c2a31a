// SPDX-License-Identifier: BSL-1.0
// Error responses as a client sees them: read back into typed errors, and decided upon.
#pragma once

#include <demo/api.hpp>
#include <demo/check.hpp>
#include <demo/http.hpp>
#include <demo/scenario.hpp>

#include <amiss/error.hpp>
#include <amiss/retry_policy.hpp>

#include <string>

namespace demo {

/// What a client makes of an error response.
struct Typed {
    amiss::ApiError error;        ///< read in the API's own envelope
    amiss::RetryDecision soonest; ///< of the default policy after the first attempt, with the shortest delay drawn
    amiss::RetryDecision latest;  ///< the same with the longest
};

/// GET, HEAD, PUT, DELETE and OPTIONS are idempotent, POST, PATCH and all else are not (RFC 9110 §9.2.2).
Typed read_typed(const Api& api, const HttpRequest& request, const HttpResponse& response);

/// "parameter_missing 400 …", behind the catalogue's name.
std::string error_line(const Typed& typed);
/// "give up, final_code", or "retry in 0 to 1000 ms".
std::string decision_line(const Typed& typed);

/// Checks that the typed error is the one that the scenario expects, and that it needs no knowledge of the API.
void check_typed(const Scenario& scenario, const Api& api, const HttpResponse& response, const Typed& typed,
                 Checked& checked);

} // namespace demo
