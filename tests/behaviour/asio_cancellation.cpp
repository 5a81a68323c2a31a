// SPDX-License-Identifier: BSL-1.0
// Tests of cancelling async_retry and co_retry: during an attempt, during a delay, and just after one.
#include <amiss/adapt/asio.hpp>

#include <amiss/apis/cstar.hpp>
#include <amiss/expected.hpp>

#include "support/virtual_clock.hpp"

#include <boost/asio/bind_cancellation_slot.hpp>
#include <boost/asio/cancellation_signal.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/use_future.hpp>

#include <gtest/gtest.h>

#include <chrono>
#include <exception>
#include <future>
#include <optional>
#include <string>
#include <system_error>
#include <thread>
#include <utility>

namespace {

namespace asio = boost::asio;
namespace cstar = amiss::cstar;
using namespace std::chrono_literals;
using amiss::expected;
using amiss::Idempotency;
using amiss::RetryPolicy;

struct Virtual : amiss::RetryEnvironment {
    using Timer = asio::basic_waitable_timer<VirtualClock, AtOnce>;

    explicit Virtual(std::string& story) : story_(&story) { VirtualClock::elapsed = 0ns; }

    static VirtualClock::time_point now() { return VirtualClock::now(); }
    void observe(const amiss::RetryEvent& event)
    {
        *story_ += std::to_string(event.number) + ' ' + std::to_string(event.elapsed / 1ms) + ' '
            + std::string(to_string(event.decision.reason)) + '\n';
    }

private:
    std::string* story_;
};

RetryPolicy plain()
{
    RetryPolicy policy;
    policy.jitter = amiss::Jitter::none;
    return policy;
}

// Completes an attempt asynchronously.
template <class Handler, class Result>
void finish(asio::io_context& context, Handler handler, Result result)
{
    asio::post(context, [handler = std::move(handler), result = std::move(result)]() mutable {
        std::move(handler)(std::move(result));
    });
}

TEST(asio_cancellation, cancelled_during_a_delay)
{
    for (const auto type : {asio::cancellation_type::terminal, asio::cancellation_type::partial}) {
        asio::io_context context;
        asio::cancellation_signal signal;
        RetryPolicy policy = plain();
        policy.base = policy.cap = 1h;
        policy.deadline = 2h;
        int calls = 0;
        std::optional<expected<int>> got;
        amiss::async_retry<expected<int>>(
            context.get_executor(), policy, Idempotency::idempotent,
            [&](auto handler) {
                ++calls;
                finish(context, std::move(handler), expected<int>(amiss::fail(cstar::Code::internal_error)));
                // After the attempt has ended, while the timer runs.
                asio::post(context, [&] { asio::post(context, [&] { signal.emit(type); }); });
            },
            asio::bind_cancellation_slot(signal.slot(), [&](expected<int> result) { got = std::move(result); }));
        context.run();
        ASSERT_TRUE(got);
        EXPECT_EQ(got->error(), amiss::client::Code::cancelled);
        EXPECT_EQ(got->error(), std::errc::operation_canceled);
        EXPECT_FALSE(got->error().retryable());
        EXPECT_EQ(calls, 1);
    }
}

// An attempt that takes a millisecond unless its cancellation slot ends it.
template <class Handler, class Result>
void finish_or_be_cancelled(asio::steady_timer& timer, Handler handler, Result result)
{
    const auto slot = asio::get_associated_cancellation_slot(handler);
    timer.expires_after(1ms);
    timer.async_wait(
        asio::bind_cancellation_slot(slot,
                                     [handler = std::move(handler),
                                      result = std::move(result)](const boost::system::error_code& failure) mutable {
                                         if (failure)
                                             result = amiss::fail(std::make_error_code(std::errc::operation_canceled));
                                         std::move(handler)(std::move(result));
                                     }));
}

TEST(asio_cancellation, cancelled_during_an_attempt)
{
    asio::io_context context;
    asio::cancellation_signal signal;
    asio::steady_timer timer(context);
    std::string story;
    std::optional<expected<int>> got;
    amiss::async_retry<expected<int>>(
        context.get_executor(), plain(), Idempotency::idempotent,
        [&](auto handler) {
            asio::post(context, [&] { signal.emit(asio::cancellation_type::terminal); });
            finish_or_be_cancelled(timer, std::move(handler), expected<int>(1));
        },
        asio::bind_cancellation_slot(signal.slot(), [&](expected<int> result) { got = std::move(result); }),
        Virtual(story));
    context.run();
    ASSERT_TRUE(got);
    EXPECT_EQ(got->error(), amiss::client::Code::cancelled);
    EXPECT_EQ(story, "1 0 cancelled\n");
}

TEST(asio_cancellation, an_attempt_that_ignores_the_cancellation_and_fails_is_not_repeated)
{
    asio::io_context context;
    asio::cancellation_signal signal;
    std::string story;
    std::optional<expected<int>> got;
    amiss::async_retry<expected<int>>(
        context.get_executor(), plain(), Idempotency::idempotent,
        [&](auto handler) {
            asio::post(context, [&] { signal.emit(asio::cancellation_type::terminal); });
            finish(context, std::move(handler), expected<int>(amiss::fail(cstar::Code::internal_error)));
        },
        asio::bind_cancellation_slot(signal.slot(), [&](expected<int> result) { got = std::move(result); }),
        Virtual(story));
    context.run();
    ASSERT_TRUE(got);
    EXPECT_EQ(got->error(), amiss::client::Code::cancelled);
    EXPECT_EQ(story, "1 0 cancelled\n");
}

RetryPolicy short_delays()
{
    RetryPolicy policy = plain();
    policy.base = policy.cap = 2ms;
    policy.deadline = 1h;
    return policy;
}

// Two timers expire while the thread is busy, and the handler of the earlier one emits the signal. The timer of the delay
// has expired by then and its handler waits to be called: there is no failure, only the cancellation.
TEST(asio_cancellation, cancelled_when_the_delay_has_just_ended)
{
    asio::io_context context;
    asio::cancellation_signal signal;
    asio::steady_timer earlier(context);
    int calls = 0;
    std::optional<expected<int>> got;
    amiss::async_retry<expected<int>>(
        context.get_executor(), short_delays(), Idempotency::idempotent,
        [&](auto handler) {
            if (++calls == 1) {
                earlier.expires_after(1ms);
                earlier.async_wait(
                    [&](const boost::system::error_code&) { signal.emit(asio::cancellation_type::terminal); });
            }
            finish(context, std::move(handler), expected<int>(amiss::fail(cstar::Code::internal_error)));
            asio::post(context, [] { std::this_thread::sleep_for(20ms); }); // both timers expire
        },
        asio::bind_cancellation_slot(signal.slot(), [&](expected<int> result) { got = std::move(result); }));
    context.run();
    ASSERT_TRUE(got);
    EXPECT_EQ(got->error(), amiss::client::Code::cancelled);
    EXPECT_EQ(calls, 1);
}

// A timer that somebody else ends: its wait fails, and nothing was cancelled.
struct EndedTimer : asio::steady_timer {
    using asio::steady_timer::steady_timer;

