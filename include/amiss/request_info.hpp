// SPDX-License-Identifier: BSL-1.0
// What a response needs to know about its request, besides the error.
#pragma once

#include <amiss/rate_limit.hpp>

#include <chrono>
#include <optional>
#include <string_view>

namespace amiss {
inline namespace v0 {

/// The request that is being answered. A view: its texts must live until the response is written.
struct RequestInfo {
    std::string_view id{}; ///< takes the place of the error's own; left out unless `is_request_id`
    std::optional<std::chrono::system_clock::time_point> time{}; ///< written to the second, in UTC
    std::string_view doc_base{};                                 ///< takes the place of the catalogue's own
    std::optional<RateLimit> rate_limit{}; ///< for the headers; takes the place of the error's own
    std::string_view allow{};              ///< for Allow of a 405: "GET, HEAD" (RFC 9110 §10.2.1); "" for none
    std::string_view
        trace_id{}; ///< takes the place of the error's own; only for layouts with `field::trace_id`, and logs
};

} // inline namespace v0
} // namespace amiss
