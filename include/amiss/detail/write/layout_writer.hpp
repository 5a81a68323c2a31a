// SPDX-License-Identifier: BSL-1.0
// Writes any body by walking its layout, or counts its bytes.
#pragma once

#include <amiss/detail/json/view.hpp>
#include <amiss/detail/layout/format_access.hpp>
#include <amiss/detail/layout/node.hpp>
#include <amiss/detail/layout/plan.hpp>
#include <amiss/detail/storage/record.hpp>
#include <amiss/detail/write/field_values.hpp>
#include <amiss/detail/write/field_writer.hpp>
#include <amiss/detail/write/layout_parts.hpp>
#include <amiss/detail/write/presence.hpp>
#include <amiss/detail/write/sinks.hpp>
#include <amiss/request_info.hpp>

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace amiss {
inline namespace v0 {
namespace detail {

/// Walks a layout, which has these parts, and puts its values into a sink.
template <class Sink, LayoutParts Parts = parts::all>
class LayoutWriter : FieldWriter<Sink> {
public:
    LayoutWriter(Sink body_sink, LayoutView layout_view, const FieldValues& field_values, Escaping escaping_kind,
                 OptionMask option_mask) noexcept
        : Fields(body_sink, field_values, escaping_kind), nodes_(layout_view.nodes),
          presence_(layout_view, field_values, option_mask)
    {}

    Sink write() noexcept { return write(nodes_); }
    /// Writes the part of the layout that begins at `node`.
    Sink write(const Node* node) noexcept
    {
        put_value(node);
        return sink_;
    }
    /// Writes the part of the layout that is one error of a list, or an element for each of its violations.
    Sink write_element(const Node* node) noexcept
    {
        put_element(node);
        return sink_;
    }

private:
    using Fields = FieldWriter<Sink>;
    using Fields::in_text_;
    using Fields::put_comma;
    using Fields::put_json;
    using Fields::put_number;
    using Fields::put_string;
    using Fields::sink_;
    using Fields::values_;
    using Fields::violation_;

    static constexpr bool has(LayoutParts wanted) noexcept { return has_part<Parts>(wanted); }

    AMISS_COLD void put_value(const Node* node) noexcept
    {
        if constexpr (has(parts::nulls)) {
            if (node->nullable && !presence_.has_value(node, violation_)) return sink_.put("null");
        }
        switch (node->kind) {
        case NodeKind::object: return put_items(node, '{', '}');
        case NodeKind::array:
        case NodeKind::variants:
            if constexpr (has(parts::arrays | parts::variants)) put_items(node, '[', ']');
            return;
        case NodeKind::each:
            if constexpr (has(parts::violation_parts)) put_list(node);
            return;
        case NodeKind::errors:
            if constexpr (has(parts::errors)) put_errors(node);
            return;
        case NodeKind::literal: return sink_.put(node->text);
        case NodeKind::string: return put_string(node->text);
        case NodeKind::number:
            if constexpr (has(parts::numbers)) put_number(node->number, false);
            return;
        case NodeKind::field:
            if constexpr (has(parts::spread_details | parts::placed_details)) {
                if (node->field == FieldKind::details) return put_details(*node);
            }
            return this->template put_field<Parts>(node);
        case NodeKind::choice:
            if constexpr (has(parts::choices)) put_value(presence_.chosen(node, violation_));
            return;
        case NodeKind::text:
            if constexpr (has(parts::texts)) put_text(node);
            return;
        case NodeKind::spread:
        case NodeKind::alias: return;
        }
    }

    void put_errors(const Node* node) noexcept
    {
        sink_.put('[');
        put_element(node + 1);
        if constexpr (Sink::has_more_errors) sink_.put_more_errors(node + 1);
        sink_.put(']');
    }

    void put_element(const Node* node) noexcept
    {
        if constexpr (has(parts::choices)) {
            if (node->kind == NodeKind::choice) node = presence_.chosen(node, violation_);
        }
        if constexpr (has(parts::violation_parts)) {
            bool first = true;
            if (node->kind == NodeKind::each) return put_each(node, first);
        }
        put_value(node);
    }

    AMISS_COLD void put_items(const Node* node, char open, char close) noexcept
    {
        sink_.put(open);
        bool first = true;
        for (std::size_t at = 1; at < node->size; at += node[at].size) {
            const Node* item = node + at;
            if (!presence_.is_present(item, node, violation_)) continue;
            if constexpr (has(parts::spread_details)) {
                if (item->kind == NodeKind::spread && item->field == FieldKind::details) {
                    put_spread(node, *item, first);
                    continue;
                }
            }
            if constexpr (has(parts::violations)) {
                if (item->kind == NodeKind::spread) {
                    put_spread_violations(*item, node, first);
                    continue;
                }
            }
            if constexpr (has(parts::violation_parts)) {
                if (item->kind == NodeKind::each && node->kind == NodeKind::array) {
                    put_each(item, first);
                    continue;
                }
            }
            put_comma(first);
            if (item->keyed) {
                put_string(item->key);
                sink_.put(':');
            }
            put_value(item);
        }
        sink_.put(close);
    }

    AMISS_COLD void put_text(const Node* text) noexcept
    {
        sink_.put('"');
        in_text_ = presence_.has_value(text, violation_);
        for (std::size_t at = 1; in_text_ && at < text->size; ++at) put_value(text + at);
        in_text_ = false;
        sink_.put('"');
    }

    void put_details(const Node& details) noexcept
    {
        bool first = true;
        sink_.put('{');
        put_spread(nullptr, details, first);
        sink_.put('}');
    }
    // `object` is the one around the details, where they have none of their own.
    AMISS_COLD void put_spread(const Node* object, const Node& details, bool& first) noexcept
    {
        std::string_view inside = values_.details();
        for (JsonMember member; !inside.empty() && next_member(inside, member);) {
            if (presence_.is_taken(object, member.key)) continue;
            put_comma(first);
            if (details.style != FieldStyle::text || member.value[0] == '"') {
                put_json(member.whole);
                continue;
            }
            put_json(member.whole.substr(0, member.whole.size() - member.value.size()));
            put_string(member.value);
        }
    }

    AMISS_COLD void put_spread_violations(const Node& spread, const Node* object, bool& first) noexcept
    {
        this->put_members(spread.style == FieldStyle::lists, first, [this, object](std::string_view its_field) {
            return !presence_.is_key_of(object, its_field);
        });
    }

    // The elements of a list of violations.
    AMISS_COLD void put_each(const Node* node, bool& first) noexcept
    {
        Record record;
        for (std::uint32_t offset = 0; values_.records->next(offset, record);) {
            if (record.kind != FieldKind::violations) continue;
            put_comma(first);
            violation_ = record;
            put_value(node + 1);
        }
        violation_ = {};
    }
    void put_list(const Node* node) noexcept
    {
        bool first = true;
        sink_.put('[');
        put_each(node, first);
        sink_.put(']');
    }

    const Node* nodes_;
    PresenceOf<Parts> presence_;
};

/// Writes a body of JSON by walking its layout; the function of a layout knows which parts that has.
using WalkFunction = BodySink (*)(BodySink to, const Plan& plan, const FieldValues& values,
                                  OptionMask options) noexcept;

template <LayoutParts Parts>
AMISS_COLD BodySink walk(BodySink to, const Plan& plan, const FieldValues& values, OptionMask options) noexcept
{
    return LayoutWriter<BodySink, Parts>(to, plan.layout, values, plan.options->escaping, options).write();
}

/// Takes the values that only some layouts ask for.
using TakeFunction = void (*)(FieldValues& values, const RequestInfo& request) noexcept;

template <LayoutParts Parts>
AMISS_COLD void take_asked(FieldValues& values, const RequestInfo& request) noexcept
{
    if constexpr (has_part<Parts>(parts::exact_times)) values.take_milliseconds(request);
    if constexpr (has_part<Parts>(parts::flags | parts::advice)) values.take_retry();
}

/// A plan, and how its layout is walked: without being told, in the way that any layout can.
struct WalkedPlan : Plan {
    WalkFunction walk;
    TakeFunction take;

    constexpr WalkedPlan(const Plan& of) noexcept // NOLINT(google-explicit-constructor): any plan is one
        : WalkedPlan(of, &detail::walk<parts::all>, &take_asked<parts::all>)
    {}
    constexpr WalkedPlan(const Plan& of, WalkFunction walk_function, TakeFunction take_function) noexcept
        : Plan(of), walk(walk_function), take(take_function)
    {}
};

/// The size of the body.
AMISS_COLD inline std::size_t measure(const WalkedPlan& plan, const FieldValues& values, OptionMask options) noexcept
{
    if (plan.options->format != nullptr)
        return FormatAccess::functions(*plan.options->format).measure(plan, values, options);
    return plan.walk({nullptr, nullptr}, plan, values, options).size;
}

/// Writes the body to `out` and returns its end. Null when it does not fit before `end`.
AMISS_COLD inline char* interpret(char* out, const char* end, const WalkedPlan& plan, const FieldValues& values,
                                  OptionMask options) noexcept
{
    if (plan.options->format != nullptr)
        return FormatAccess::functions(*plan.options->format).write(out, end, plan, values, options);
    return plan.walk({out, end}, plan, values, options).at;
}

} // namespace detail
} // inline namespace v0
} // namespace amiss
