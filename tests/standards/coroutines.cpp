// SPDX-License-Identifier: BSL-1.0
// AMISS_CO_TRY and AMISS_CO_ASSIGN in a coroutine of one's own and in one of Boost.Asio. Compiled as C++20.
#include <amiss.hpp>

#include "../programs/check.hpp"

#include <boost/asio/awaitable.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/use_future.hpp>

#include <coroutine>
#include <utility>

namespace {

namespace cstar = amiss::cstar;

/// A coroutine that runs at once and holds its result.
struct Task {
    struct promise_type {
        amiss::expected<int> result = 0;

        Task get_return_object() { return Task{std::coroutine_handle<promise_type>::from_promise(*this)}; }
        std::suspend_never initial_suspend() noexcept { return {}; }
        std::suspend_always final_suspend() noexcept { return {}; }
        void return_value(amiss::expected<int> value) { result = std::move(value); }
        void unhandled_exception() {}
    };
    explicit Task(std::coroutine_handle<promise_type> made) : handle(made) {}
    Task(const Task&) = delete;
    Task& operator=(const Task&) = delete;
    ~Task() { handle.destroy(); }
    const amiss::expected<int>& result() const { return handle.promise().result; }

    std::coroutine_handle<promise_type> handle;
};

int evaluated = 0;
amiss::expected<int> number(int value)
{
    ++evaluated;
    if (value < 0) return amiss::fail(cstar::Code::parameter_invalid).with_param("value");
    return value;
}
amiss::expected<std::pair<int, int>> both(int left, int right)
{
    AMISS_TRY(number(left));
    AMISS_TRY(number(right));
    return std::pair{left, right};
}

Task sum(int left, int right)
{
    AMISS_CO_TRY(number(left));
    AMISS_CO_ASSIGN((auto [a, b]), both(left, right));
    co_return a + b;
}

boost::asio::awaitable<amiss::expected<int>> later(int value) { co_return number(value); }
boost::asio::awaitable<amiss::expected<int>> twice(int value)
{
    AMISS_CO_TRY(co_await later(value));
    AMISS_CO_ASSIGN(const int same, co_await later(value));
    co_return 2 * same;
}
amiss::expected<int> run(boost::asio::awaitable<amiss::expected<int>> task)
{
    boost::asio::io_context context;
    auto result = boost::asio::co_spawn(context, std::move(task), boost::asio::use_future);
    context.run();
    return result.get();
}

} // namespace

int main()
{
    CHECK(sum(1, 2).result() == 3);
    CHECK(sum(-1, 2).result().error() == cstar::Code::parameter_invalid);
    evaluated = 0;
    CHECK(sum(1, -2).result().error().param() == "value");
    CHECK(evaluated == 3);
    CHECK(run(twice(4)) == 8);
    CHECK(run(twice(-4)).error() == cstar::Code::parameter_invalid);
    return check::exit_status();
}
