// SPDX-License-Identifier: BSL-1.0
// The program of docs/retry.md: what is repeated and when, in loops that wait, and in loops of Boost.Asio.
#include <amiss.hpp>
#include <amiss/adapt/asio.hpp>

#include "expect.hpp"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/use_future.hpp>

#include <chrono>
#include <future>
#include <string>
#include <string_view>
#include <thread>
#include <utility>
#include <vector>

// clang-format off: a table
namespace billing {

enum class Code { card_declined = 1, invoice_changed, rate_limited, timeout, internal };

constexpr auto amiss_catalog(Code)
{
    using amiss::HttpStatus;
    return amiss::catalog<Code>("billing",
        amiss::row(Code::card_declined, "card_declined", HttpStatus::payment_required, "", "Your card was declined."),
        amiss::row(Code::invoice_changed, "invoice_changed", HttpStatus::conflict, "", "The invoice has changed."),
        amiss::row(Code::rate_limited, "rate_limited", HttpStatus::too_many_requests, "", "Too many requests."),
        amiss::row(Code::timeout, "timeout", HttpStatus::gateway_timeout, "", "The bank does not answer."),
        amiss::row(Code::internal, "internal", HttpStatus::internal_server_error, "",
                   "The service failed unexpectedly."));
}

} // namespace billing
AMISS_ERROR_ENUM(billing, Code)
// clang-format on

