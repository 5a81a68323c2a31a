// SPDX-License-Identifier: BSL-1.0
// The one reader: a handler on Boost.JSON's parser that follows a layout through the events of a body.
#pragma once

#include <amiss/detail/layout/node.hpp>
#include <amiss/detail/read/field_sink.hpp>
#include <amiss/detail/read/raw_capture.hpp>
#include <amiss/detail/text/equal_bytes.hpp>

#include <boost/json/basic_parser_impl.hpp>

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace amiss {
inline namespace v0 {
namespace detail {

/// How deep a body may be nested.
inline constexpr std::size_t max_read_depth = 32;

/// Events in, values of the error out. Never allocates beyond the error's own storage.
class LayoutHandler {
public:
    using ErrorCode = boost::json::error_code;
    using Text = boost::json::string_view;

    static constexpr std::size_t max_object_size = static_cast<std::size_t>(-1);
    static constexpr std::size_t max_array_size = static_cast<std::size_t>(-1);
    static constexpr std::size_t max_key_size = static_cast<std::size_t>(-1);
    static constexpr std::size_t max_string_size = static_cast<std::size_t>(-1);

    LayoutHandler(LayoutView layout, FieldSink& sink, std::string_view body) noexcept : sink_(&sink), body_(body)
    {
        if (layout.size != 0) slot_ = {SlotKind::node, layout.nodes};
    }

    /// How many values of the body are of the kind that the layout has in their place.
    unsigned matches() const noexcept { return matches_; }
    /// How many members the layout knows nothing of.
    unsigned unknown_members() const noexcept { return unknown_members_; }

    bool on_document_begin(ErrorCode&) noexcept { return true; }
    bool on_document_end(ErrorCode&) noexcept { return true; }
    bool on_object_begin(ErrorCode&) noexcept { return begin('{'); }
    bool on_array_begin(ErrorCode&) noexcept { return begin('['); }
    bool on_object_end(std::size_t, ErrorCode&) noexcept { return end('}'); }
    bool on_array_end(std::size_t, ErrorCode&) noexcept { return end(']'); }

    bool on_key_part(Text text, std::size_t, ErrorCode&) noexcept
    {
        if (raw_.active())
            raw_.string_part({text.data(), text.size()});
        else
            add_to_key(text);
        return true;
    }
    bool on_key(Text text, std::size_t, ErrorCode&) noexcept
    {
        std::string_view key{text.data(), text.size()};
        if (raw_.active()) {
            raw_.string_part(key);
            raw_.end_key();
            return true;
        }
        // A key without escapes is a view of the body, which stays; any other is put together in the buffer.
        if (key_size_ != 0 || !in_body(key)) {
            add_to_key(text);
            key = {key_buffer_, key_size_};
        }
        const bool usable = key_size_ <= sizeof key_buffer_;
        key_size_ = 0;
        slot_ = {};
        usable ? take_key(key) : sink_->set_malformed();
        return true;
    }

    bool on_string_part(Text text, std::size_t, ErrorCode&) noexcept
    {
        if (raw_.active()) {
            raw_.string_part({text.data(), text.size()});
        } else {
            if (capture_ == RecordBuffer::no_room) capture_ = sink_->records().open(RecordKind::capture);
            if (capture_ != RecordBuffer::no_room) sink_->records().extend(capture_, {text.data(), text.size()});
        }
        return true;
    }
    bool on_string(Text text, std::size_t, ErrorCode&) noexcept
    {
        if (raw_.active()) {
            raw_.string_part({text.data(), text.size()});
            raw_.end_string();
            return true;
        }
        if (capture_ == RecordBuffer::no_room) {
            put_text({text.data(), text.size()});
        } else {
            sink_->records().extend(capture_, {text.data(), text.size()});
            put_text(sink_->records().opened(capture_));
            sink_->records().erase(RecordKind::capture);
            capture_ = RecordBuffer::no_room;
        }
        return true;
    }

    bool on_number_part(Text, ErrorCode&) noexcept { return true; } // only when a body arrives in pieces
    bool on_int64(std::int64_t, Text text, ErrorCode&) noexcept { return number(text); }
    bool on_uint64(std::uint64_t, Text text, ErrorCode&) noexcept { return number(text); }
    bool on_double(double, Text text, ErrorCode&) noexcept { return number(text); }
    bool on_bool(bool value, ErrorCode&) noexcept { return word(value ? "true" : "false"); }
    bool on_null(ErrorCode&) noexcept { return word("null"); }
    bool on_comment_part(Text, ErrorCode&) noexcept { return true; }
    bool on_comment(Text, ErrorCode&) noexcept { return true; }

private:
    /// What the next value is.
    enum class SlotKind : unsigned char { ignored, node, detail, violation };
    struct Slot {
        SlotKind kind = SlotKind::ignored;
        const Node* node = nullptr;
    };
    enum class FrameKind : unsigned char { ignored, object, array, each, element, details, violations };
    struct Frame { // without initialisers: the stack of them is not written before it is used
        const Node* node;
        std::uint16_t index; ///< among the nodes: an array's next element, the member that an object likely has next
        FrameKind kind;
    };

    bool in_body(std::string_view text) const noexcept
    {
        const auto from = reinterpret_cast<std::uintptr_t>(body_.data());
        return reinterpret_cast<std::uintptr_t>(text.data()) - from < body_.size();
    }

    void add_to_key(Text text) noexcept
    {
        const std::size_t room = key_size_ < sizeof key_buffer_ ? sizeof key_buffer_ - key_size_ : 0;
        const std::size_t size = text.size() < room ? text.size() : room;
        if (size != 0) std::memcpy(key_buffer_ + key_size_, text.data(), size);
        key_size_ += text.size();
    }

    Frame& top() noexcept { return frames_[depth_ - 1]; }

    void take_key(std::string_view key) noexcept
    {
        key_ = key;
        Frame& frame = top();
        if (frame.kind == FrameKind::object || frame.kind == FrameKind::element) {
            find_member(frame);
        } else if (frame.kind == FrameKind::details) {
            slot_.kind = SlotKind::detail;
        } else if (frame.kind == FrameKind::violations) {
            slot_.kind = SlotKind::violation;
        }
    }

    static bool has_key(const Node& node, std::string_view key) noexcept
    {
        return node.key.size() == key.size() && node.keyed && equal_bytes(node.key.data(), key.data(), key.size());
    }

    // Members mostly come in the layout's order: the search starts behind the last one that was found, and goes round.
    void find_member(Frame& frame) noexcept
    {
        const Node* const node = frame.node;
        const std::size_t size = node->size;
        const std::string_view key = key_;
        for (std::size_t at = frame.index; at < size; at += node[at].size) {
            if (has_key(node[at], key)) return take_member(frame, at);
        }
        bool spread = false;
        for (std::size_t at = 1; at < size; at += node[at].size) {
            if (has_key(node[at], key)) return take_member(frame, at);
            spread = spread || node[at].kind == NodeKind::spread;
        }
        if (spread)
            slot_.kind = SlotKind::detail;
        else
            ++unknown_members_;
    }
    void take_member(Frame& frame, std::size_t at) noexcept
    {
        slot_ = {SlotKind::node, frame.node + at};
        frame.index = static_cast<std::uint16_t>(at + frame.node[at].size);
    }

    // The slot of the value that begins: the array's next, or the one its key gave (the root's at first), used up by it.
    Slot take_slot() noexcept
    {
        if (depth_ != 0 && top().kind == FrameKind::each) return {SlotKind::node, top().node + 1};
        if (depth_ != 0 && top().kind == FrameKind::array) {
            Frame& frame = top();
            if (frame.index >= frame.node->size) return {};
            const Node* element = frame.node + frame.index;
            frame.index = static_cast<std::uint16_t>(frame.index + element->size);
            return {SlotKind::node, element};
        }
        const Slot slot = slot_;
        slot_ = {};
        return slot;
    }

    bool begin(char open) noexcept
    {
        if (raw_.active()) {
            raw_.open(open);
            return true;
        }
        const bool in_each = depth_ != 0 && top().kind == FrameKind::each;
        const Slot slot = take_slot();
        if (is_detail(slot)) return begin_raw(slot, open);
        Frame frame{nullptr, 1, FrameKind::ignored};
        if (slot.kind == SlotKind::node) {
            frame.node = slot.node;
            const NodeKind kind = slot.node->kind;
            if (open == '{' && kind == NodeKind::object) frame.kind = in_each ? FrameKind::element : FrameKind::object;
            if (open == '[' && kind == NodeKind::array) frame.kind = FrameKind::array;
            if (open == '[' && kind == NodeKind::each) frame.kind = FrameKind::each;
            if (open == '{' && kind == NodeKind::field && slot.node->field == FieldKind::details)
                frame.kind = FrameKind::details;
            if (open == '{' && kind == NodeKind::field && slot.node->field == FieldKind::violations)
                frame.kind = FrameKind::violations;
            if (frame.kind != FrameKind::ignored) ++matches_;
        }
        if (depth_ == max_read_depth) return false; // the parser has refused it before
        frames_[depth_++] = frame;
        return true;
    }

    bool end(char close) noexcept
    {
        if (raw_.active()) {
            if (raw_.close(close)) {
                sink_->put_raw_detail(raw_.detail_key(), raw_.text());
                raw_.end();
            }
            return true;
        }
        if (top().kind == FrameKind::element) sink_->end_violation();
        --depth_;
        return true;
    }

    static bool is_detail(const Slot& slot) noexcept
    {
        return slot.kind == SlotKind::detail
            || (slot.kind == SlotKind::node && slot.node->kind == NodeKind::field
                && slot.node->field == FieldKind::detail);
    }
    std::string_view detail_key(const Slot& slot) const noexcept
    {
        return slot.kind == SlotKind::detail ? key_ : slot.node->text;
    }

    void put_text(std::string_view text) noexcept
    {
        // Only a member has its slot here, and most strings are a member that is a field.
        if (slot_.kind == SlotKind::node && slot_.node->kind == NodeKind::field
            && slot_.node->field != FieldKind::detail) {
            slot_.kind = SlotKind::ignored;
            ++matches_;
            return sink_->put_text(slot_.node->field, {}, text);
        }
        const bool in_each = depth_ != 0 && top().kind == FrameKind::each;
        const Slot slot = take_slot();
        if (slot.kind == SlotKind::violation) return sink_->put_violation(key_, text);
        if (is_detail(slot)) return sink_->put_text(FieldKind::detail, detail_key(slot), text);
        if (slot.kind == SlotKind::node && slot.node->kind == NodeKind::string) ++matches_;
        if (slot.kind == SlotKind::node && slot.node->kind == NodeKind::field) {
            ++matches_;
            sink_->put_text(slot.node->field, {}, text);
        }
        if (in_each) sink_->end_violation();
    }

    bool number(Text text) noexcept
    {
        const std::string_view digits(text.data(), text.size());
        if (raw_.active()) {
            raw_.scalar(digits);
            return true;
        }
        const Slot slot = take_slot();
        if (slot.kind == SlotKind::node && slot.node->kind == NodeKind::number) ++matches_;
        if (is_detail(slot)) {
            sink_->put_number(FieldKind::detail, detail_key(slot), digits);
        } else if (slot.kind == SlotKind::node && slot.node->kind == NodeKind::field) {
            ++matches_;
            sink_->put_number(slot.node->field, {}, digits);
        }
        return true;
    }

    bool word(std::string_view text) noexcept
    {
        if (raw_.active()) {
            raw_.scalar(text);
            return true;
        }
        const Slot slot = take_slot();
        if (is_detail(slot) && (slot.kind == SlotKind::detail || text != "null"))
            sink_->put_raw_detail(detail_key(slot), text);
        if (slot.kind == SlotKind::node && slot.node->kind == NodeKind::literal && slot.node->text == text) ++matches_;
        return true;
    }

    bool begin_raw(const Slot& slot, char open) noexcept
    {
        const std::string_view key = detail_key(slot);
        raw_.begin(sink_->records(), key, in_body(key) || slot.kind == SlotKind::node, open);
        return true;
    }

    FieldSink* sink_;
    std::string_view body_;
    Slot slot_;
    std::string_view key_;
    std::size_t key_size_ = 0;
    std::size_t depth_ = 0;
    unsigned matches_ = 0;
    unsigned unknown_members_ = 0;
    std::uint32_t capture_ = RecordBuffer::no_room;
    RawCapture raw_;
    Frame frames_[max_read_depth];
    char key_buffer_[max_read_key];
};

} // namespace detail
} // inline namespace v0
} // namespace amiss
