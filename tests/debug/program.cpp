// SPDX-License-Identifier: BSL-1.0
// Fills one of each that a debugger shows, and stops where tests/debug/gdb.sh looks at them; run alone, it checks itself.
#include "subjects.hpp"

#include <amiss/detail/error/access.hpp>

#include <chrono>
#include <cstddef>
#include <string>
#include <string_view>
#include <utility>

namespace debug {

/// The reason phrases, as a script in a debugger can read them.
struct Phrase {
    const char* text = nullptr;
    std::size_t size = 0;
};
Phrase phrases[600];

Subjects subjects; // a debugger finds it at every level of optimization

} // namespace debug

namespace {

void fill(debug::Subjects& all)
{
    using namespace std::chrono;
    all.full.with_param("title").with_request_id("req_8").with_context("row 17").with_retry_after(seconds(30));
    all.full.with_detail("limit", 80).with_detail("unit", "copies");
    all.full.with_violation("title", "Too long.", "too_long").with_violation("isbn", "Not a number.");
    all.full.with_violation(amiss::violation("qty", "Too many.").detail("limit", 5));
    all.full.with_rate_limit({100, 0, 1774866600})
        .with_timestamp(system_clock::time_point(milliseconds(1774866600000)));
    all.full.with_instance("/orders/7")
        .with_trace_id("0af7651916cd43dd8448eb211c80319c")
        .with_doc_url("https://example.com/a");
    all.full.with_cause(std::make_error_code(std::errc::no_such_file_or_directory));
    amiss::detail::ErrorAccess::head(all.full).set_location("orders.cpp", 42);

    all.on_heap.with_message(std::string(600, 'x') + "end").with_param("title").with_context(std::string(300, 'y'));
    all.moved_from.with_message(std::string(600, 'z'));
    amiss::ApiError moved = std::move(all.moved_from);
    all.received.with_message("It is broken.").with_param(moved.message().substr(0, 3));
    amiss::detail::ErrorAccess::head(all.received).provenance = amiss::Provenance::server;
    amiss::detail::ErrorAccess::head(all.received).flags = amiss::detail::ErrorHead::malformed;
    amiss::detail::ErrorAccess::set_server_word(all.received, true);

    all.failed = amiss::fail(bookshop::Code::title_missing).with_param("title");
    all.failed_ticket = amiss::fail(bookshop::Code::sold_out);
    all.failed_void = amiss::fail(bookshop::Code::sold_out);
    all.listed = decltype(all.listed)(amiss::fail<bookshop::Code::braces>());
    all.listed_void = decltype(all.listed_void)(amiss::fail<bookshop::Code::sold_out>());
    all.failure = amiss::fail(bookshop::Code::sold_out).with_context("row 3");
    all.value.assign("application/json");
    all.ticket->number = 7;
    all.headers.add("Content-Type", "application/json");
    all.headers.add("Retry-After", 30);
}

/// Where the script stops.
__attribute__((noinline)) void stop() { asm volatile("" : : : "memory"); }

} // namespace

int main()
{
    debug::Subjects& all = debug::subjects;
    fill(all);
    for (int status = 0; status < 600; ++status) {
        const std::string_view phrase = amiss::reason_phrase(static_cast<amiss::HttpStatus>(status));
        debug::phrases[status] = {phrase.data(), phrase.size()};
    }
    stop();
    const bool checks = all.full.violations().size() == 3 && all.filled.message() == "The 'title' field is required.";
    return checks ? 0 : 1;
}
