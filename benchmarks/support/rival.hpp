// SPDX-License-Identifier: BSL-1.0
// What the benchmark programs share: rivals register, show what they make, and are then timed.
#pragma once

#include <support/allocations.hpp>

#include <benchmark/benchmark.h>

#include <cstddef>
#include <string>
#include <vector>

namespace bench {

/// What the output of a rival has to be. It is checked before the timing starts.
enum class Shows {
    all,     ///< the same text as amiss
    part,    ///< the beginning of that text: it carries less
    nothing, ///< not compared: a limit that makes no such text
};

/// One way of doing one workload.
struct Rival {
    const char* workload;
    const char* name; ///< "baseline" is the limit that ratios are taken to, "amiss" what the others are compared with
    const char* note; ///< what it leaves out or does besides, in one line
    std::string (*output)();
    void (*run)(benchmark::State& state);
    Shows shows = Shows::all;
};

inline std::vector<Rival>& rivals()
{
    static std::vector<Rival> entered;
    return entered;
}

/// Registers a rival, from a static initializer: `const bool entered = bench::enter({…});`
inline bool enter(const Rival& rival)
{
    rivals().push_back(rival);
    return true;
}

/// Hides a value from the optimizer, which must then expect any other.
template <class T>
inline T hidden(T value) noexcept
{
    asm volatile("" : "+r"(value));
    return value;
}

/// Moves the stack of what is called after it by 0 to 48 bytes, differently with each repetition. Otherwise chance would
/// decide once for all repetitions whether an object of a callee crosses a cache line.
#define AMISS_BENCH_MOVE_STACK()                                                                                       \
    do {                                                                                                               \
        static std::size_t repetition = 0;                                                                             \
        void* const moved = __builtin_alloca(16 * (repetition++ % 4) + 1);                                             \
        benchmark::DoNotOptimize(moved);                                                                               \
    } while (false)

/// Times `once(object)`; the optimizer must expect that the object has changed since the last call. Counts allocations.
template <class Object, class Once>
void time_with(benchmark::State& state, Object& object, Once once)
{
    AMISS_BENCH_MOVE_STACK();
    const long before = allocations();
    for (auto iteration : state) {
        (void)iteration;
        Object* any = &object;
        benchmark::DoNotOptimize(any);
        const auto& result = once(*any);
        asm volatile("" : : "r"(&result) : "memory"); // the address: benchmark::DoNotOptimize may copy the object
    }
    state.counters["allocations"] = // of one call
        static_cast<double>(allocations() - before) / static_cast<double>(state.iterations());
}

} // namespace bench
