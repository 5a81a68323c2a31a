// SPDX-License-Identifier: BSL-1.0
// Layouts rendered at compile time: for each code of a catalogue the text between the values that only a request knows.
//
// A rendering is a short program: copy the next run of text, put a value, skip what has no value. It is made twice for
// an envelope, with everything that a code determines inside the literals, and for codes of other catalogues without it.
#pragma once

#include <amiss/catalog.hpp>
#include <amiss/detail/json/escape.hpp>
#include <amiss/detail/layout/node.hpp>
#include <amiss/detail/text/percent.hpp>
#include <amiss/http_status.hpp>

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace amiss {
inline namespace v0 {
namespace detail {

/// One step of a rendering.
struct Instruction {
    enum class Kind : std::uint8_t {
        literal, ///< copy the next literal
        field,   ///< put a value, without its quotes or braces
        comma,   ///< unless this is the first of its object or array
        begin,   ///< go over the next instructions unless one of `any` and all of `all` have a value
    };

    Kind kind = Kind::literal;
    FieldKind field = FieldKind::none;
    bool as_text = false;
    std::uint16_t count = 0; ///< of `run`: its number; of `begin`: how many instructions it goes over
    std::uint32_t any = 0;   ///< bits of fields; 0: none is needed
    std::uint32_t all = 0;
};

/// Walks a layout, for one row or for whatever comes, and gives instructions and the bytes of literals to `Sink`.
template <class Sink>
class LayoutCompiler {
public:
    constexpr LayoutCompiler(const Node* nodes, const RowData& row, bool for_row, std::string_view doc_base,
                             Sink& sink) noexcept
        : nodes_(nodes), row_(row), for_row_(for_row), doc_base_(doc_base), sink_(sink)
    {}

    /// False when the layout has something that cannot be rendered.
    constexpr bool compile() noexcept
    {
        value(nodes_);
        sink_.step({});
        return !failed_;
    }

private:
    /// When an element is there.
    struct Presence {
        bool always = true;
        std::uint32_t any = 0;
        std::uint32_t all = 0;
        constexpr bool never() const noexcept { return !always && any == 0; }
    };
    enum class Place { first, later, unknown };

    constexpr bool is_fixed(FieldKind field) const noexcept
    {
        switch (field) {
        case FieldKind::code:
        case FieldKind::type:
        case FieldKind::status:
        case FieldKind::reason:
        case FieldKind::doc_url: return for_row_;
        case FieldKind::detail: return true; // of an error that has details, the other writer then writes the body
        default: return false;
        }
    }

    constexpr Presence presence(const Node* node) noexcept
    {
        Presence there;
        if (node->optional || node->kind == NodeKind::spread) there = value_presence(node);
        if (node->when != FieldKind::none && !there.never()) {
            if (is_fixed(node->when)) {
                failed_ = true;
            } else {
                there.all |= field_bit(node->when);
                if (there.always) there = {false, field_bit(node->when), there.all};
            }
        }
        return there;
    }
    constexpr Presence value_presence(const Node* node) noexcept
    {
        switch (node->kind) {
        case NodeKind::spread: return field_presence(FieldKind::details);
        case NodeKind::each:
            return {false, 0, 0}; // of an error that has violations, the other writer then writes the body
        case NodeKind::field: return field_presence(node->field);
        case NodeKind::object:
        case NodeKind::array: {
            Presence any{false, 0, 0};
            for (std::size_t at = 1; at < node->size; at += node[at].size) {
                const Presence element = presence(node + at);
                if (element.all != 0) failed_ = true; // a choice of conditions is not rendered
                if (element.always) return {};
                any.any |= element.any;
            }
            return any;
        }
        default: return {};
        }
    }
    constexpr Presence field_presence(FieldKind field) noexcept
    {
        if (field == FieldKind::status || field == FieldKind::reason || (field == FieldKind::code && for_row_))
            return {};
        if (field == FieldKind::doc_url && for_row_) return {!doc_base_.empty(), 0, 0};
        if (field == FieldKind::detail) return {false, 0, 0};
        return {false, field_bit(field), 0}; // a type too: whether there is one differs from row to row
    }

    constexpr void value(const Node* node) noexcept
    {
        switch (node->kind) {
        case NodeKind::object: return items(node, '{', '}');
        case NodeKind::array: return items(node, '[', ']');
        case NodeKind::each: return put("[]");
        case NodeKind::literal: return put(node->text);
        case NodeKind::string: return put_string(node->text);
        case NodeKind::number: return put_number(node->number, false);
        case NodeKind::field: return put_field(*node);
        case NodeKind::spread: return sink_.step(field_instruction(FieldKind::details, false));
        }
    }

    constexpr void items(const Node* node, char open, char close) noexcept
    {
        sink_.put(open);
        Place place = Place::first;
        for (std::size_t at = 1; at < node->size; at += node[at].size) {
            const Node* item = node + at;
            const Presence there = presence(item);
            if (there.never()) continue;
            if (!there.always) begin(there);
            if (place == Place::later) sink_.put(',');
            if (place == Place::unknown) comma();
            if (item->keyed) {
                put_string(item->key);
                sink_.put(':');
            }
            value(item);
            if (!there.always) sink_.end();
            if (place != Place::later) place = there.always ? Place::later : Place::unknown;
        }
        sink_.put(close);
    }
    constexpr void comma() noexcept
    {
        Instruction step;
        step.kind = Instruction::Kind::comma;
        sink_.step(step);
    }
    constexpr void begin(const Presence& there) noexcept
    {
        Instruction step;
        step.kind = Instruction::Kind::begin;
        step.any = there.any;
        step.all = there.all;
        sink_.step(step);
    }

    constexpr void put(std::string_view text) noexcept
    {
        for (const char c : text) sink_.put(c);
    }
    constexpr void put_escaped(std::string_view text) noexcept
    {
        while (!text.empty()) {
            if (needs_escape(text[0])) {
                const Escape step = next_escape(text, Escaping::json);
                put({step.bytes, step.size});
                text.remove_prefix(step.consumed);
            } else {
                sink_.put(text[0]);
                text.remove_prefix(1);
            }
        }
    }
    constexpr void put_string(std::string_view text) noexcept
    {
        sink_.put('"');
        put_escaped(text);
        sink_.put('"');
    }
    constexpr void put_number(std::int64_t number, bool as_text) noexcept
    {
        char digits[20] = {};
        std::size_t at = sizeof digits;
        auto left = number < 0 ? 0 - static_cast<std::uint64_t>(number) : static_cast<std::uint64_t>(number);
        do digits[--at] = static_cast<char>('0' + left % 10);
        while ((left /= 10) != 0);
        if (as_text) sink_.put('"');
        if (number < 0) sink_.put('-');
        put({digits + at, sizeof digits - at});
        if (as_text) sink_.put('"');
    }
    constexpr void put_doc_url() noexcept
    {
        sink_.put('"');
        put_escaped(doc_base_);
        if (!doc_base_.empty()) {
            for (const char c : row_.name) put_percent_encoded(c, [this](char byte) { sink_.put(byte); });
        }
        sink_.put('"');
    }
    static constexpr Instruction field_instruction(FieldKind field, bool as_text) noexcept
    {
        Instruction step;
        step.kind = Instruction::Kind::field;
        step.field = field;
        step.as_text = as_text;
        return step;
    }
    constexpr void put_field(const Node& node) noexcept
    {
        if (!is_fixed(node.field)) {
            const bool is_object = node.field == FieldKind::details || node.field == FieldKind::violations;
            const bool is_number = node.field == FieldKind::status || node.field == FieldKind::retry_after;
            if (!is_number) sink_.put(is_object ? '{' : '"'); // what stands around a value is part of the literals
            sink_.step(field_instruction(node.field, node.as_text));
            if (!is_number) sink_.put(is_object ? '}' : '"');
            return;
        }
        if (for_row_
            && (node.field == FieldKind::code || node.field == FieldKind::type || node.field == FieldKind::status
                || node.field == FieldKind::reason || node.field == FieldKind::doc_url))
            sink_.own();
        switch (node.field) {
        case FieldKind::code: return put_string(row_.name);
        case FieldKind::type: return put_string(row_.type);
        case FieldKind::status: return put_number(to_int(row_.status), node.as_text);
        case FieldKind::reason: return put_string(reason_phrase(row_.status));
        case FieldKind::doc_url: return put_doc_url();
        default: return put_string({});
        }
    }

    const Node* nodes_;
    const RowData& row_;
    bool for_row_;
    std::string_view doc_base_;
    Sink& sink_;
    bool failed_ = false;
};

/// Takes the instructions; the literals have none of their bytes here.
struct InstructionSink {
    static constexpr std::size_t capacity = 256;

    std::array<Instruction, capacity> instructions{};
    std::array<std::uint16_t, 32> open{};
    std::size_t size = 0;
    std::size_t depth = 0;
    std::size_t literals = 0;
    std::array<bool, capacity> is_used{}; ///< whether a run has any bytes; what differs between rows is never empty
    std::array<bool, capacity> is_own{};  ///< whether a run differs between rows
    bool full = false;

    constexpr void put(char) noexcept
    {
        if (literals < capacity) is_used[literals] = true;
    }
    constexpr void own() noexcept
    {
        if (literals < capacity) is_own[literals] = true;
    }
    // Every step has a run before it, be it an empty one, so that all rows have the same instructions.
    constexpr void step(Instruction next) noexcept
    {
        add_literal();
        if (next.kind == Instruction::Kind::literal) return; // the last run of all
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

/// Takes the bytes of the literals and where they end; without memory it counts them.
struct LiteralSink {
    char* text = nullptr;
    std::uint32_t* ends = nullptr;
    std::size_t size = 0;
    std::size_t literals = 0;

    constexpr void put(char c) noexcept
    {
        if (text != nullptr) text[size] = c;
        ++size;
    }
    constexpr void own() noexcept {}
    constexpr void step(const Instruction&) noexcept { end(); }
    constexpr void end() noexcept
    {
        ++literals;
        if (ends != nullptr) ends[literals] = static_cast<std::uint32_t>(size);
    }
};

} // namespace detail
} // inline namespace v0
} // namespace amiss
