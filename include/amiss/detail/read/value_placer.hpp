// SPDX-License-Identifier: BSL-1.0
// Puts a value that a parser found into the place that the layout has for it.
#pragma once

#include <amiss/detail/layout/node.hpp>
#include <amiss/detail/read/alternative.hpp>
#include <amiss/detail/read/field_sink.hpp>
#include <amiss/detail/read/layout_cursor.hpp>
#include <amiss/detail/read/node_placer.hpp>
#include <amiss/detail/read/path_text.hpp>

#include <cstdint>
#include <string_view>

namespace amiss {
inline namespace v0 {
namespace detail {

/// Where a parser is in a layout, and what becomes of the texts, numbers and words that it finds there.
class ValuePlacer : protected NodePlacer {
protected:
    ValuePlacer(LayoutView layout, FieldSink& sink, std::string_view body) noexcept
        : NodePlacer(layout, sink), cursor_(layout, body)
    {}

    std::string_view detail_key(const ValueSlot& slot) const noexcept
    {
        return NodePlacer::detail_key(slot, cursor_.key());
    }

    // Whether it is the second member with its key in a map of violations: then the first counts.
    bool is_second_member(const ValueSlot& slot) const noexcept
    {
        return slot.is_violation() && !cursor_.is_in_messages() && sink_->has_violation(cursor_.key());
    }

    void put_text(std::string_view text) noexcept
    {
        if (const Node* const node = cursor_.take_field()) return put_field(*node, *node, cursor_.key(), text);
        const ValueSlot slot = settled(cursor_.take(), ValueKind::string, text);
        if (slot.kind == ValueSlot::Kind::step) return path_.add(text);
        if (!slot.is_violation()) return place_text(slot, cursor_.key(), text);
        if (!is_second_member(slot)) sink_->put_violation(cursor_.key(), text);
    }

    void put_number(std::string_view digits, const std::int64_t* value) noexcept
    {
        const ValueSlot slot = settled(cursor_.take(), ValueKind::number, digits);
        if (slot.kind == ValueSlot::Kind::step) return path_.add(digits);
        if (is_unknown_member(slot)) cursor_.add_unknown_member();
        place_number(slot, cursor_.key(), digits, value);
    }

    void put_word(std::string_view text) noexcept
    {
        const ValueSlot slot = cursor_.take();
        if (is_unknown_member(slot)) cursor_.add_unknown_member();
        place_word(slot, cursor_.key(), text);
    }

    // The end of the array of a name, which is what `node` places.
    void end_path(const Node& node) noexcept
    {
        const std::string_view name = path_.name(node.text);
        if (path_.is_cut())
            sink_->set_malformed();
        else
            put_field(node, node, cursor_.key(), name);
    }

    LayoutCursor cursor_;
    PathText path_; ///< the name of which there are some steps

private:
    bool is_unknown_member(const ValueSlot& slot) const noexcept
    {
        return slot.kind == ValueSlot::Kind::member && !cursor_.is_in_messages();
    }
};

} // namespace detail
} // inline namespace v0
} // namespace amiss
