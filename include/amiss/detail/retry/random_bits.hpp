// SPDX-License-Identifier: BSL-1.0
// Random bits from the system, or from the clocks if the system has none.
#pragma once

#include <atomic>
#include <chrono>
#include <cstdint>

#if defined(__linux__) || defined(__FreeBSD__)
#include <sys/random.h>
#endif

namespace amiss {
inline namespace v0 {
namespace detail {

/// 64 bits that differ between calls, threads and processes, made from the clocks, an address and a counter.
inline std::uint64_t random_without_entropy() noexcept
{
    static std::atomic<std::uint64_t> calls{0};
    const std::uint64_t parts[] = {
        calls.fetch_add(1, std::memory_order_relaxed) + 1,
        static_cast<std::uint64_t>(std::chrono::steady_clock::now().time_since_epoch().count()),
        static_cast<std::uint64_t>(std::chrono::system_clock::now().time_since_epoch().count()),
        reinterpret_cast<std::uintptr_t>(&parts), // differs between processes, as a rule
    };
    std::uint64_t bits = 0;
    for (const std::uint64_t part : parts) {
        bits = (bits ^ part) * 0x9E3779B97F4A7C15U;
        bits ^= bits >> 32U;
    }
    return bits;
}

/// 64 bits from the system. There is no state to seed, to lock, or to be the same in two processes after a fork.
inline std::uint64_t random_bits() noexcept
{
#if defined(__linux__) || defined(__FreeBSD__)
    std::uint64_t bits = 0;
    if (::getrandom(&bits, sizeof bits, GRND_NONBLOCK) == ssize_t{sizeof bits}) return bits;
#endif
    return random_without_entropy();
}

} // namespace detail
} // inline namespace v0
} // namespace amiss
