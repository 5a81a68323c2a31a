// SPDX-License-Identifier: BSL-1.0
// Reads a body in a layout, in any spelling of its objects and values: white space, order, unknown members, escapes.
//
// What is rare is left to Boost.JSON's parser, from the start of the body: lists of violations, objects of details, values of
// the wrong kind, what is no JSON. What both read gives the same values in the same order.
#pragma once

#include <amiss/config.hpp>
#include <amiss/detail/json/skip_value.hpp>
#include <amiss/detail/json/view.hpp>
#include <amiss/detail/layout/field_sets.hpp>
#include <amiss/detail/layout/node.hpp>
#include <amiss/detail/read/alternative.hpp>
#include <amiss/detail/read/body_scan.hpp>
#include <amiss/detail/read/field_sink.hpp>
#include <amiss/detail/read/layout_cursor.hpp>
#include <amiss/detail/read/node_placer.hpp>
#include <amiss/detail/read/variant_tags.hpp>
#include <amiss/detail/storage/open_record.hpp>
#include <amiss/detail/text/utf8.hpp>

#include <charconv>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <system_error>

namespace amiss {
inline namespace v0 {
namespace detail {

/// Reads a body into a sink. Each function reads from `at` on and returns the end of what it read; null where the parser has to
/// read the body. The sink may already have some of the values then.
class BodyReader : NodePlacer, BodyScan {
public:
    /// Reads the value at the root of one layout.
    using RootReader = const char* (*)(BodyReader& reader, const char* at) noexcept;

    BodyReader(LayoutView layout, FieldSink& sink, std::string_view body) noexcept
        : NodePlacer(layout, sink), BodyScan(body), layout_(layout)
    {}

    /// False where the parser has to read the body.
    bool read(RootReader read_root = nullptr) noexcept
    {
        if (layout_.size == 0 || !has_end()) return false;
        const char* const at = space(begin());
        return (read_root != nullptr ? read_root(*this, at) : value(at, layout_.nodes, {})) == last() + 1;
    }

    const FoundNodes& found() const noexcept { return found_; }
    unsigned unknown_members() const noexcept { return unknown_members_; }

    // --- what the reader of one layout uses too ----------------------------------------------------------------------

    using BodyScan::is_constant;
    using BodyScan::left;
    using BodyScan::next;
    using BodyScan::space;

    FoundNodes& found() noexcept { return found_; }

    /// A text in the place of member `number`, a field that is stored as text, and what comes after it. `Field` is `none` where
    /// nothing more than that is to be done.
    template <FieldKind Field>
    AMISS_NOINLINE const char* text_member(const char* at, const Node& node, std::size_t number) noexcept
    {
        std::string_view text;
        if (*at != '"') at = space(at);
        const char* const end = *at == '"' ? plain_string(at, text) : nullptr;
        if (!AMISS_LIKELY(end != nullptr)) return other_member(at, node);
        found_.add(number);
        if constexpr (Field == FieldKind::timestamp)
            sink_->put_time_text(node.key, text);
        else if constexpr (Field == FieldKind::none)
            sink_->put_plain_text(node.field, text);
        else
            sink_->put_text_field(Field, node.key, text);
        return next(end, '}');
    }
    /// Any value in the place of a member, and what comes after it.
    AMISS_NOINLINE const char* other_member(const char* at, const Node& node) noexcept
    {
        at = value(space(at), &node, node.key);
        return at == nullptr ? nullptr : next(at, '}');
    }

    /// Enters an object or an array at its bracket; null where it is too deep.
    const char* enter(const char* at) noexcept { return levels_-- == 0 ? nullptr : space(at + 1); }
    /// Leaves it by its bracket: that of the root is the last one, and no other is.
    const char* leave(const char* at) noexcept
    {
        const bool is_last = at == last();
        return ++levels_ == max_read_depth || !is_last ? at + 1 : nullptr;
    }

    /// One member of an object, from the quote of its key on. `from` is where in the object the search for it begins.
    AMISS_NOINLINE const char* member(const char* at, const Node* object, std::size_t& from) noexcept
    {
        const char* const first = at + 1;
        at = string_stop(first, last());
        if (*at != '"') return nullptr;
        const std::string_view key(first, static_cast<std::size_t>(at - first));
        at = space(at + 1);
        if (*at != ':') return nullptr;
        at = space(at + 1);
        const MemberOfObject found = find_member(object, from, key);
        if (found.node == nullptr) {
            if (found.spread != nullptr) return nullptr;
            ++unknown_members_;
            return ignored(at);
        }
        from = found.next;
        return value(at, found.node, key);
    }

    /// A value in the place of a node.
    AMISS_NOINLINE const char* value(const char* at, const Node* node, std::string_view key) noexcept
    {
        if (has_violation_part(node)) return nullptr;
        switch (*at) {
        case '{': return object(at, settled(slot_of(node), ValueKind::object).node);
        case '[': return array(at, settled(slot_of(node), ValueKind::array).node);
        case '"': return string(at, node, key);
        case 't':
        case 'f':
        case 'n': {
            const char* const end = JsonSkipper(last()).word(at);
            if (end != nullptr) place_word(slot_of(node), key, {at, static_cast<std::size_t>(end - at)});
            return end;
        }
        default: return number(at, node, key);
        }
    }

private:
    static ValueSlot slot_of(const Node* node) noexcept { return {ValueSlot::Kind::node, node, false}; }

    // Whether a node is for a part of a violation. This reader has no violation for it.
    static bool has_violation_part(const Node* node) noexcept
    {
        const bool is_one =
            node->kind == NodeKind::field || node->kind == NodeKind::text || node->kind == NodeKind::choice;
        for (std::size_t at = 0; is_one && at < node->size;
             at += node[at].kind == NodeKind::each ? node[at].size : 1U) {
            if (node[at].kind == NodeKind::field && form_of(node[at].field) == FieldForm::part) return true;
        }
        return false;
    }

    // What the layout has no place for.
    const char* ignored(const char* at) const noexcept { return JsonSkipper(last()).value(at, levels_); }

    const char* object(const char* at, const Node* node) noexcept
    {
        if (node == nullptr) return ignored(at);
        if (node->kind != NodeKind::object || (at = enter(at)) == nullptr) return nullptr;
        found_.add(*node);
        std::size_t from = 1;
        if (*at != '}' && *at != '"') return nullptr;
        while (*at == '"') {
            if ((at = member(at, node, from)) == nullptr || (at = next(at, '}')) == nullptr) return nullptr;
        }
        return leave(at);
    }

    const char* array(const char* at, const Node* node) noexcept
    {
        if (node == nullptr) return ignored(at);
        if (node->kind == NodeKind::variants) return variants(at, node);
        if ((node->kind != NodeKind::array && node->kind != NodeKind::errors) || (at = enter(at)) == nullptr)
            return nullptr;
        found_.add(*node);
        for (std::size_t index = 1; *at != ']';) {
            const Node* const element = index < node->size ? node + index : nullptr;
            if (element != nullptr && element->kind == NodeKind::each) return nullptr;
            at = element != nullptr ? value(at, element, {}) : ignored(at);
            if (at == nullptr || (at = next(at, ']')) == nullptr) return nullptr;
            index += element != nullptr ? element->size : 0U;
        }
        return leave(at);
    }

    // Those that are there, in the order of the layout.
    const char* variants(const char* at, const Node* node) noexcept
    {
        if (variants_ >= max_read_variants || (at = enter(at)) == nullptr) return nullptr;
        found_.add(*node);
        for (const Node* first = node + 1; *at != ']';) {
            const Node* const variant = variant_of(node, JsonView({at, left(at)}));
            if (variant == nullptr || variant < first || ++variants_ > max_read_variants) return nullptr;
            first = variant + variant->size;
            if ((at = value(at, variant, {})) == nullptr || (at = next(at, ']')) == nullptr) return nullptr;
        }
        return leave(at);
    }

    const char* number(const char* at, const Node* node, std::string_view key) noexcept
    {
        const char* const end = JsonSkipper(last()).number(at);
        if (end == nullptr) return nullptr;
        const std::string_view digits(at, static_cast<std::size_t>(end - at));
        std::int64_t value = 0;
        const auto whole = std::from_chars(at, end, value);
        const bool is_whole = whole.ec == std::errc() && whole.ptr == end;
        place_number(settled(slot_of(node), ValueKind::number, digits), key, digits, is_whole ? &value : nullptr);
        return end;
    }

    const char* string(const char* at, const Node* node, std::string_view key) noexcept
    {
        char buffer[512];
        std::string_view text;
        const char* const first = at + 1;
        const char* const stop = string_stop(first, last());
        if (*stop == '"') {
            place_string(node, key, {first, static_cast<std::size_t>(stop - first)});
            return stop + 1;
        }
        if (const char* const end = unescaped(buffer, first, stop, text)) {
            place_string(node, key, text);
            return end;
        }
        return long_string(first, stop, node, key);
    }
    void place_string(const Node* node, std::string_view key, std::string_view text) noexcept
    {
        if (node->kind == NodeKind::field && node->field != FieldKind::detail)
            put_field(*node, *node, key, text);
        else
            place_text(settled(slot_of(node), ValueKind::string, text), key, text);
    }

    // The same for a longer string: it becomes a record for as long as it is needed.
    AMISS_NOINLINE const char* long_string(const char* first, const char* stop, const Node* node,
                                           std::string_view key) noexcept
    {
        OpenRecord capture;
        if (JsonSkipper(last()).string(stop) != nullptr) capture = OpenRecord(sink_->records(), RecordKind::capture);
        if (!capture.is_open()) return nullptr;
        PieceCollector pieces(capture, true);
        for (;; stop = string_stop(first, last())) {
            pieces.add({first, static_cast<std::size_t>(stop - first)});
            if (*stop == '"') break;
            const JsonEscape escape = json_escape(stop, last());
            pieces.add(utf8_of(escape.scalar).view());
            first = escape.end;
        }
        pieces.flush();
        place_string(node, key, capture.value());
        capture.drop();
        return stop + 1;
    }

    LayoutView layout_;
    std::size_t levels_ = max_read_depth; ///< how many more may be entered
    std::size_t variants_ = 0;
    unsigned unknown_members_ = 0;
};

} // namespace detail
} // inline namespace v0
} // namespace amiss
