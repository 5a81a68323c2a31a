// SPDX-License-Identifier: BSL-1.0
// The portable condition that fits an HTTP status.
#pragma once

#include <amiss/http_status.hpp>

#include <system_error>

namespace amiss {
inline namespace v0 {
namespace detail {

/// The std::errc that fits a status about which the row says nothing, or 0.
constexpr int default_errc(HttpStatus status) noexcept
{
    switch (to_int(status)) {
    case 400:
    case 422: return static_cast<int>(std::errc::invalid_argument);
    case 401:
    case 403: return static_cast<int>(std::errc::permission_denied);
    case 408:
    case 504: return static_cast<int>(std::errc::timed_out);
    case 429:
    case 503: return static_cast<int>(std::errc::resource_unavailable_try_again);
    case 501: return static_cast<int>(std::errc::function_not_supported);
    default: return 0;
    }
}

} // namespace detail
} // inline namespace v0
} // namespace amiss