namespace {

using namespace std::chrono_literals;
using amiss::Idempotency;
using amiss::RetryReason;

std::vector<amiss::ApiError> failures; // of the server; the last one comes next, and after all of them a success
int calls = 0;

amiss::expected<std::string> get_invoice(const std::string& id)
{
    ++calls;
    if (failures.empty()) return id;
    amiss::ApiError failure = std::move(failures.back());
    failures.pop_back();
    return amiss::fail(std::move(failure));
}

// [retry]
amiss::expected<std::string> get_patiently(const std::string& id)
{
    amiss::RetryPolicy policy; // 3 attempts, 60 s in all
    policy.base = 1ms;
    return amiss::retry(policy, amiss::Idempotency::idempotent, [&] { return get_invoice(id); });
}
// [/retry]

void a_call_is_repeated()
{
    failures = {billing::Code::internal, billing::Code::internal};
    calls = 0;
    expect(get_patiently("inv_1") == "inv_1" && calls == 3, "three attempts");
    failures = {billing::Code::card_declined};
    expect(get_patiently("inv_1").error() == billing::Code::card_declined && calls == 4, "a final code");
}

std::string_view why(const amiss::ApiError& error, Idempotency idempotency)
{
    return to_string(amiss::RetryPolicy().decide(error, {1, idempotency}).reason);
}

void a_server_has_a_word()
{
    amiss::RetryPolicy policy;
    policy.jitter = amiss::Jitter::none;
    // [word]
    const std::pair<std::string_view, std::string_view> headers[] = {{"x-should-retry", "false"}};
    amiss::ApiError hopeless = amiss::read_any(amiss::Received{503, "", headers});
    amiss::RetryDecision last = policy.decide(hopeless, {1, amiss::Idempotency::idempotent}); // final_code
    std::string_view whose = to_string(last.word);                                            // "server"
    // [/word]
    expect(last.reason == RetryReason::final_code && whose == "server", "a no is final");
    const std::pair<std::string_view, std::string_view> yes[] = {{"Stripe-Should-Retry", "true"}};
    const amiss::ApiError perhaps = amiss::read_any(amiss::Received{409, "", yes});
    expect(perhaps.retry_class() == amiss::Retry::if_idempotent, "a yes");
    const std::pair<std::string_view, std::string_view> later[] = {{"Retry-After", "20"}};
    const amiss::RetryDecision refused = policy.decide(amiss::read_any(amiss::Received{403, "", later}), {1});
    expect(refused.retry && refused.delay == 20s && refused.word == amiss::RetryWord::server, "a 403 with a delay");
    expect(amiss::ApiError(static_cast<amiss::HttpStatus>(529)).retryable(), "a 5xx that is not registered");
    expect(!amiss::ApiError(static_cast<amiss::HttpStatus>(450)).retryable(), "a 4xx that is not registered");
}

void the_default_delay()
{
    // [default-delay]
    amiss::RetryPolicy policy;
    policy.default_delay = 5s; // after a 429 without a delay, at least; Retry-After wins over it
    // [/default-delay]
    policy.jitter = amiss::Jitter::none;
    amiss::ApiError limited = amiss::onestack::Code::rate_limit_exceeded;
    expect(policy.decide(limited, {1}).delay == 5s, "without a delay");
    expect(policy.decide(limited.with_retry_after(2), {1}).delay == 2s, "with one");
}

void decisions()
{
    // [decide]
    amiss::RetryPolicy policy;
    policy.jitter = amiss::Jitter::none; // for this page: delays are exact

    amiss::ApiError busy = billing::Code::rate_limited;
    amiss::Attempt first{1, amiss::Idempotency::not_idempotent};
    amiss::RetryDecision decision = policy.decide(busy, first); // after 1 s: nothing was done

    amiss::ApiError later = billing::Code::rate_limited;
    later.with_retry_after(90);
    amiss::RetryDecision never = policy.decide(later, first); // not at all: the server asks for more than the deadline
    // [/decide]
    expect(decision.retry && decision.delay == 1s && decision.reason == RetryReason::retry, "a 429");
    expect(!never.retry && never.reason == RetryReason::deadline && never.delay == 0s, "too late");
    const auto asked = [&](int seconds, int number) {
        later.with_retry_after(seconds);
        return policy.decide(later, {number});
    };
    expect(asked(5, 1).delay == 5s && asked(1, 2).delay == 2s, "Retry-After is the floor");
    expect(asked(40, 1).reason == RetryReason::delay_too_long, "the cap");
    expect(policy.decide(busy, {3}).reason == RetryReason::attempts, "attempts");
    amiss::Attempt attempt = first;
    attempt.budget = false;
    expect(policy.decide(busy, attempt).reason == RetryReason::budget, "budget");
    attempt = first;
    attempt.elapsed = 59500ms;
    expect(policy.decide(busy, attempt).reason == RetryReason::deadline, "deadline");
    policy.default_delay = 10s;
    expect(policy.decide(busy, first).delay == 10s, "a delay that is not named");
    policy.jitter = amiss::Jitter::full;
    expect(policy.delays(first).low == 0s && policy.delays(first).high == 1s, "full jitter");
    expect(policy.delays(first, 5s).low == 5s && policy.delays(first, 5s).high == 6s, "jitter on top of the floor");
    policy.jitter = amiss::Jitter::equal;
    expect(policy.delays({2}).low == 1s && policy.delays({2}).high == 2s, "equal jitter");
    policy.jitter = amiss::Jitter::decorrelated;
    attempt.previous = 2s;
    expect(policy.delays(attempt).low == 1s && policy.delays(attempt).high == 6s, "decorrelated jitter");
    expect(policy.backoff(3) == 4s && policy.backoff(9) == 30s, "the backoff");

    const Idempotency yes = Idempotency::idempotent;
    const Idempotency no = Idempotency::not_idempotent;
    expect(why(billing::Code::card_declined, yes) == "final_code", "never");
    expect(why(billing::Code::invoice_changed, yes) == "refetch", "a conflict");
    expect(why(billing::Code::internal, yes) == "retry" && why(billing::Code::internal, no) == "not_idempotent",
           "a 500");
    expect(why(billing::Code::timeout, yes) == "retry" && why(billing::Code::timeout, no) == "check_outcome", "a 504");
    expect(why(billing::Code::rate_limited, no) == "retry", "after a delay");
    expect(why(amiss::client::Code::timeout, no) == "check_outcome", "a time-out of the client");
    expect(why(amiss::client::Code::refused, no) == "retry" && why(amiss::client::Code::tls, yes) == "final_code",
           "others");
    expect(why(amiss::client::Code::stream_error, no) == "not_idempotent", "a broken connection");
}

// [environment]
struct Tested : amiss::RetryEnvironment {
    using amiss::RetryEnvironment::RetryEnvironment;

