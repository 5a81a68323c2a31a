// SPDX-License-Identifier: BSL-1.0
// Reads a body in a layout: a handler on Boost.JSON's parser, for everything that is not in canonical form.
#pragma once

#include <amiss/detail/layout/node.hpp>
#include <amiss/detail/read/field_sink.hpp>
#include <amiss/detail/read/layout_cursor.hpp>
#include <amiss/detail/read/raw_capture.hpp>
#include <amiss/detail/storage/open_record.hpp>

#include <boost/json/basic_parser_impl.hpp>

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace amiss {
inline namespace v0 {
namespace detail {

/// Turns the parser's events into values of the error. Allocates nothing but what the error's own storage needs.
class LayoutHandler {
public:
    using ErrorCode = boost::json::error_code;
    using Text = boost::json::string_view;

    static constexpr std::size_t max_object_size = static_cast<std::size_t>(-1);
    static constexpr std::size_t max_array_size = static_cast<std::size_t>(-1);
    static constexpr std::size_t max_key_size = static_cast<std::size_t>(-1);
    static constexpr std::size_t max_string_size = static_cast<std::size_t>(-1);

    LayoutHandler(LayoutView layout, FieldSink& sink, std::string_view body) noexcept
        : sink_(&sink), body_(body), cursor_(layout)
    {}

    /// How many values of the body are of the kind that the layout has in their place.
    unsigned matches() const noexcept { return matches_; }
    /// How many members the layout does not have.
    unsigned unknown_members() const noexcept { return cursor_.unknown_members(); }

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
        // A key without escapes is a view of the body, which stays. Any other key is put together in the buffer.
        if (key_size_ != 0 || !in_body(key)) {
            add_to_key(text);
            key = {key_buffer_, key_size_};
        }
        if (key_size_ <= sizeof key_buffer_) {
            cursor_.key(key);
        } else {
            cursor_.skip_key();
            sink_->set_malformed();
        }
        key_size_ = 0;
        return true;
    }

    bool on_string_part(Text text, std::size_t, ErrorCode&) noexcept
    {
        if (raw_.active()) {
            raw_.string_part({text.data(), text.size()});
        } else {
            if (!capture_.is_open()) capture_ = OpenRecord(sink_->records(), RecordKind::capture);
            capture_.add({text.data(), text.size()});
        }
        return true;
    }
    bool on_string(Text text, std::size_t, ErrorCode&) noexcept
    {
        if (raw_.active()) {
            raw_.string_part({text.data(), text.size()});
            raw_.end_string();
        } else if (capture_.is_open()) {
            capture_.add({text.data(), text.size()});
            put_text(capture_.value());
            capture_.drop();
        } else {
            put_text({text.data(), text.size()});
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

    std::string_view detail_key(const ValueSlot& slot) const noexcept
    {
        return slot.kind == ValueSlot::Kind::detail ? cursor_.key() : slot.node->text;
    }

    bool begin(char bracket) noexcept
    {
        if (raw_.active()) {
            raw_.open(bracket);
            return true;
        }
        const ValueSlot slot = cursor_.take();
        if (slot.is_detail()) {
            const std::string_view key = detail_key(slot);
            raw_.begin(sink_->records(), key, in_body(key) || slot.kind == ValueSlot::Kind::node, bracket);
            return true;
        }
        if (cursor_.is_full()) return false; // the parser has already refused this depth
        if (cursor_.enter(slot, bracket)) ++matches_;
        return true;
    }

    bool end(char bracket) noexcept
    {
        if (!raw_.active()) {
            if (cursor_.leave()) sink_->end_violation();
        } else if (raw_.close(bracket)) {
            sink_->put_raw_detail(raw_.detail_key(), raw_.text());
            raw_.end();
        }
        return true;
    }

    void put_text(std::string_view text) noexcept
    {
        if (const FieldKind field = cursor_.take_field(); field != FieldKind::none) {
            ++matches_;
            return sink_->put_text(field, {}, text);
        }
        const bool in_each = cursor_.is_in_each();
        const ValueSlot slot = cursor_.take();
        if (slot.kind == ValueSlot::Kind::violation) return sink_->put_violation_member(cursor_.key(), text);
        if (slot.is_detail()) return sink_->put_text(FieldKind::detail, detail_key(slot), text);
        if (slot.is_node(NodeKind::string)) ++matches_;
        if (slot.is_field()) {
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
        const ValueSlot slot = cursor_.take();
        if (slot.is_node(NodeKind::number)) ++matches_;
        if (slot.is_detail()) {
            sink_->put_number(FieldKind::detail, detail_key(slot), digits);
        } else if (slot.is_field()) {
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
        const ValueSlot slot = cursor_.take();
        if (slot.is_detail() && (slot.kind == ValueSlot::Kind::detail || text != "null"))
            sink_->put_raw_detail(detail_key(slot), text);
        if (slot.is_node(NodeKind::literal) && slot.node->text == text) ++matches_;
        if (slot.is_field() && form_of(slot.node->field) == FieldForm::flag && text != "null") {
            ++matches_;
            sink_->put_flag(slot.node->field, text == "true");
        }
        return true;
    }

    FieldSink* sink_;
    std::string_view body_;
    LayoutCursor cursor_;
    OpenRecord capture_;
    RawCapture raw_;
    unsigned matches_ = 0;
    std::size_t key_size_ = 0;
    char key_buffer_[max_read_key];
};

} // namespace detail
} // inline namespace v0
} // namespace amiss
