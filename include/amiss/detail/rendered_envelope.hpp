// The renderings of one bound envelope: constants, made when the program first writes with it.
#pragma once

#include <amiss/detail/rendered_body.hpp>
#include <amiss/detail/rendering.hpp>
#include <amiss/envelope.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace amiss {
inline namespace v0 {
namespace detail {

/// Writes a body: the facts, the number of the row, where to, and how much room there is.
using RenderFunction = char* (*)(const BodyFacts& facts, std::size_t row, char* at, std::size_t capacity) noexcept;

template <class Code, class Make, bool ForEachCode>
struct Rendered {
    static constexpr const auto& nodes = Envelope<Code, Make>::layout.nodes;
    static constexpr std::size_t rows = ForEachCode ? Table<Code>::size : 1;

    template <class Sink>
    static constexpr bool render(std::size_t row, Sink& sink) noexcept
    {
        return Renderer<Sink>(nodes.data(), Table<Code>::rows[row], ForEachCode, Table<Code>::definition.docs, sink).render();
    }

    // The steps without the runs that are empty for every row.
    static constexpr StepSink all_steps() noexcept
    {
        StepSink all;
        if (!render(0, all)) all.full = true;
        if (all.full) return all;
        RunSink used;
        for (std::size_t row = 0; row < rows; ++row) {
            used.runs = 0;
            render(row, used);
        }
        std::array<std::uint16_t, StepSink::capacity + 1> moved{}; // where a step is afterwards
        StepSink sink = all;
        sink.size = 0;
        for (std::size_t at = 0; at < all.size; ++at) {
            moved[at] = static_cast<std::uint16_t>(sink.size);
            const RenderStep& step = all.steps[at];
            if (step.kind != RenderStep::Kind::run || used.is_used[step.count]) sink.steps[sink.size++] = step;
        }
        moved[all.size] = static_cast<std::uint16_t>(sink.size);
        for (std::size_t at = 0; at < all.size; ++at) {
            if (all.steps[at].kind != RenderStep::Kind::begin) continue;
            sink.steps[moved[at]].count = static_cast<std::uint16_t>(moved[at + all.steps[at].count + 1] - moved[at] - 1);
        }
        sink.bytes = used.size;
        return sink;
    }

    static constexpr StepSink sink = all_steps();
    static constexpr bool is_there = !sink.full;
    static constexpr std::size_t size = is_there ? sink.size : 0;
    static constexpr std::size_t runs = is_there ? sink.runs : 0;

    /// What is left of the sinks in the program.
    struct Data {
        std::array<RenderStep, size> steps{};
        std::array<char, is_there ? sink.bytes : 0> text{};
        std::array<std::uint32_t, runs * rows + 1> ends{};
    };
    static constexpr Data make() noexcept
    {
        Data made;
        for (std::size_t at = 0; at < size; ++at) made.steps[at] = sink.steps[at];
        if constexpr (is_there) {
            RunSink run{made.text.data(), made.ends.data()};
            for (std::size_t row = 0; row < rows; ++row) render(row, run);
        }
        return made;
    }
    static constexpr Data data = make();

    /// Whether a run is the same for every row.
    static constexpr bool is_common(std::size_t run) noexcept
    {
        for (std::size_t row = 1; row < rows; ++row) {
            if (run_of(row, run) != run_of(0, run)) return false;
        }
        return true;
    }
    static constexpr std::size_t common_size(std::size_t run) noexcept { return run_of(0, run).size(); }
    static constexpr std::string_view run_of(std::size_t row, std::size_t run) noexcept
    {
        const std::uint32_t from = data.ends[row * runs + run];
        return {data.text.data() + from, data.ends[row * runs + run + 1] - from};
    }

    static constexpr RenderFunction function() noexcept
    {
        if constexpr (is_there)
            return &RenderedBody<Rendered>::write;
        else
            return nullptr;
    }
};

} // namespace detail
} // inline namespace v0
} // namespace amiss
