// SPDX-License-Identifier: BSL-1.0
// Tests of async_retry and co_retry on a real io_context: attempts, delays in virtual time, tokens.
#include <amiss/adapt/asio.hpp>

#include <amiss/apis/cstar.hpp>
#include <amiss/expected.hpp>

#include "support/virtual_clock.hpp"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/deferred.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/use_future.hpp>

#include <gtest/gtest.h>

#include <chrono>
#include <future>
#include <memory>
#include <optional>
#include <stdexcept>
#include <string>
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

TEST(adapt_asio, retries_until_it_succeeds)
{
    asio::io_context context;
    std::string story;
    std::optional<expected<int>> got;
    amiss::async_retry<expected<int>>(
        context.get_executor(), plain(), Idempotency::idempotent,
        [&](auto handler, int number) {
            expected<int> result = number;
            if (number < 3) result = amiss::fail(cstar::Code::internal_error);
            finish(context, std::move(handler), std::move(result));
        },
        [&](expected<int> result) { got = std::move(result); }, Virtual(story));
    context.run();
    ASSERT_TRUE(got);
    EXPECT_EQ(got->value(), 3);
    EXPECT_EQ(story, "1 0 retry\n2 1000 retry\n3 3000 succeeded\n");
}

TEST(adapt_asio, gives_the_last_error_and_waits_as_the_server_asks)
{
    asio::io_context context;
    std::string story;
    std::optional<expected<void>> got;
    amiss::async_retry<expected<void>>(
        context.get_executor(), plain(), Idempotency::not_idempotent,
        [&](auto handler) {
            finish(context, std::move(handler),
                   expected<void>(amiss::fail(cstar::Code::rate_limit_exceeded).with_retry_after(25s)));
        },
        [&](expected<void> result) { got = std::move(result); }, Virtual(story));
    context.run();
    ASSERT_TRUE(got);
    EXPECT_EQ(got->error(), cstar::Code::rate_limit_exceeded);
    EXPECT_EQ(got->error().retry_after(), 25s);
    EXPECT_EQ(story, "1 0 retry\n2 25000 retry\n3 50000 attempts\n");
}

TEST(adapt_asio, values_and_operations_may_be_move_only)
{
    asio::io_context context;
    using Result = expected<std::unique_ptr<int>>;
    RetryPolicy policy = plain();
    policy.base = 1ms;
    std::future<Result> future = amiss::async_retry<Result>(
        context.get_executor(), policy, Idempotency::idempotent,
        [&context, owned = std::make_unique<int>(7)](auto handler, int number) mutable {
            Result result = amiss::fail(cstar::Code::internal_error);
            if (number == 2) result = std::move(owned);
            finish(context, std::move(handler), std::move(result));
        },
        asio::use_future);
    context.run();
    EXPECT_EQ(*future.get().value(), 7);
}

TEST(adapt_asio, a_lazy_token_starts_the_clock_when_it_is_started)
{
    asio::io_context context;
    std::string story;
    std::optional<expected<int>> got;
    auto lazy = amiss::async_retry<expected<int>>(
        context.get_executor(), plain(), Idempotency::idempotent,
        [&](auto handler) { finish(context, std::move(handler), expected<int>(1)); }, asio::deferred, Virtual(story));
    context.run();
    VirtualClock::elapsed += 1h;
    EXPECT_EQ(story, "");
    std::move(lazy)([&](expected<int> result) { got = std::move(result); });
    context.restart();
    context.run();
    ASSERT_TRUE(got);
    EXPECT_EQ(story, "1 0 succeeded\n");
}

TEST(adapt_asio, what_the_operation_holds_is_gone_when_the_handler_runs)
{
    asio::io_context context;
    auto held = std::make_shared<int>(1);
    const std::weak_ptr<int> watched = held;
    bool ran = false;
    amiss::async_retry<expected<int>>(
        context.get_executor(), plain(), Idempotency::idempotent,
        [&context, held = std::move(held)](auto handler) { finish(context, std::move(handler), expected<int>(*held)); },
        [&](const expected<int>& result) {
            ran = result.has_value();
            EXPECT_TRUE(watched.expired());
        });
    context.run();
    EXPECT_TRUE(ran);
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

TEST(adapt_asio_coroutine, retries_until_it_succeeds)
{
    asio::io_context context;
    std::string story;
    const auto attempt = [](int number) -> asio::awaitable<expected<std::unique_ptr<int>>> {
        co_await asio::post(asio::use_awaitable);
        if (number < 3) co_return amiss::fail(cstar::Code::internal_error);
        co_return std::make_unique<int>(number);
    };
    const auto result = run(context, amiss::co_retry(plain(), Idempotency::idempotent, attempt, Virtual(story)));
    EXPECT_EQ(*result.value(), 3);
    EXPECT_EQ(story, "1 0 retry\n2 1000 retry\n3 3000 succeeded\n");
}

TEST(adapt_asio_coroutine, gives_the_last_error)
{
    asio::io_context context;
    RetryPolicy policy = plain();
    policy.base = 1ms;
    int calls = 0;
    const auto result =
        run(context, amiss::co_retry(policy, Idempotency::not_idempotent, [&]() -> asio::awaitable<expected<void>> {
                ++calls;
                co_return amiss::fail(cstar::Code::rate_limit_exceeded).with_param("p");
            }));
    EXPECT_EQ(calls, 3);
    EXPECT_EQ(result.error().param(), "p");
}

TEST(adapt_asio_coroutine, an_exception_passes_through)
{
    asio::io_context context;
    EXPECT_THROW((void)run(context,
                           amiss::co_retry(plain(), Idempotency::idempotent,
                                           []() -> asio::awaitable<expected<int>> {
                                               throw std::runtime_error("no");
                                               co_return 1;
                                           })),
                 std::runtime_error);
}

#endif

} // namespace
