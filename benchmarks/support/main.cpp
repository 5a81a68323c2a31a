// SPDX-License-Identifier: BSL-1.0
// Runs one question: compares what each rival makes with what amiss makes, and only then times them.
#include <support/rival.hpp>

#include <algorithm>
#include <cstdio>
#include <cstring>
#include <optional>
#include <string>

namespace {

using bench::Rival;
using bench::Shows;

std::optional<std::string> output_of_amiss(const char* workload)
{
    for (const Rival& rival : bench::rivals()) {
        if (std::strcmp(rival.workload, workload) == 0 && std::strcmp(rival.name, "amiss") == 0) return rival.output();
    }
    return std::nullopt;
}

bool is_right(const Rival& rival, const std::string& wanted, const std::string& made)
{
    if (rival.shows == Shows::part) return !made.empty() && wanted.compare(0, made.size(), made) == 0;
    return made == wanted;
}

/// Prints the rivals that make something else, and returns how many there are.
int count_wrong()
{
    int wrong = 0;
    for (const Rival& rival : bench::rivals()) {
        if (rival.shows == Shows::nothing) continue;
        const std::optional<std::string> wanted = output_of_amiss(rival.workload);
        const std::string made = rival.output();
        if (wanted && !wanted->empty() && is_right(rival, *wanted, made)) continue;
        std::fprintf(stderr, "%s/%s: makes\n  %.2000s\nand amiss\n  %.2000s\n", rival.workload, rival.name,
                     made.c_str(), wanted ? wanted->c_str() : "(is not there)");
        ++wrong;
    }
    return wrong;
}

} // namespace

int main(int argc, char** argv)
{
    // The linker decides in which order they register; the report always shows the same.
    std::sort(bench::rivals().begin(), bench::rivals().end(), [](const Rival& left, const Rival& right) {
        const int workload = std::strcmp(left.workload, right.workload);
        return workload != 0 ? workload < 0 : std::strcmp(left.name, right.name) < 0;
    });
    if (bench::rivals().empty() || count_wrong() != 0) return 1;
    for (const Rival& rival : bench::rivals()) {
        const std::string name = std::string(rival.workload) + '/' + rival.name;
        benchmark::RegisterBenchmark(name.c_str(), [rival](benchmark::State& state) {
            rival.run(state);
            state.SetLabel(rival.note);
        });
    }
    benchmark::Initialize(&argc, argv);
    if (benchmark::ReportUnrecognizedArguments(argc, argv)) return 2;
    return benchmark::RunSpecifiedBenchmarks() > 0 ? 0 : 1;
}
