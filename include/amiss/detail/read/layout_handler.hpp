// SPDX-License-Identifier: BSL-1.0
// Reads a body in a layout: a handler on Boost.JSON's parser, for everything that BodyReader leaves to it.
#pragma once

#include <amiss/detail/layout/node.hpp>
#include <amiss/detail/read/field_sink.hpp>
#include <amiss/detail/read/found_nodes.hpp>
#include <amiss/detail/read/key_text.hpp>
#include <amiss/detail/read/layout_cursor.hpp>
#include <amiss/detail/read/lost_values.hpp>
#include <amiss/detail/read/raw_capture.hpp>
#include <amiss/detail/read/value_placer.hpp>
#include <amiss/detail/storage/open_record.hpp>

#include <boost/json/basic_parser_impl.hpp>

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace amiss {
inline namespace v0 {
namespace detail {

/// Turns the parser's events into values of the error. Allocates nothing but what the error's own storage needs.
class LayoutHandler : ValuePlacer {
public:
    using ErrorCode = boost::json::error_code;
    using Text = boost::json::string_view;

    static constexpr std::size_t max_object_size = static_cast<std::size_t>(-1);
    static constexpr std::size_t max_array_size = static_cast<std::size_t>(-1);
    static constexpr std::size_t max_key_size = static_cast<std::size_t>(-1);
    static constexpr std::size_t max_string_size = static_cast<std::size_t>(-1);

    LayoutHandler(LayoutView layout, FieldSink& sink, std::string_view body) noexcept
        : ValuePlacer(layout, sink, body), key_(body)
    {}

    /// The nodes of the layout for which the body has a value of their kind.
    const FoundNodes& found() const noexcept { return found_; }
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
        const std::string_view piece(text.data(), text.size());
        if (raw_.active())
            raw_.string_part(piece);
        else
            key_.add(piece);
        return true;
    }
    bool on_key(Text text, std::size_t, ErrorCode&) noexcept
    {
        const std::string_view piece(text.data(), text.size());
        if (raw_.active()) {
            raw_.string_part(piece);
            raw_.end_key();
        } else if (const auto key = key_.end(piece)) {
            cursor_.key(*key);
        } else {
            cursor_.skip_key();
            sink_->set_malformed();
        }
        return true;
    }

    bool on_string_part(Text text, std::size_t, ErrorCode&) noexcept
    {
        if (raw_.active())
            raw_.string_part({text.data(), text.size()});
        else
            add_to_string(text);
        return true;
    }
    bool on_string(Text text, std::size_t, ErrorCode&) noexcept
    {
        if (raw_.active()) {
            raw_.string_part({text.data(), text.size()});
            raw_.end_string();
        } else if (in_pieces_) {
            add_to_string(text);
            put_text(capture_.value()); // empty when there was no memory for it
            capture_.drop();
            in_pieces_ = false;
        } else {
            put_text({text.data(), text.size()});
        }
        return true;
    }

    bool on_number_part(Text, ErrorCode&) noexcept { return true; } // only when a body arrives in pieces
    bool on_int64(std::int64_t value, Text text, ErrorCode&) noexcept { return number(text, &value); }
    bool on_uint64(std::uint64_t, Text text, ErrorCode&) noexcept { return number(text, nullptr); }
    bool on_double(double, Text text, ErrorCode&) noexcept { return number(text, nullptr); }
    bool on_bool(bool value, ErrorCode&) noexcept { return word(value ? "true" : "false"); }
    bool on_null(ErrorCode&) noexcept { return word("null"); }
    bool on_comment_part(Text, ErrorCode&) noexcept { return true; }
    bool on_comment(Text, ErrorCode&) noexcept { return true; }

private:
    void add_to_string(Text text) noexcept
    {
        if (!in_pieces_) capture_ = OpenRecord(sink_->records(), RecordKind::capture);
        in_pieces_ = true;
        capture_.make_way(text.size());
        capture_.add({text.data(), text.size()});
    }

    /// What a captured object or array is.
    enum class Captured : unsigned char {
        detail,
        part,      ///< a detail of the violation at hand
        violation, ///< the value of a failed field
        lost,      ///< of the wrong kind in its place
    };

    bool capture(Captured what, std::string_view key, bool key_stays, char bracket) noexcept
    {
        captured_ = what;
        const std::string_view value = what != Captured::lost ? key_.value_of(cursor_.key()) : std::string_view();
        if (!value.empty() && value[0] == bracket)
            raw_.begin_in_body(sink_->records(), key, key_stays, value);
        else
            raw_.begin(sink_->records(), key, key_stays, bracket,
                       what == Captured::lost ? max_lost_value : RecordBuffer::max_value);
        return true;
    }

    bool begin(char bracket) noexcept
    {
        if (raw_.active()) {
            raw_.open(bracket);
            return true;
        }
        ValueSlot slot = settled(cursor_.take(), kind_of_value(bracket));
        if (slot.is_detail()) {
            if (slot.node != nullptr) found_.add(*slot.node);
            const std::string_view key = detail_key(slot);
            return capture(Captured::detail, key, slot.node != nullptr || key_.stays(key), bracket);
        }
        if (slot.is_violation_detail()) {
            found_.add(*slot.node);
            is_element_ = slot.is_element;
            return capture(Captured::part, slot.node->text, true, bracket);
        }
        const std::string_view key = cursor_.key();
        if (is_second_member(slot)) slot = {};
        if (slot.kind == ValueSlot::Kind::violation && bracket == '{')
            return capture(Captured::violation, key, key_.stays(key), bracket);
        if (is_for_the_error(slot) && !cursor_.fits(slot, bracket))
            return capture(Captured::lost, key, key_.stays(key), bracket);
        if (slot.kind == ValueSlot::Kind::member && !cursor_.is_in_messages() && bracket == '{')
            cursor_.add_unknown_member();
        if (cursor_.is_full()) return false; // the parser has already refused this depth
        const bool fits = cursor_.enter(slot, bracket);
        if (slot.node != nullptr && (fits || is_guidance(*slot.node))) found_.add(*slot.node);
        if (cursor_.path() != nullptr) path_.clear();
        return true;
    }

    bool end(char bracket) noexcept
    {
        if (!raw_.active()) {
            if (const Node* const node = cursor_.path()) end_path(*node);
            if (cursor_.leave()) sink_->end_violation();
        } else if (raw_.close(bracket)) {
            const std::string_view json = raw_.text();
            switch (captured_) {
            case Captured::detail: sink_->put_raw_detail(raw_.key(), json); break;
            case Captured::part: sink_->put_part_json(raw_.key(), json); break;
            case Captured::violation: sink_->put_violation_object(raw_.key(), json); break;
            case Captured::lost:
                if (json.size() > 2) sink_->lose(raw_.key(), json); // an empty one says nothing
                break;
            }
            raw_.end();
            if (captured_ == Captured::part && is_element_) sink_->end_violation();
        }
        return true;
    }

    bool number(Text text, const std::int64_t* value) noexcept
    {
        const std::string_view digits(text.data(), text.size());
        if (raw_.active())
            raw_.scalar(digits);
        else
            put_number(digits, value);
        return true;
    }

    bool word(std::string_view text) noexcept
    {
        if (raw_.active())
            raw_.scalar(text);
        else
            put_word(text);
        return true;
    }

    KeyText key_;
    OpenRecord capture_;
    RawCapture raw_;
    Captured captured_ = Captured::detail;
    bool in_pieces_ = false;  ///< the string at hand arrives in pieces
    bool is_element_ = false; ///< what is captured is an element of a list of violations
};

} // namespace detail
} // inline namespace v0
} // namespace amiss