    std::chrono::milliseconds now() const { return time; }         // a clock of your own
    void sleep(std::chrono::milliseconds delay) { time += delay; } // no test waits
    static double random() { return 0.5; }                         // or an integer from a generator
    void observe(const amiss::RetryEvent& event)                   // after each attempt
    {
        log += std::to_string(event.number) + " " + std::string(to_string(event.decision.reason)) + " "
            + std::to_string(event.decision.delay.count()) + "\n";
    }

    std::chrono::milliseconds time{0};
    std::string log;
};
// [/environment]

void environments()
{
    failures = {billing::Code::timeout, amiss::ApiError(billing::Code::rate_limited).with_retry_after(3)};
    // [observed]
    Tested tested;
    auto invoice =
        amiss::retry(amiss::RetryPolicy(), amiss::Idempotency::idempotent, [] { return get_invoice("inv_1"); }, tested);
    // [/observed]
    expect(invoice == "inv_1", "the third attempt");
    expect(tested.log == "1 retry 3500\n2 retry 1000\n3 succeeded 0\n", "what was observed");

    // [budget]
    static amiss::RetryBudget budget(0.1, 10, 100); // one for each service that is called
    auto shared = amiss::retry(
        amiss::RetryPolicy(), amiss::Idempotency::idempotent, [] { return get_invoice("inv_2"); },
        amiss::RetryEnvironment(&budget));
    // [/budget]
    expect(shared == "inv_2" && budget.tokens() > 10.09 && budget.tokens() < 10.11, "a call adds 0.1");
    amiss::RetryBudget empty(0, 1);
    Tested poor(&empty);
    failures = {billing::Code::internal, billing::Code::internal, billing::Code::internal};
    const auto failed =
        amiss::retry(amiss::RetryPolicy(), Idempotency::idempotent, [] { return get_invoice("inv_2"); }, poor);
    expect(!failed && poor.log == "1 retry 500\n2 budget 0\n", "a budget that is used up");
}

void once_more_and_no_further()
{
    Tested tested;
    const amiss::ApiError limited = amiss::onestack::Code::rate_limit_exceeded;
    failures = {limited, limited, limited};
    // [once-more]
    amiss::RetryPolicy once_more;
    once_more.max_attempts = 2;             // the request, and one repetition
    once_more.base = 0ms;                   // no backoff: the delay is the server's
    once_more.jitter = amiss::Jitter::none; // and no longer than that
    once_more.default_delay = 5s;           // where the server names none
    once_more.cap = once_more.deadline = 90s;
    auto invoice =
        amiss::retry(once_more, amiss::Idempotency::not_idempotent, [] { return get_invoice("inv_6"); }, tested);
    // [/once-more]
    expect(invoice.error() == limited && failures.size() == 1, "two attempts");
    expect(tested.log == "1 retry 5000\n2 attempts 0\n" && tested.time == 5s, "exactly 5 s");

    const auto log_of = [&](amiss::ApiError failure) {
        tested.log.clear();
        failures = {std::move(failure)};
        (void)amiss::retry(once_more, Idempotency::not_idempotent, [] { return get_invoice("inv_6"); }, tested);
        return tested.log;
    };
    expect(log_of(amiss::ApiError(limited).with_retry_after(23)) == "1 retry 23000\n2 succeeded 0\n",
           "the server's delay");
    expect(log_of(amiss::ApiError(limited).with_retry_after(0)) == "1 retry 0\n2 succeeded 0\n", "no delay");
    expect(log_of(amiss::onestack::Code::internal_error) == "1 not_idempotent 0\n", "a fault");
    expect(log_of(amiss::onestack::Code::conflict) == "1 refetch 0\n", "a conflict");
}

// [loop]
amiss::expected<std::string> get_in_a_loop(const amiss::RetryPolicy& policy, const std::string& id)
{
    const auto start = std::chrono::steady_clock::now();
    amiss::Attempt attempt{1, amiss::Idempotency::idempotent};
    for (;; ++attempt.number) {
        amiss::expected<std::string> result = get_invoice(id);
        if (result) return result;
        attempt.elapsed = std::chrono::steady_clock::now() - start;
        attempt.random = amiss::RetryEnvironment::random(); // or a number of your own generator
        const amiss::RetryDecision decision = policy.decide(result.error(), attempt);
        if (!decision.retry) return result;
        std::this_thread::sleep_for(decision.delay);
        attempt.previous = decision.delay;
    }
}
// [/loop]

amiss::RetryPolicy quick()
{
    amiss::RetryPolicy policy;
    policy.base = 1ms;
    return policy;
}

std::vector<std::string> paid; // the keys that the server knows

amiss::expected<std::string> pay_invoice(const std::string& id, std::string_view key)
{
    if (paid.empty() || paid.back() != key) paid.emplace_back(key);
    return get_invoice(id);
}

// [key]
amiss::expected<std::string> pay_once(const amiss::RetryPolicy& policy, const std::string& id)
{
    return amiss::retry_with_key(policy, [&](const amiss::IdempotencyKey& key) { return pay_invoice(id, key.view()); });
}
// [/key]

void a_key_makes_a_payment_idempotent()
{
    failures = {billing::Code::internal, billing::Code::timeout};
    expect(pay_once(quick(), "inv_8") == "inv_8" && paid.size() == 1, "one payment in three attempts");
    expect(pay_once(quick(), "inv_8") == "inv_8" && paid.size() == 2, "another call has another key");
}

void loops_of_your_own()
{
    failures = {billing::Code::internal};
    expect(get_in_a_loop(quick(), "inv_3") == "inv_3" && failures.empty(), "a loop");
    failures = {billing::Code::internal, billing::Code::internal, billing::Code::internal};
    expect(!get_in_a_loop(quick(), "inv_3") && failures.empty(), "its end");
}

void asynchronous()
{
    failures = {billing::Code::internal};
    boost::asio::io_context context;
    // [async]
    using Result = amiss::expected<std::string>;
    std::future<Result> future = amiss::async_retry<Result>(
        context.get_executor(), quick(), amiss::Idempotency::idempotent,
        [&context](auto handler) { // starts one attempt, and returns
            boost::asio::post(context,
                              [handler = std::move(handler)]() mutable { std::move(handler)(get_invoice("inv_4")); });
        },
        boost::asio::use_future); // or any other completion token
    context.run();
    // [/async]
    expect(future.get() == "inv_4" && failures.empty(), "async_retry");
}

#if defined(BOOST_ASIO_HAS_CO_AWAIT)
// [coroutine]
boost::asio::awaitable<amiss::expected<std::string>> get_in_a_coroutine(std::string id)
{
    co_return co_await amiss::co_retry(quick(), amiss::Idempotency::idempotent,
                                       [&]() -> boost::asio::awaitable<amiss::expected<std::string>> {
                                           co_return get_invoice(id);
                                       });
}
// [/coroutine]

void coroutines()
{
    failures = {billing::Code::internal};
    boost::asio::io_context context;
    auto future = boost::asio::co_spawn(context, get_in_a_coroutine("inv_5"), boost::asio::use_future);
    context.run();
    expect(future.get() == "inv_5" && failures.empty(), "co_retry");
}
#else
void coroutines() {} // they need C++20
#endif

} // namespace

int main()
{
    a_call_is_repeated();
    a_server_has_a_word();
    the_default_delay();
    a_key_makes_a_payment_idempotent();
    decisions();
    environments();
    once_more_and_no_further();
    loops_of_your_own();
    asynchronous();
    coroutines();
}
