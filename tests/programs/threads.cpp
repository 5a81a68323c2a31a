// SPDX-License-Identifier: BSL-1.0
// Checks that threads can read one error, share a budget and counters, and use errors of their own. ThreadSanitizer watches.
#include <amiss.hpp>
#include <amiss/error_counters.hpp>
#include <amiss/log_json.hpp>

#include "check.hpp"

#include <atomic>
#include <cstdint>
#include <string>
#include <string_view>
#include <system_error>
#include <thread>
#include <vector>

namespace {

using amiss::ApiError;
using amiss::cstar::Code;

constexpr int thread_count = 4;
constexpr int rounds = 50;

amiss::ErrorCounters<Code, amiss::client::Code> counters; // a global that needs no start-up code

/// Whether what `error` says, by itself, in a body and in a log line, is what was set.
bool reads_well(const ApiError& error)
{
    char line[512];
    return error == Code::parameter_missing && error == amiss::HttpStatus::bad_request
        && error == std::errc::invalid_argument && error.message() == "The 'title' field is required."
        && error.param() == "title" && error.detail("k") == "v" && error.violations().size() == 1
        && amiss::same_code(error.code(), make_error_code(Code::parameter_missing)) && ApiError(error) == error
        && amiss::to_string(amiss::cstar::envelope, error, {"req_1"}).find("title") != std::string::npos
        && !amiss::log_line(error, line).empty() && !amiss::log_json(error, line).empty();
}

/// Writes an error and reads the body, and whether the same error comes back.
bool makes_well(int number)
{
    const std::string id = "req_" + std::to_string(number);
    const std::string body =
        amiss::to_string(amiss::cstar::envelope, ApiError(Code::parameter_missing).with_param(std::string(300, 'p')),
                         {id});
    const ApiError own = amiss::read(amiss::cstar::envelope, amiss::Received{400, body});
    const ApiError guessed = amiss::read_any(amiss::Received{400, body});
    return own == Code::parameter_missing && own.request_id() == id && guessed == own
        && amiss::find_code<Code>("parameter_missing") == Code::parameter_missing;
}

} // namespace

int main()
{
    const ApiError shared = ApiError(Code::parameter_missing)
                                .with_param("title")
                                .with_detail("k", "v")
                                .with_violation("title", "is required");
    amiss::RetryBudget budget(0.1, 10, 1000);
    std::atomic<bool> started{false};
    std::atomic<int> failed{0}, withdrawn{0};
    std::vector<std::thread> threads;
    for (int number = 0; number < thread_count; ++number) {
        threads.emplace_back([&, number] {
            while (!started) std::this_thread::yield(); // so that all begin at once, with nothing set up yet
            for (int round = 0; round < rounds; ++round) {
                if (!reads_well(shared) || !makes_well(number * rounds + round)) ++failed;
                counters.count(shared);
                counters.count(ApiError(amiss::HttpStatus::gone));
                budget.deposit();
                if (budget.withdraw()) ++withdrawn;
            }
        });
    }
    started = true;
    std::uint64_t seen = 0;
    for (int look = 0; look < rounds; ++look) { // while the others count
        std::uint64_t sum = 0;
        for (const amiss::ErrorCount& row : counters) sum += row.count;
        if (sum < seen) ++failed;
        seen = sum;
    }
    for (std::thread& thread : threads) thread.join();
    CHECK(counters.of(Code::parameter_missing) == thread_count * rounds && counters.other() == thread_count * rounds);
    CHECK(counters.total() == 2 * thread_count * rounds);
    CHECK(failed == 0);
    CHECK(withdrawn == 10 + thread_count * rounds / 10);
    return check::exit_status();
}
