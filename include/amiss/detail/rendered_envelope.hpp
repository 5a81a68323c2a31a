// The renderings of one bound envelope: constants, made when the program first writes with it.
#pragma once

#include <amiss/detail/rendered_body.hpp>
#include <amiss/detail/rendering.hpp>
#include <amiss/envelope.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <utility>

namespace amiss {
inline namespace v0 {
namespace detail {

/// Writes a body: the facts, the number of the row, where to, and how much room there is.
using RenderFunction = char* (*)(const BodyFacts& facts, std::size_t row, char* at, std::size_t capacity) noexcept;

template <class Code, class Make, bool ForEachCode>
struct Rendered {
    static constexpr const auto& nodes = Envelope<Code, Make>::layout.nodes;
    static constexpr std::size_t rows = ForEachCode ? Table<Code>::size : 1;
    static constexpr std::size_t rows_of_part = 16;

    template <class Sink>
    static constexpr bool render(std::size_t row, Sink& to) noexcept
    {
        return Renderer<Sink>(nodes.data(), Table<Code>::rows[row], ForEachCode, Table<Code>::definition.docs, to).render();
    }

    // The steps of any row, without the runs that are empty.
    static constexpr StepSink all_steps() noexcept
    {
        StepSink all;
        if (!render(0, all)) all.full = true;
        if (all.full) return all;
        std::array<std::uint16_t, StepSink::capacity + 1> moved{}; // where a step is afterwards
        StepSink left = all;
        left.size = 0;
        for (std::size_t at = 0; at < all.size; ++at) {
            moved[at] = static_cast<std::uint16_t>(left.size);
            const RenderStep& step = all.steps[at];
            if (step.kind != RenderStep::Kind::run || all.is_used[step.count]) left.steps[left.size++] = step;
        }
        moved[all.size] = static_cast<std::uint16_t>(left.size);
        for (std::size_t at = 0; at < all.size; ++at) {
            if (all.steps[at].kind != RenderStep::Kind::begin) continue;
            left.steps[moved[at]].count = static_cast<std::uint16_t>(moved[at + all.steps[at].count + 1] - moved[at] - 1);
        }
        return left;
    }
    static constexpr StepSink sink = all_steps();
    static constexpr bool is_there = !sink.full;
    static constexpr std::size_t size = is_there ? sink.size : 0;
    static constexpr std::size_t runs = is_there ? sink.runs : 0;

    static constexpr std::array<RenderStep, size> used_steps() noexcept
    {
        std::array<RenderStep, size> used{};
        for (std::size_t at = 0; at < size; ++at) used[at] = sink.steps[at];
        return used;
    }
    static constexpr std::array<RenderStep, size> steps = used_steps();

    /// The runs of a few rows: one constant each, because compilers limit what one may cost.
    template <std::size_t Number>
    struct Part {
        static constexpr std::size_t first = Number * rows_of_part;
        static constexpr std::size_t count = rows - first < rows_of_part ? rows - first : rows_of_part;

        template <class To>
        static constexpr void render_all(To& to) noexcept
        {
            for (std::size_t row = 0; row < count; ++row) render(first + row, to);
        }
        static constexpr std::size_t bytes() noexcept
        {
            RunSink counted;
            render_all(counted);
            return counted.size;
        }
        struct Data {
            std::array<char, bytes() + slack> text{};
            std::array<std::uint32_t, runs * count + 1> ends{};
        };
        static constexpr Data make() noexcept
        {
            Data made;
            RunSink run{made.text.data(), made.ends.data()};
            render_all(run);
            return made;
        }
        static constexpr Data data = make();
    };

    template <std::size_t... Number>
    static constexpr std::array<RenderedRuns, sizeof...(Number)> all_parts(std::index_sequence<Number...>) noexcept
    {
        return {{RenderedRuns{Part<Number>::data.text.data(), Part<Number>::data.ends.data()}...}};
    }
    static constexpr auto parts = all_parts(std::make_index_sequence<is_there ? (rows + rows_of_part - 1) / rows_of_part : 0>());

    /// The runs of one row.
    static RenderedRuns runs_of(std::size_t row) noexcept
    {
        const RenderedRuns& part = parts[row / rows_of_part];
        return {part.text, part.ends + row % rows_of_part * runs};
    }
    /// Whether a run is the same for every row, and its bytes then.
    static constexpr bool is_common(std::size_t run) noexcept { return !sink.is_own[run]; }
    static constexpr std::string_view common_run(std::size_t run) noexcept
    {
        const std::uint32_t from = parts[0].ends[run];
        return {parts[0].text + from, parts[0].ends[run + 1] - from};
    }

    /// What a rendering cannot say: one detail by its key, lists of violations, and details in an object that may have
    /// their key already.
    struct Limits {
        bool details = false;
        bool violations = false;
        std::array<bool, nodes.size()> spread{}; ///< whether the node is an object with all details among its members
    };
    static constexpr Limits find_limits() noexcept
    {
        Limits found;
        for (std::size_t node = 0; node < nodes.size(); ++node) {
            found.details = found.details || nodes[node].field == FieldKind::detail || nodes[node].when == FieldKind::detail;
            found.violations = found.violations || nodes[node].kind == NodeKind::each;
            if (nodes[node].kind != NodeKind::object) continue;
            for (std::size_t at = node + 1; at < node + nodes[node].size; at += nodes[at].size)
                found.spread[node] = found.spread[node] || nodes[at].kind == NodeKind::spread;
        }
        return found;
    }
    static constexpr Limits limits = find_limits();

    /// Whether the rendering can say all that there is to say.
    static bool suits(const BodyFacts& facts) noexcept
    {
        if (limits.violations && facts.has(FieldKind::violations)) return false;
        if (!facts.has(FieldKind::details)) return true;
        if (limits.details) return false;
        for (std::size_t node = 0; node < nodes.size(); ++node) {
            if (limits.spread[node] && may_repeat_key(&nodes[node], facts.details())) return false;
        }
        return true;
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
