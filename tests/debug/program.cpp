// SPDX-License-Identifier: BSL-1.0
// Fills one of each that a debugger shows, and stops where tests/debug/gdb.sh looks at them; run alone, it checks itself.
#include "subjects.hpp"

#include <amiss/detail/error/access.hpp>

#include <chrono>
#include <string>
#include <utility>

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

    all.value.assign("application/json");
    all.response.status = 422;
    all.response.headers.add("Content-Type", "application/json");
    all.response.headers.add("Retry-After", 30);
}

/// Where the script stops. It is not inlined, and its argument is there at every level of optimization.
__attribute__((noinline)) void stop(debug::Subjects& all) { asm volatile("" : : "r"(&all) : "memory"); }

} // namespace

int main()
{
    static debug::Subjects all; // static, so that a core dump without a stack would have it too
    fill(all);
    stop(all);
    const bool checks = all.full.violations().size() == 3 && all.filled.message() == "The 'title' field is required.";
    return checks ? 0 : 1;
}
