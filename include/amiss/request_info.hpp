// SPDX-License-Identifier: BSL-1.0
// What the response to one request needs to know besides the error.
#pragma once

#include <amiss/rate_limit.hpp>

#include <chrono>
#include <optional>
#include <string_view>

namespace amiss {
inline namespace v0 {

/// The request that is being answered. A view: its texts must live until the body is written.
struct RequestInfo {
    std::string_view id{};                                       ///< wins over the error's; "" for none
    std::optional<std::chrono::system_clock::time_point> time{}; ///< written to the second, in UTC
    std::string_view doc_base{};                                 ///< instead of the catalogue's own
    std::optional<RateLimit> rate_limit{};                       ///< for the headers; wins over the error's
};

} // inline namespace v0
} // namespace amiss
