// SPDX-License-Identifier: BSL-1.0
// Which error a request asks for.
#pragma once

#include <demo/http.hpp>

#include <amiss/error.hpp>

#include <optional>
#include <vector>

namespace judge {

/// The error whose wire name is in the target, in the body or in the header `x-scenario`; the first of the catalogue,
/// if there are several. Nothing for a request that is to succeed.
///
/// It has a parameter, "amount", and a detail: `decline_code` of a declined card, `limit` of any other. An invalid
/// parameter is also a violation, and the errors that are worth repeating have a delay: one second, or 20 where
/// "wait_20" is in one of these places.
std::optional<amiss::ApiError> wanted_error(const demo::HttpRequest& request);

/// All errors whose names are in the request, in the order of the catalogue, each as `wanted_error` makes it.
std::vector<amiss::ApiError> wanted_errors(const demo::HttpRequest& request);

} // namespace judge
