// SPDX-License-Identifier: BSL-1.0
// Checks that a signal handler can make, write, send, log and count an error: without an allocation, and with errno kept.
//
// The signal arrives inside operator new, where a handler that allocates would deadlock or corrupt the heap.
#include <amiss.hpp>
#include <amiss/adapt/opentelemetry.hpp>
#include <amiss/error_counters.hpp>
#include <amiss/log_json.hpp>

#include "check.hpp"

#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstddef>
#include <cstdlib>
#include <new>
#include <string>
#include <string_view>
#include <system_error>

namespace {

constexpr int errno_before = 77;

bool signal_wanted = false;
bool in_handler = false;
int allocations_in_handler = 0;

// What the handler leaves for main, which checks it: a check prints, which a handler must not do.
struct Outcome {
    bool ran = false;
    bool whole = false;
    bool fitted = false;
    bool sent = false;
    bool logged = false;
    bool counted = false;
    bool described = false;
    int errno_after = 0;
} outcome;

amiss::ErrorCounters<amiss::cstar::Code> counters;

void* allocate(std::size_t size) noexcept
{
    if (in_handler) ++allocations_in_handler;
    if (signal_wanted) {
        signal_wanted = false;
        errno = errno_before;
        std::raise(SIGUSR1);
        outcome.errno_after = errno;
    }
    return std::malloc(size);
}

} // namespace

void* operator new(std::size_t size, const std::nothrow_t&) noexcept { return allocate(size); }
void* operator new(std::size_t size)
{
    if (void* block = allocate(size)) return block;
    std::abort();
}
void operator delete(void* block) noexcept { std::free(block); }
void operator delete(void* block, std::size_t) noexcept { std::free(block); }
void operator delete(void* block, const std::nothrow_t&) noexcept { std::free(block); }

namespace {

void handle(int)
{
    in_handler = true;
    const amiss::ApiError error = amiss::ApiError(amiss::cstar::Code::internal_error)
                                      .with_param("title")
                                      .with_request_id("req_1")
                                      .with_retry_after(30)
                                      .with_detail("limit", 100)
                                      .with_context("signal 10")
                                      .with_cause({EINTR, std::generic_category()});
    const amiss::RequestInfo request{"req_2", std::chrono::system_clock::time_point(std::chrono::seconds(1774866600))};
    char buffer[1024];
    const amiss::Written body = amiss::write(amiss::cstar::envelope, error, request, buffer);
    outcome.whole = body.text.size() == body.required && body.text.find("internal_error") != std::string_view::npos;
    char small[200];
    outcome.fitted = !amiss::write_fitted(amiss::cstar::envelope, error, request, small).text.empty();
    char sent[1024];
    outcome.sent = amiss::respond(amiss::cstar::envelope, error, request, sent).status == 500;
    char line[512];
    outcome.logged = amiss::log_line(error, line).find("signal 10") != std::string_view::npos;
    outcome.logged = outcome.logged && amiss::log_json(error, line).find("signal 10") != std::string_view::npos;
    counters.count(error);
    outcome.counted = counters.of(amiss::cstar::Code::internal_error) == 1 && counters.total() == 1;
    outcome.described = amiss::otel_attributes(amiss::cstar::envelope, error).size() == 3;
    outcome.ran = true;
    in_handler = false;
}

} // namespace

int main()
{
    CHECK(std::signal(SIGUSR1, &handle) != SIG_ERR);
    signal_wanted = true;
    const std::string text(1000, 'x');
    const char* volatile used = text.data(); // keeps the allocation from being optimized away
    CHECK(*used == 'x');
    CHECK(outcome.ran);
    CHECK(outcome.whole && outcome.fitted && outcome.sent && outcome.logged);
    CHECK(outcome.counted && outcome.described);
    CHECK(outcome.errno_after == errno_before);
    CHECK(allocations_in_handler == 0);

    // The counter sees allocations, so that a count of 0 means something.
    in_handler = true;
    const amiss::ApiError large = amiss::ApiError(amiss::cstar::Code::internal_error).with_message(text);
    in_handler = false;
    CHECK(allocations_in_handler == 1 && large.message() == text);
    return check::exit_status();
}
