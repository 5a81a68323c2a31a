// SPDX-License-Identifier: BSL-1.0
// The compiled layouts of one bound envelope: constants that exist where a program writes with it.
#pragma once

#include <amiss/detail/compiler.hpp>
#include <amiss/detail/write/compiled_writer.hpp>
#include <amiss/detail/write/layout_compiler.hpp>
#include <amiss/detail/write/place_violation.hpp>
#include <amiss/detail/write/repeated_keys.hpp>
#include <amiss/envelope.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <utility>

namespace amiss {
inline namespace v0 {
namespace detail {

/// Writes the body of `values` and row number `row` to `at`. Null when `capacity` is too small.
using CompiledFunction = char* (*)(const FieldValues& values, std::size_t row, char* at, std::size_t capacity) noexcept;

template <class Code, class Make, bool ForEachCode>
struct CompiledLayout {
    static constexpr const auto& nodes = Envelope<Code, Make>::layout.nodes;
    static constexpr std::size_t rows = ForEachCode ? Table<Code>::size : 1;
    static constexpr std::size_t rows_of_part = 16;

    template <class Sink>
    static constexpr bool compile(std::size_t row, Sink& to) noexcept
    {
        constexpr const Catalog& catalog = Table<Code>::catalog;
        return LayoutCompiler<Sink>(nodes.data(), catalog[row], ForEachCode, catalog.doc_base(), to,
                                    catalog.columns(row), catalog.domain())
            .compile();
    }

    // The instructions, which are the same for each row, without the empty literals.
    static constexpr InstructionSink all_instructions() noexcept
    {
        InstructionSink all;
        if (!compile(0, all)) all.full = true;
        if (all.full) return all;
        std::array<std::uint16_t, InstructionSink::capacity + 1> moved{}; // where each instruction is afterwards
        InstructionSink left = all;
        left.size = 0;
        for (std::size_t at = 0; at < all.size; ++at) {
            moved[at] = static_cast<std::uint16_t>(left.size);
            const Instruction& step = all.instructions[at];
            if (step.kind != Instruction::Kind::literal || all.is_used[step.count])
                left.instructions[left.size++] = step;
        }
        moved[all.size] = static_cast<std::uint16_t>(left.size);
        for (std::size_t at = 0; at < all.size; ++at) {
            if (all.instructions[at].kind != Instruction::Kind::begin) continue;
            left.instructions[moved[at]].count =
                static_cast<std::uint16_t>(moved[at + all.instructions[at].count + 1] - moved[at] - 1);
        }
        return left;
    }
    static constexpr InstructionSink sink = all_instructions();
    static constexpr bool is_there = !sink.full;
    static constexpr std::size_t size = is_there ? sink.size : 0;

    /// Which literals of a row are stored for each row, or once for all of them.
    struct Selection {
        bool wanted[InstructionSink::capacity] = {};
        std::size_t count = 0;
        constexpr std::uint16_t number_of(std::size_t literal) const noexcept
        {
            std::uint16_t number = 0;
            for (std::size_t at = 0; at < literal; ++at) number = static_cast<std::uint16_t>(number + wanted[at]);
            return number;
        }
    };
    static constexpr Selection select(bool own) noexcept
    {
        Selection selected;
        for (std::size_t at = 0; is_there && at < sink.literals; ++at) {
            selected.wanted[at] = sink.is_own[at] == own;
            selected.count += selected.wanted[at] ? 1U : 0U;
        }
        return selected;
    }
    static constexpr Selection own_literals = select(true), common_literals = select(false);
    static constexpr std::size_t literals = own_literals.count; ///< of each row

    // A literal has its number among those of its row, or among the common ones.
    static constexpr std::array<Instruction, size> used_instructions() noexcept
    {
        std::array<Instruction, size> used{};
        for (std::size_t at = 0; at < size; ++at) {
            Instruction& step = used[at] = sink.instructions[at];
            if (step.kind == Instruction::Kind::literal) {
                step.is_own = sink.is_own[step.count];
                step.count = (step.is_own ? own_literals : common_literals).number_of(step.count);
            }
            if (step.by_row) step.flag = own_literals.number_of(step.flag);
        }
        return used;
    }
    static constexpr std::array<Instruction, size> instructions = used_instructions();

    /// Some literals of a few rows.
    template <std::size_t First, std::size_t Count, bool Own>
    struct Stored {
        static constexpr const Selection& selected = Own ? own_literals : common_literals;

        static constexpr LiteralSink compile_all(LiteralSink to) noexcept
        {
            to.wanted = selected.wanted;
            for (std::size_t row = 0; row < Count; ++row) {
                to.number = 0;
                compile(First + row, to);
            }
            return to;
        }
        struct Data {
            std::array<char, compile_all({}).size + literal_padding> text{};
            std::array<std::uint32_t, selected.count * Count + 1> ends{};
        };
        static constexpr Data make() noexcept
        {
            Data made;
            compile_all({made.text.data(), made.ends.data()});
            return made;
        }
        static constexpr Data data = make();
    };

    /// The literals of a few rows. Compilers limit the cost of one constant, so there are several.
    template <std::size_t Number>
    using Part =
        Stored<Number * rows_of_part,
               (rows - Number * rows_of_part < rows_of_part ? rows - Number * rows_of_part : rows_of_part), true>;
    using Common = Stored<0, is_there ? 1 : 0, false>;

    template <std::size_t... Number>
    static constexpr std::array<Literals, sizeof...(Number)> all_parts(std::index_sequence<Number...>) noexcept
    {
        return {{Literals{Part<Number>::data.text.data(), Part<Number>::data.ends.data()}...}};
    }
    static constexpr auto parts =
        all_parts(std::make_index_sequence<is_there ? (rows + rows_of_part - 1) / rows_of_part : 0>());

    /// The literals of one row.
    static Literals literals_of(std::size_t row) noexcept
    {
        const Literals& part = parts[row / rows_of_part];
        return {part.text, part.ends + row % rows_of_part * literals};
    }
    /// The bytes of a literal that is the same for every row, by its number among those, and of all of them.
    static constexpr std::string_view common_literal(std::size_t literal) noexcept
    {
        const std::uint32_t from = Common::data.ends[literal];
        return {Common::data.text.data() + from, Common::data.ends[literal + 1] - from};
    }
    static constexpr std::size_t common_bytes = is_there ? Common::data.ends.back() : 0;

    /// The least and the most bytes that a literal has in any row.
    struct Sizes {
        std::size_t least, most;
    };
    static constexpr Sizes sizes_of(std::size_t literal) noexcept
    {
        Sizes sizes{~std::size_t{0}, 0};
        for (std::size_t row = 0; row < rows; ++row) {
            const std::uint32_t* const at = parts[row / rows_of_part].ends + row % rows_of_part * literals + literal;
            const std::size_t size = at[1] - at[0];
            if (size < sizes.least) sizes.least = size;
            if (size > sizes.most) sizes.most = size;
        }
        return sizes;
    }

    /// What a compiled layout cannot write: a detail with a place of its own, violations but in a map, and details in an
    /// object that may already have their key.
    struct Limits {
        bool details = false;
        bool details_as_text = false;
        bool violations = false;
        bool retryable = false; ///< where a server said more of it than the row
        bool any_spread = false;
        std::array<bool, nodes.size()> spread{}; ///< whether the node is an object with all details among its members
    };
    static constexpr Limits find_limits() noexcept
    {
        Limits found;
        found.violations = !has_violations_place({nodes.data(), nodes.size()}); // then they become something else
        for (std::size_t node = 0; node < nodes.size(); ++node) {
            found.details =
                found.details || nodes[node].field == FieldKind::detail || nodes[node].when == FieldKind::detail;
            found.details_as_text = found.details_as_text
                || (nodes[node].field == FieldKind::details && nodes[node].style == FieldStyle::text);
            found.violations = found.violations || nodes[node].kind == NodeKind::each
                || (nodes[node].kind == NodeKind::spread && nodes[node].field == FieldKind::violations);
            found.retryable = found.retryable || nodes[node].field == FieldKind::retryable
                || nodes[node].when == FieldKind::retryable;
            if (nodes[node].kind != NodeKind::object) continue;
            for (std::size_t at = node + 1; at < node + nodes[node].size; at += nodes[at].size)
                found.spread[node] =
                    found.spread[node] || (nodes[at].kind == NodeKind::spread && nodes[at].field == FieldKind::details);
            found.any_spread = found.any_spread || found.spread[node];
        }
        return found;
    }
    static constexpr Limits limits = find_limits();

    /// Whether the compiled layout can write all of these values.
    static bool can_write(const FieldValues& values) noexcept
    {
        if (limits.violations && values.has(FieldKind::violations)) return false;
        if (limits.retryable && values.has_server_word()) return false;
        if constexpr (limits.details || limits.details_as_text || limits.any_spread)
            return !values.has(FieldKind::details) || can_write_details(values.details());
        return true;
    }
    AMISS_NOINLINE static bool can_write_details(std::string_view details) noexcept
    {
        if (limits.details_as_text) return false;
        if (limits.details && may_place_detail({nodes.data(), nodes.size()}, details)) return false;
        for (std::size_t node = 0; node < nodes.size(); ++node) {
            if (limits.spread[node] && may_repeat_key(&nodes[node], details)) return false;
        }
        return true;
    }

    static constexpr CompiledFunction function() noexcept
    {
        if constexpr (is_there)
            return &CompiledWriter<CompiledLayout>::write;
        else
            return nullptr;
    }
};

} // namespace detail
} // inline namespace v0
} // namespace amiss
