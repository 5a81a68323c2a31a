// SPDX-License-Identifier: BSL-1.0
// The instructions of a compiled layout, and what collects them and the literal text between values.
#pragma once

#include <amiss/field.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace amiss {
inline namespace v0 {
namespace detail {

/// One step of a compiled layout.
struct Instruction {
    enum class Kind : std::uint8_t {
        literal, ///< copy a literal
        field,   ///< put a value, without its quotes or braces
        of_row,  ///< put a value that follows from the row, with its quotes
        comma,   ///< unless this is the first of its object or array
        begin,   ///< skip the next instructions unless one of `any` and all of `all` have a value; negated, if so
    };

    Kind kind = Kind::literal;
    FieldKind field = FieldKind::none;
    FieldStyle style = FieldStyle::plain; ///< of `field`
    bool is_negated = false;              ///< of `begin`
    std::uint16_t count = 0;              ///< of `literal`, its number; of `begin`, how many instructions it may skip
    std::uint32_t any = 0;                ///< bits of fields; 0 asks for none
    std::uint32_t all = 0;
    bool by_row = false;    ///< of `begin`: only in the rows where the literal `flag` is not empty
    bool in_row = false;    ///< whether this row is one
    bool in_text = false;   ///< of `of_row`; of a time with milliseconds, its zone: without quotes
    bool is_own = false;    ///< of `literal`: whether it differs between rows
    std::uint16_t flag = 0; ///< the number of a literal that is not copied
    std::string_view key{}; ///< of `of_row`
};

/// Collects the instructions. Literals are only counted.
struct InstructionSink {
    static constexpr std::size_t capacity = 256;

    std::array<Instruction, capacity> instructions{};
    std::array<std::uint16_t, 32> open{};
    std::size_t size = 0;
    std::size_t depth = 0;
    std::size_t literals = 0;
    std::array<bool, capacity> is_used{}; ///< whether a literal has any bytes, or differs between rows
    std::array<bool, capacity> is_own{};  ///< whether a literal differs between rows
    bool full = false;

    constexpr void put(char) noexcept
    {
        if (literals < capacity) is_used[literals] = true;
    }
    constexpr void own() noexcept
    {
        if (literals < capacity) is_own[literals] = is_used[literals] = true; // it may be empty in the first row alone
    }
    // Every instruction has a literal before it, if only an empty one, so that all rows have the same instructions.
    constexpr void step(Instruction next) noexcept
    {
        add_literal();
        if (next.kind == Instruction::Kind::literal) return; // the last literal
        if (next.by_row) {
            own();
            next.flag = static_cast<std::uint16_t>(literals++);
        }
        if (next.kind == Instruction::Kind::begin) {
            full = full || depth == open.size();
            if (!full) open[depth++] = static_cast<std::uint16_t>(size);
        }
        add(next);
    }
    constexpr void end() noexcept
    {
        add_literal();
        if (full) return;
        const std::size_t from = open[--depth];
        instructions[from].count = static_cast<std::uint16_t>(size - from - 1);
    }
    constexpr void add_literal() noexcept
    {
        Instruction literal;
        literal.count = static_cast<std::uint16_t>(literals++);
        add(literal);
    }
    constexpr void add(const Instruction& next) noexcept
    {
        full = full || size == capacity;
        if (!full) instructions[size++] = next;
    }
};

/// Collects the bytes of some of a row's literals and their ends. Without memory it only counts them.
struct LiteralSink {
    char* text = nullptr;
    std::uint32_t* ends = nullptr;
    const bool* wanted = nullptr; ///< of each literal of the row; null for all
    std::size_t size = 0;
    std::size_t literals = 0; ///< how many there are of those that are wanted
    std::size_t number = 0;   ///< of the literal in its row

    constexpr bool is_wanted() const noexcept { return wanted == nullptr || wanted[number]; }
    constexpr void put(char c) noexcept
    {
        if (!is_wanted()) return;
        if (text != nullptr) text[size] = c;
        ++size;
    }
    constexpr void own() noexcept {}
    constexpr void step(const Instruction& next) noexcept
    {
        end();
        if (!next.by_row) return;
        if (next.in_row) put('1');
        end();
    }
    constexpr void end() noexcept
    {
        if (is_wanted()) {
            ++literals;
            if (ends != nullptr) ends[literals] = static_cast<std::uint32_t>(size);
        }
        ++number;
    }
};

} // namespace detail
} // inline namespace v0
} // namespace amiss
