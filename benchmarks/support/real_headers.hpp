// SPDX-License-Identifier: BSL-1.0
// Twelve headers as a real response has them, and what they say.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

namespace bench {

struct HeaderLine {
    std::string_view name, value;
};
using Twelve = std::array<HeaderLine, 12>;

inline constexpr Twelve real_headers{{
    {"Date", "Mon, 30 Mar 2026 10:30:00 GMT"},
    {"Content-Type", "application/json; charset=utf-8"},
    {"Content-Length", "322"},
    {"Connection", "keep-alive"},
    {"Server", "nginx/1.24.0"},
    {"Vary", "Accept-Encoding, Origin"},
    {"Cache-Control", "no-store, no-cache, must-revalidate"},
    {"Strict-Transport-Security", "max-age=31536000; includeSubDomains"},
    {"X-Request-Id", "req_a1B2c3D4e5F6"},
    {"X-RateLimit-Limit", "1000"},
    {"X-RateLimit-Remaining", "997"},
    {"X-RateLimit-Reset", "1774868400"},
}};
inline constexpr std::int64_t limit = 1000, remaining = 997, reset = 1774868400;

} // namespace bench
