// SPDX-License-Identifier: BSL-1.0
// A timer on the thread of a Pistache transport.
#pragma once

#include <amiss/detail/compiler.hpp>

#include <pistache/async.h>
#include <pistache/transport.h>

#include <sys/timerfd.h>
#include <unistd.h>

#include <chrono>
#include <cstdint>
#include <exception>
#include <utility>

namespace amiss {
inline namespace v0 {
namespace detail {

/// Calls `f()` once, on the transport's thread, after `delay`. It cannot be stopped; false where there is no timer to be had.
template <class F>
bool call_later(Pistache::Tcp::Transport& transport, std::chrono::milliseconds delay, F f)
{
    const int timer = ::timerfd_create(CLOCK_MONOTONIC, TFD_NONBLOCK | TFD_CLOEXEC);
    if (timer == -1) return false;
    namespace async = Pistache::Async;
    async::Promise<std::uint64_t> expired([&transport, timer, delay](async::Deferred<std::uint64_t> deferred) {
        transport.armTimer(timer, delay, std::move(deferred));
    });
    expired.then(
        [timer, f = std::move(f)](std::uint64_t) mutable {
            f(); // before the timer is closed: one that it starts has another number
            ::close(timer);
        },
        [timer](std::exception_ptr) { ::close(timer); });
    return true;
}

} // namespace detail
} // inline namespace v0
} // namespace amiss
