// SPDX-License-Identifier: BSL-1.0
// The decision record of how an error is represented: which candidate is the fastest to make, return and destroy?
//
// This is kept so that the decision can be checked and measured again. It uses none of the library's headers, and
// tools/bench does not run it. The results and the reasons are in benchmarks/README.md, "How an error is represented".
// To run it:
//
//   c++ -std=c++17 -O2 -Wall -Wextra -Wpedantic -Wshadow -Wconversion -o representation representation.cpp
//   ./representation
//
// It prints a Markdown table. Each ratio is a median over interleaved repetitions. A slice of a candidate always runs
// right after a slice of expected<int, std::error_code>.

#include "heap_pointer.hpp"
#include "inline_arena.hpp"
#include "measure.hpp"
#include "pooled_block.hpp"
#include "scale.hpp"
#include "word_arena.hpp"

#include <cerrno>

// Replaces malloc itself, in order to count the allocations of operator new and of exceptions too.
extern "C" {
void* __libc_malloc(std::size_t size);
void* malloc(std::size_t size)
{
    ++representation::allocations;
    return __libc_malloc(size);
}
}

namespace representation {
namespace {

template <class E, class Pass>
constexpr Contestant expected_of(const char* name, bool (*right)())
{
    return {name, sizeof(E), 1, run_expected<E, CodeOnly, Pass>, run_expected<E, Filled, Pass>, right};
}
template <class E, class Pass = TwoMoves>
constexpr Contestant arena(const char* name)
{
    return expected_of<E, Pass>(name, right_overflow<E, Pass>);
}
template <class E, class Pass = TwoMoves>
constexpr Contestant handle(const char* name)
{
    return expected_of<E, Pass>(name, right_text<E, Pass>);
}

using Chosen = WordArena;

constexpr Contestant baseline =
    expected_of<ErrorCode, TwoMoves>("`std::error_code`", right_success_and_row<ErrorCode, TwoMoves>);

constexpr Contestant contestants[] = {
    baseline,
    arena<InlineArena<Variable, Stores::fields>>("inline arena: memcpy of `used`; fields; two moves"),
    arena<InlineArena<Loop<48, 16>, Stores::fields>>("inline arena: 48, then 16 at a time; fields; two moves"),
    arena<InlineArena<Ladder<256>, Stores::fields>>("inline arena: all 256; fields; two moves"),
    arena<InlineArena<Ladder<64, 128, 256>, Stores::fields>>("inline arena: 64, 128 or 256; fields; two moves"),
    arena<InlineArena<Ladder<64, 128, 256>, Stores::head_units>>("inline arena: 64, 128 or 256; units; two moves"),
    arena<InlineArena<Ladder<64, 128, 256>, Stores::head_units>, OneMove>(
        "inline arena: 64, 128 or 256; units; one move"),
    arena<InlineArena<Ladder<48, 96, 256>, Stores::head_units>, OneMove>(
        "inline arena: 48, 96 or 256; units; one move"),
    arena<InlineArena<Ladder<48, 96, 256>, Stores::all_units>, OneMove>(
        "inline arena: 48, 96 or 256; units, text too; one move"),
    arena<InlineArena<Ladder<96, 256>, Stores::head_units>, OneMove>("inline arena: 96 or 256; units; one move"),
    arena<InlineArena<Ladder<256>, Stores::head_units>, OneMove>("inline arena: all 256; units; one move"),
    arena<InlineArena<LadderThenCall<48, 96>, Stores::head_units>, OneMove>(
        "inline arena: 48, 96, rest by a call; units; one move"),
    arena<InlineArena<TrueLoop<48, 16>, Stores::head_units>, OneMove>(
        "inline arena: 48, then 16 in a true loop; units; one move"),
    arena<InlineArena<TrueLoop<64, 32>, Stores::head_units>, OneMove>(
        "inline arena: 64, then 32 in a true loop; units; one move"),
    arena<InlineArena<OneCall<48, 96, 256>, Stores::fields>, OneMove>(
        "inline arena: call of 48, 96 or 256; fields; one move"),
    arena<InlineArena<OneCall<48, 96, 256>, Stores::head_units>>(
        "inline arena: call of 48, 96 or 256; units; two moves"),
    arena<InlineArena<OneCall<48, 96, 256>, Stores::head_units>, OneMove>(
        "inline arena: call of 48, 96 or 256; units; one move"),
    arena<InlineArena<OneCall<48, 96, 256>, Stores::head_units, 16>, OneMove>(
        "inline arena: call of 48, 96 or 256; units; one move; alignas(16)"),
    arena<InlineArena<OneCall<64, 128, 256>, Stores::head_units, 16>, OneMove>(
        "inline arena: call of 64, 128 or 256; units; one move; alignas(16)"),
    arena<Chosen>("inline arena: 24, 72 or 256; words; two moves"),
    arena<Chosen, OneMove>("**inline arena: 24, 72 or 256; words; one move**"),
    handle<PooledBlock>("pooled block"),
    handle<PooledBlock, OneMove>("pooled block; one move"),
    handle<HeapPointer>("heap pointer"),
    handle<HeapPointer, OneMove>("heap pointer; one move"),
    handle<Strings>("struct of `std::string`"),
    {"exception carrying that struct", sizeof(Strings), 50, run_throwing<Strings, CodeOnly>,
     run_throwing<Strings, Filled>, right_thrown<Strings>},
};
constexpr std::size_t count = sizeof contestants / sizeof contestants[0];

std::size_t allocations_of(Run run, int first)
{
    const std::size_t before = allocations;
    run(100, first);
    return (allocations - before + 50) / 100;
}

enum Workload : unsigned { code_only, filled, success, workloads };
Run run_of(const Contestant& contestant, unsigned workload)
{
    return workload == filled ? contestant.filled : contestant.code;
}
int first_of(unsigned workload) { return workload == success ? 34 : -1; }

struct Samples {
    std::vector<double> ratio[workloads];
    std::vector<double> time[workloads];
};

void repeat(std::vector<Samples>& samples, bool record)
{
    for (std::size_t i = 0; i < count; ++i)
        for (unsigned w = 0; w < workloads; ++w) {
            const Contestant& c = contestants[i];
            const int slice = w == success ? calls : calls / c.slowdown;
            const Run base_run = run_of(baseline, w);
            base_run(warm_up, first_of(w));
            const double base = nanoseconds_per_call(base_run, calls, first_of(w));
            run_of(c, w)(warm_up / c.slowdown, first_of(w));
            const double own = nanoseconds_per_call(run_of(c, w), slice, first_of(w));
            if (!record) continue;
            samples[i].ratio[w].push_back(own / base);
            samples[i].time[w].push_back(own);
        }
}

void print(std::vector<Samples>& samples)
{
    std::printf("| representation | sizeof | code only | filled | success | ns | allocations |\n"
                "|---|---|---|---|---|---|---|\n");
    for (std::size_t i = 0; i < count; ++i) {
        const Contestant& c = contestants[i];
        Samples& s = samples[i];
        std::printf("| %s | %zu | %.2f | %.2f | %.2f | %.1f / %.1f / %.1f | %zu / %zu |\n", c.name, c.size,
                    median(s.ratio[code_only]), median(s.ratio[filled]), median(s.ratio[success]),
                    median(s.time[code_only]), median(s.time[filled]), median(s.time[success]),
                    allocations_of(c.code, -1), allocations_of(c.filled, -1));
    }
}

} // namespace
} // namespace representation

int main()
{
    using namespace representation;
    static_assert(std::is_nothrow_move_constructible_v<Chosen> && std::is_nothrow_copy_constructible_v<Chosen>);
    static_assert(sizeof(Chosen) <= 256);
    for (const Contestant& c : contestants)
        if (!c.right()) wrong(c.name);
    std::vector<Samples> samples(count);
    repeat(samples, false);
    for (int i = 0; i < repetitions; ++i) repeat(samples, true);
    print(samples);
}
