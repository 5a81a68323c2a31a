// SPDX-License-Identifier: BSL-1.0
// The response to a request that failed: status, headers and body.
#pragma once

#include <amiss/headers.hpp>

#include <string_view>

namespace amiss {
inline namespace v0 {

/// An HTTP response: what a server has to send for an error. `body` is a view into the caller's buffer.
struct Response {
    int status = 500;      ///< of the response
    std::string_view body; ///< JSON; empty when the buffer is too small for the smallest body
    Headers headers;       ///< Content-Type first, then those that are due
};

} // inline namespace v0
} // namespace amiss
