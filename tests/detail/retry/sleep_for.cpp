// SPDX-License-Identifier: BSL-1.0
// Sleeping: the whole delay, also when a signal arrives, and not at all for a delay that is not positive.
#include <amiss/detail/retry/sleep_for.hpp>

#include <gtest/gtest.h>

#include <chrono>
#include <csignal>

#include <sys/time.h>

namespace {

using namespace std::chrono_literals;
using amiss::detail::sleep_for;
using Clock = std::chrono::steady_clock;

TEST(sleep_for, a_delay_that_is_not_positive_is_none)
{
    const auto start = Clock::now();
    sleep_for(0ms);
    sleep_for(-1h);
    sleep_for(std::chrono::milliseconds::min());
    EXPECT_LT(Clock::now() - start, 1min);
}

volatile std::sig_atomic_t signals = 0;

TEST(sleep_for, the_whole_delay_whatever_signals_arrive)
{
    struct sigaction action{};
    struct sigaction before{};
    action.sa_handler = [](int) { signals = signals + 1; };
    sigaction(SIGALRM, &action, &before);
    const itimerval every_millisecond{{0, 1000}, {0, 1000}};
    const itimerval never{};
    setitimer(ITIMER_REAL, &every_millisecond, nullptr);
    const auto start = Clock::now();
    sleep_for(20ms);
    const auto slept = Clock::now() - start;
    setitimer(ITIMER_REAL, &never, nullptr);
    sigaction(SIGALRM, &before, nullptr);
    EXPECT_GE(slept, 20ms);
    EXPECT_GT(signals, 0);
}

} // namespace