    template <class Token>
    auto async_wait(Token&& token)
    {
        asio::post(get_executor(), [this] { cancel(); });
        return asio::steady_timer::async_wait(std::forward<Token>(token));
    }
};
struct WithEndedTimer : amiss::RetryEnvironment {
    using Timer = EndedTimer;
};

TEST(asio_cancellation, a_delay_that_fails_ends_the_operation)
{
    asio::io_context context;
    RetryPolicy policy = plain();
    policy.base = policy.cap = 1h;
    policy.deadline = 24h;
    int calls = 0;
    std::optional<expected<int>> got;
    amiss::async_retry<expected<int>>(
        context.get_executor(), policy, Idempotency::idempotent,
        [&](auto handler) {
            ++calls;
            finish(context, std::move(handler), expected<int>(amiss::fail(cstar::Code::internal_error)));
        },
        [&](expected<int> result) { got = std::move(result); }, WithEndedTimer());
    context.run();
    ASSERT_TRUE(got);
    EXPECT_EQ(got->error(), amiss::client::Code::cancelled);
    EXPECT_EQ(calls, 1);
}

TEST(asio_cancellation, an_attempt_that_still_succeeds_is_a_success)
{
    asio::io_context context;
    asio::cancellation_signal signal;
    std::optional<expected<int>> got;
    amiss::async_retry<expected<int>>(
        context.get_executor(), plain(), Idempotency::idempotent,
        [&](auto handler) {
            asio::post(context, [&] { signal.emit(asio::cancellation_type::terminal); });
            finish(context, std::move(handler), expected<int>(1));
        },
        asio::bind_cancellation_slot(signal.slot(), [&](expected<int> result) { got = std::move(result); }));
    context.run();
    ASSERT_TRUE(got);
    EXPECT_EQ(got->value(), 1);
}

#if defined(BOOST_ASIO_HAS_CO_AWAIT)

// Runs a coroutine to its end and rethrows its exception.
template <class T>
T run(asio::io_context& context, asio::awaitable<T> coroutine)
{
    std::future<T> future = asio::co_spawn(context, std::move(coroutine), asio::use_future);
    context.run();
    return future.get();
}

expected<int> run_and_cancel(RetryPolicy policy, std::chrono::milliseconds attempt_takes)
{
    asio::io_context context;
    asio::cancellation_signal signal;
    std::optional<expected<int>> got;
    const auto attempt = [&]() -> asio::awaitable<expected<int>> {
        asio::post(context, [&] { asio::post(context, [&] { signal.emit(asio::cancellation_type::terminal); }); });
        if (attempt_takes.count() != 0) {
            asio::steady_timer timer(context, attempt_takes);
            boost::system::error_code failure;
            co_await timer.async_wait(asio::redirect_error(asio::use_awaitable, failure));
            EXPECT_TRUE(failure);
        }
        co_return amiss::fail(cstar::Code::internal_error);
    };
    asio::co_spawn(context, amiss::co_retry(policy, Idempotency::idempotent, attempt),
                   asio::bind_cancellation_slot(signal.slot(),
                                                [&](const std::exception_ptr& thrown, expected<int> result) {
                                                    EXPECT_FALSE(thrown);
                                                    got = std::move(result);
                                                }));
    context.run();
    return got.value();
}

TEST(asio_cancellation_coroutine, cancelled_during_a_delay_or_an_attempt)
{
    RetryPolicy policy = plain();
    policy.base = policy.cap = 1h;
    policy.deadline = 2h;
    EXPECT_EQ(run_and_cancel(policy, 0ms).error(), amiss::client::Code::cancelled);
    EXPECT_EQ(run_and_cancel(policy, 1h).error(), amiss::client::Code::cancelled);
}

TEST(asio_cancellation_coroutine, cancelled_when_the_delay_has_just_ended)
{
    asio::io_context context;
    asio::cancellation_signal signal;
    asio::steady_timer earlier(context);
    int calls = 0;
    std::optional<expected<int>> got;
    const auto attempt = [&]() -> asio::awaitable<expected<int>> {
        if (++calls == 1) {
            earlier.expires_after(1ms);
            earlier.async_wait(
                [&](const boost::system::error_code&) { signal.emit(asio::cancellation_type::terminal); });
        }
        asio::post(context, [] { std::this_thread::sleep_for(20ms); }); // both timers expire
        co_return amiss::fail(cstar::Code::internal_error);
    };
    asio::co_spawn(context, amiss::co_retry(short_delays(), Idempotency::idempotent, attempt),
                   asio::bind_cancellation_slot(signal.slot(), [&](const std::exception_ptr&, expected<int> result) {
                       got = std::move(result);
                   }));
    context.run();
    ASSERT_TRUE(got);
    EXPECT_EQ(got->error(), amiss::client::Code::cancelled);
    EXPECT_EQ(calls, 1);
}

TEST(asio_cancellation_coroutine, a_delay_that_fails_ends_the_operation)
{
    asio::io_context context;
    RetryPolicy policy = plain();
    policy.base = policy.cap = 1h;
    policy.deadline = 24h;
    int calls = 0;
    const auto attempt = [&]() -> asio::awaitable<expected<int>> {
        ++calls;
        co_return amiss::fail(cstar::Code::internal_error);
    };
    const auto result = run(context, amiss::co_retry(policy, Idempotency::idempotent, attempt, WithEndedTimer()));
    EXPECT_EQ(result.error(), amiss::client::Code::cancelled);
    EXPECT_EQ(calls, 1);
}

#endif

} // namespace
