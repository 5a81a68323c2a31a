// SPDX-License-Identifier: BSL-1.0
// Counts allocations, measures time, and has the loops that are timed.
#pragma once

#include "frames.hpp"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <vector>

namespace representation {

inline std::size_t allocations = 0;

inline constexpr int repetitions = 201;
inline constexpr int calls = 2000;
inline constexpr int warm_up = 200;

template <class E, class Make, class Pass>
void run_expected(int count, int first)
{
    for (int i = 0; i < count; ++i) {
        auto r = Frame<E, Make, Pass, depth>::call(hidden(first - (i & 1)));
        keep(r);
    }
}

template <class E, class Make>
void run_throwing(int count, int first)
{
    for (int i = 0; i < count; ++i) {
        try {
            keep(ThrowingFrame<E, Make, depth>::call(hidden(first - (i & 1))));
        } catch (const E& error) {
            keep(error);
        }
    }
}

using Run = void (*)(int count, int first);

inline double nanoseconds_per_call(Run run, int count, int first)
{
    using Clock = std::chrono::steady_clock;
    const auto start = Clock::now();
    run(count, first);
    const std::chrono::duration<double, std::nano> took = Clock::now() - start;
    return took.count() / count;
}

inline double median(std::vector<double>& values)
{
    const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
    std::nth_element(values.begin(), middle, values.end());
    return *middle;
}

struct Contestant {
    const char* name;
    std::size_t size;
    int slowdown; // a throw takes so long that a slice has fewer of them
    Run code;
    Run filled;
    bool (*right)();
};

[[noreturn]] inline void wrong(const char* what)
{
    std::fprintf(stderr, "wrong result: %s\n", what);
    std::exit(1);
}

// A parameter so long that candidate 1 needs its heap block; copies and moves must keep it.
struct Overflowing {
    template <class E>
    static E make(int x)
    {
        E error{static_cast<std::uint16_t>(-x)};
        error.with_param(std::string_view(long_text, sizeof long_text - 1));
        return error;
    }
    static constexpr char long_text[] =
        "a parameter with a name so long that neither it nor the message it is filled into can be kept within the "
        "two hundred and eight bytes which an error has for text of its own, as happens when somebody sends a query "
        "of many words where one was expected";
};

template <class E>
bool holds(const E& error, int row, std::string_view message, std::string_view param)
{
    return error.row() == row && error.message() == message && error.param() == param;
}

template <class E, class Pass>
bool right_success_and_row()
{
    const auto good = Frame<E, CodeOnly, Pass, depth>::call(34);
    const auto bad = Frame<E, CodeOnly, Pass, depth>::call(-2);
    return good && *good == 34 + depth && !bad && bad.error().row() == 2;
}

template <class E, class Pass>
bool right_text()
{
    const auto code = Frame<E, CodeOnly, Pass, depth>::call(-1);
    const auto filled = Frame<E, Filled, Pass, depth>::call(-1);
    return right_success_and_row<E, Pass>() && holds(code.error(), 1, "A parameter is missing.", "")
        && holds(filled.error(), 1, "The parameter 'title' is needed", "title");
}

template <class E, class Pass>
bool right_overflow()
{
    auto passed = Frame<E, Overflowing, Pass, depth>::call(-1);
    E copy{passed.error()};
    E again{std::uint16_t{0}};
    again = copy;
    E moved{std::move(copy)};
    copy = std::move(again);
    const std::string_view message = moved.message(), param = copy.param();
    return right_text<E, Pass>() && param == Overflowing::long_text && moved.param() == param
        && passed.error().message() == message && message.size() == param.size() + 26;
}

template <class E>
bool right_thrown()
{
    try {
        ThrowingFrame<E, Filled, depth>::call(-1);
    } catch (const E& error) {
        return holds(error, 1, "The parameter 'title' is needed", "title");
    }
    return false;
}

} // namespace representation
