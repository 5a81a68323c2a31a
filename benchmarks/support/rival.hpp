// SPDX-License-Identifier: BSL-1.0
// What the programs of the benchmarks share: rivals enter themselves, show what they make, and are then timed.
#pragma once

#include <benchmark/benchmark.h>

#include <cstddef>
#include <string>
#include <vector>

namespace bench {

/// What a rival has to make before anybody's clock starts.
enum class Shows {
    all,     ///< the same text as amiss
    part,    ///< the beginning of it: it carries less
    nothing, ///< a limit that makes nothing comparable
};

/// One way of doing one workload.
struct Rival {
    const char* workload;
    const char* name; ///< "baseline" is the limit that ratios are taken to, "amiss" what the others are compared with
    const char* note; ///< what it leaves out or does beside; at most a line
    std::string (*output)();
    void (*run)(benchmark::State& state);
    Shows shows = Shows::all;
};

inline std::vector<Rival>& rivals()
{
    static std::vector<Rival> entered;
    return entered;
}

/// For a static initializer: `const bool entered = bench::enter({…});`
inline bool enter(const Rival& rival)
{
    rivals().push_back(rival);
    return true;
}

/// Hides a value from the optimizer: it may be any other behind this.
template <class T>
inline T hidden(T value) noexcept
{
    asm volatile("" : "+r"(value));
    return value;
}

/// Moves the stack for what is called behind it: by 0 to 48 bytes, another size with each repetition. Whether an object
/// of a callee crosses a cache line would otherwise be decided once, by chance.
#define AMISS_BENCH_MOVE_STACK()                                                                                       \
    do {                                                                                                               \
        static std::size_t repetition = 0;                                                                             \
        void* const moved = __builtin_alloca(16 * (repetition++ % 4) + 1);                                             \
        benchmark::DoNotOptimize(moved);                                                                               \
    } while (false)

/// Times `once(object)` with an object that may have changed since the last call.
template <class Object, class Once>
void time_with(benchmark::State& state, Object& object, Once once)
{
    AMISS_BENCH_MOVE_STACK();
    for (auto iteration : state) {
        (void)iteration;
        Object* any = &object;
        benchmark::DoNotOptimize(any);
        const auto& result = once(*any);
        asm volatile("" : : "r"(&result) : "memory"); // where it is: benchmark::DoNotOptimize may copy it
    }
}

} // namespace bench
