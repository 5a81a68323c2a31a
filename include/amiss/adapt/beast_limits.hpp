// SPDX-License-Identifier: BSL-1.0
// What a Beast server takes from one connection: sizes and times.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>

namespace amiss {
inline namespace v0 {

/// The limits of `async_serve` and `serve` for one connection. The limit of a body is the service's: `Service::max_body`.
struct BeastLimits {
    std::size_t target = 8192;                  ///< bytes of a request target; beyond them 414
    std::uint32_t header = 16384;               ///< bytes of the request line and all headers; beyond them 431
    std::chrono::milliseconds idle{60'000};     ///< between two requests; then the connection ends without an answer
    std::chrono::milliseconds request{30'000};  ///< from the first byte of a request to its last one; then 408
    std::chrono::milliseconds response{30'000}; ///< in which nothing could be sent; then the connection ends
    std::chrono::milliseconds drain{5'000};     ///< how long the rest of a refused request is read and dropped
    std::uint64_t drain_bytes = std::uint64_t{1} << 24; ///< how much of it is read
};

} // inline namespace v0
} // namespace amiss
