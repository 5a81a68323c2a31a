// SPDX-License-Identifier: BSL-1.0
// The program of docs/debuggers.md: what a debugger shows of the results of two calls.
#include <amiss/apis/cstar.hpp>
#include <amiss/expected.hpp>
#include <amiss/hash.hpp>

#include "expect.hpp"

#include <string_view>
#include <unordered_set>

// [create]
amiss::expected<int> create(std::string_view title, int priority)
{
    using amiss::cstar::Code;
    if (title.empty())
        return amiss::fail(Code::parameter_missing).with_param("title").with_violation("title", "Must not be empty.");
    if (priority > 5)
        return amiss::fail(Code::parameter_invalid)
            .with_param("priority")
            .with_detail("most", 5)
            .with_context("by the API");
    return 7;
}

// [/create]

[[gnu::noinline]] void stop()
{
    asm volatile("");
} // tests/debug/gdb.sh has a breakpoint here, and looks at main's variables

bool tells_once()
{
    // [hash]
    std::unordered_set<amiss::ApiError> told;
    const bool first = told.insert(create("", 1).error()).second;
    const bool again = told.insert(create("", 2).error()).second; // an equal error
    // [/hash]
    return first && !again;
}

int main()
{
    const amiss::expected<int> made = create("Printer", 1), missing = create("", 1);
    const amiss::ApiError invalid = create("Printer", 9).error();
    stop();
    expect(made && !missing && invalid == amiss::cstar::Code::parameter_invalid, "what the debugger shows");
    expect(tells_once(), "equal errors are one");
}
