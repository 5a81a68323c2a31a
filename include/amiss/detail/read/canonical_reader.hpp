// SPDX-License-Identifier: BSL-1.0
// Reads a body in canonical form: byte for byte as its layout writes it, as a server with the same layout sends it.
//
// Everything else is left to Boost.JSON's parser, from the start of the body: white space, another order, unknown members,
// escapes, all details and violations. Both put the same values into the same places, in the same order.
#pragma once

#include <amiss/config.hpp>
#include <amiss/detail/json/find_escape.hpp>
#include <amiss/detail/json/view.hpp>
#include <amiss/detail/layout/field_sets.hpp>
#include <amiss/detail/layout/node.hpp>
#include <amiss/detail/layout/row_value.hpp>
#include <amiss/detail/read/alternative.hpp>
#include <amiss/detail/read/field_sink.hpp>
#include <amiss/detail/read/variant_tags.hpp>
#include <amiss/detail/text/digits.hpp>
#include <amiss/detail/text/equal_bytes.hpp>
#include <amiss/detail/text/utf8.hpp>

#include <cstddef>
#include <string_view>

namespace amiss {
inline namespace v0 {
namespace detail {

class CanonicalReader {
public:
    CanonicalReader(FieldSink& sink, std::string_view body) noexcept
        : sink_(&sink), at_(body.data()), end_(body.data() + body.size())
    {}

    /// False when anything is not in canonical form. The sink may already have some of the values then.
    bool read(LayoutView layout) noexcept { return layout.size != 0 && value(layout.nodes) && at_ == end_; }
    /// How many values were of the kind that the layout has in their place, as LayoutHandler counts them.
    unsigned matches() const noexcept { return matches_; }
    /// What a body in canonical form always has: all that the layout always writes, constants too.
    bool has_all() const noexcept { return true; }
    bool has_constant() const noexcept { return true; }
    unsigned unknown_members() const noexcept { return 0; }

private:
    std::size_t left() const noexcept { return static_cast<std::size_t>(end_ - at_); }
    bool take(char c) noexcept
    {
        if (at_ == end_ || *at_ != c) return false;
        ++at_;
        return true;
    }
    bool take(std::string_view text) noexcept
    {
        if (left() < text.size() || !equal_bytes(at_, text.data(), text.size())) return false;
        at_ += text.size();
        return true;
    }

    AMISS_ALWAYS_INLINE bool value(const Node* node) noexcept
    {
        switch (node->kind) {
        case NodeKind::object: return ++matches_, object(node);
        case NodeKind::literal: return ++matches_, take(node->text);
        case NodeKind::field: return field(*node);
        default: return rare(node);
        }
    }

    // Kept apart from the rest, which is small enough to be inlined.
    AMISS_NOINLINE bool rare(const Node* node) noexcept
    {
        switch (node->kind) {
        case NodeKind::string: return ++matches_, constant(node->text);
        case NodeKind::text: return ++matches_, text(*node, node->key);
        case NodeKind::choice: return choice(node);
        case NodeKind::array: return ++matches_, array(node);
        case NodeKind::variants: return ++matches_, variants(node);
        case NodeKind::errors: return ++matches_, take('[') && value(node + 1) && take(']'); // with one error in it
        default: return false;
        }
    }

    // A text that is written with escapes, or is not ASCII, is left to LayoutHandler.
    bool constant(std::string_view constant_text) noexcept
    {
        return find_escape(constant_text.data(), constant_text.size()) == constant_text.size() && take('"')
            && take(constant_text) && take('"');
    }

    bool choice(const Node* node) noexcept
    {
        const JsonView next({at_, left()});
        if (next.kind() == JsonKind::none) return false;
        const bool is_container = next.is_container();
        const Node* const alternative =
            alternative_for(node, kind_of_value(*at_), is_container ? std::string_view() : next.text());
        if (alternative == nullptr) return false;
        if (alternative->kind == NodeKind::text) return ++matches_, text(*alternative, node->key);
        if (alternative->kind != NodeKind::field) return value(alternative);
        Node keyed = *alternative;
        keyed.key = node->key;
        return field(keyed);
    }

    bool array(const Node* node) noexcept
    {
        if (!take('[')) return false;
        for (std::size_t at = 1; at < node->size; at += node[at].size) {
            if ((at != 1 && !take(',')) || !value(node + at)) return false;
        }
        return take(']');
    }

    // Those that are there, in the order of the layout.
    bool variants(const Node* node) noexcept
    {
        if (!take('[')) return false;
        bool first = true;
        for (std::size_t at = 1; at < node->size; at += node[at].size) {
            const char* const start = at_;
            if (!first && !take(',')) break;
            if (variant_of(node, JsonView({at_, left()})) != node + at) {
                at_ = start;
                continue;
            }
            if (!value(node + at)) return false;
            first = false;
        }
        return take(']');
    }

    bool object(const Node* node) noexcept
    {
        if (!take('{')) return false;
        bool first = true;
        for (std::size_t at = 1; at < node->size; at += node[at].size) {
            const Node& member = node[at];
            if (!AMISS_LIKELY(member.plain)) {
                if (member.kind == NodeKind::alias) continue;
                if (member.keyed) return false;
            }
            if (!take_key(member.key, first)) {
                if (member.optional || member.when != FieldKind::none) continue;
                return false;
            }
            first = false;
            const char* const start = at_;
            const unsigned before = matches_;
            if (!value(&member) && !null(member, start, before)) return false;
        }
        return take('}');
    }

    // Whether a value that began at `start`, and was none, is the null of a member that may be null.
    AMISS_NOINLINE bool null(const Node& member, const char* start, unsigned before) noexcept
    {
        matches_ = before + 1;
        return member.nullable && at_ == start && take("null");
    }

    // `,"key":`, all of it or nothing. A key that is written with escapes is left to LayoutHandler.
    bool take_key(std::string_view key, bool first) noexcept
    {
        const char* const start = at_;
        if ((first || take(',')) && take('"') && take(key) && take('"') && take(':')) return true;
        at_ = start;
        return false;
    }

    bool field(const Node& node) noexcept
    {
        ++matches_;
        if (node.style != FieldStyle::plain) return styled(node);
        switch (form_of(node.field)) {
        case FieldForm::text:
        case FieldForm::link:
        case FieldForm::time: return string(node);
        case FieldForm::status:
        case FieldForm::seconds: return number(node);
        case FieldForm::flag: return flag(node);
        case FieldForm::of_row: return row_value(node);
        case FieldForm::none:
        case FieldForm::phrase:
        case FieldForm::advice:
        case FieldForm::members:
        case FieldForm::map:
        case FieldForm::member:
        case FieldForm::part: break;
        }
        return false;
    }

    // What is written as text can be read as it is. Anything else is left to LayoutHandler.
    AMISS_NOINLINE bool styled(const Node& node) noexcept
    {
        if (node.style == FieldStyle::ascii) return string(node);
        return is_row_value(node.field, node.style) && row_value(node);
    }

    bool string(const Node& node) noexcept
    {
        std::string_view text;
        if (!take_string(text)) return false;
        sink_->put_text(node.field, node.key, text);
        return true;
    }

    // A string or a whole number.
    AMISS_NOINLINE bool row_value(const Node& node) noexcept
    {
        const char* const start = at_;
        std::string_view text;
        if (at_ != end_ && *at_ == '"') return take_string(text) && sink_->put_row_value(node, node.key, text);
        take('-');
        while (at_ != end_ && *at_ >= '0' && *at_ <= '9') ++at_;
        text = {start, static_cast<std::size_t>(at_ - start)};
        return is_integer(text) && sink_->put_row_value(node, node.key, text);
    }

    bool text(const Node& node, std::string_view key) noexcept
    {
        const Node& inside = *field_of_text(&node);
        const FieldForm form = form_of(inside.field);
        std::string_view string;
        if (form == FieldForm::status || form == FieldForm::part || !take_string(string)) return false;
        if (string.empty()) return true;
        if (is_row_value(inside.field, inside.style))
            return sink_->put_row_value(inside, key, without_affixes(&node, string));
        const bool is_detail = form == FieldForm::member;
        sink_->put_text(inside.field, is_detail ? inside.text : key, without_affixes(&node, string));
        return true;
    }

    // A string without escapes, of well-formed UTF-8.
    AMISS_ALWAYS_INLINE bool take_string(std::string_view& text) noexcept
    {
        if (!take('"')) return false;
        const char* const start = at_;
        for (;;) {
            at_ += find_escape(at_, left());
            if (at_ == end_) return false;
            if (static_cast<unsigned char>(*at_) < 0x80) break;
            const Utf8Step step = next_scalar({at_, left()});
            if (!step.well_formed) return false;
            at_ += step.size;
        }
        text = {start, static_cast<std::size_t>(at_ - start)};
        return take('"');
    }

    bool flag(const Node& node) noexcept
    {
        const bool value = take("true");
        if (!value && !take("false")) return false;
        sink_->put_flag(node.field, value);
        return true;
    }

    bool number(const Node& node) noexcept
    {
        const char* const start = at_;
        while (at_ != end_ && *at_ >= '0' && *at_ <= '9') ++at_;
        const std::string_view digits(start, static_cast<std::size_t>(at_ - start));
        if (digits.empty() || digits.size() > 9 || (digits[0] == '0' && digits.size() > 1)) return false;
        sink_->put_number(node.field, node.key, digits);
        return true;
    }

    FieldSink* sink_;
    const char* at_;
    const char* end_;
    unsigned matches_ = 0;
};

} // namespace detail
} // inline namespace v0
} // namespace amiss
