// SPDX-License-Identifier: BSL-1.0
// Stores the values of a body in the error: the first one of each field wins, and one in the wrong form is kept for the log.
#pragma once

#include <amiss/config.hpp>
#include <amiss/detail/error/access.hpp>
#include <amiss/detail/layout/catalog_list.hpp>
#include <amiss/detail/layout/field_sets.hpp>
#include <amiss/detail/layout/node.hpp>
#include <amiss/detail/read/code_sink.hpp>
#include <amiss/detail/storage/details.hpp>
#include <amiss/detail/text/boolean.hpp>
#include <amiss/detail/text/classify.hpp>
#include <amiss/detail/text/date.hpp>
#include <amiss/detail/text/delay.hpp>
#include <amiss/detail/text/exact_time.hpp>
#include <amiss/detail/text/utc_time.hpp>
#include <amiss/error.hpp>

#include <charconv>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace amiss {
inline namespace v0 {
namespace detail {

inline constexpr unsigned max_read_details = 64;

/// Puts values into the records of an error that is being read.
///
/// Each value comes with the key of its member. A text that stands for no value (`is_absent_word`) is absent, except in
/// details and violations. A value in the wrong form makes the error malformed, and its JSON goes into the context.
class FieldSink : public CodeSink {
public:
    FieldSink(ApiError& error, const CatalogList& catalogs) noexcept : CodeSink(error, catalogs) {}

    /// The first status that the body says, which counts for an error in a list of them; 0 for none.
    int said_status() const noexcept { return said_status_; }
    /// Whether a message was stored, or a delay.
    bool has_message() const noexcept { return has(FieldKind::message); }
    bool has_delay() const noexcept { return has(FieldKind::retry_after); }

    /// Ends the reading of a body that is of use: gives the error its flag and its context.
    void finish() noexcept
    {
        if (malformed_) ErrorAccess::head(error_).flags |= ErrorHead::malformed;
        if (!lost_.text().empty()) records_.put(RecordKind::context, lost_.text());
    }

    /// A string value of a field. `text` may point into the error itself.
    void put_text(FieldKind field, std::string_view key, std::string_view text) noexcept
    {
        if (is_text_field(field)) return put_text_field(field, key, text);
        put_other_text(field, key, text);
    }
    /// The same of a field that is stored as text. Where the field is a constant, little is left of this.
    AMISS_ALWAYS_INLINE void put_text_field(FieldKind field, std::string_view key, std::string_view text) noexcept
    {
        if (text.empty()) return; // "" is how a body says that there is no value
        if (field == FieldKind::code) return put_code(key, text);
        if (is_absent(text)) return;
        if (field == FieldKind::type) return put_type(text);
        if (field == FieldKind::message) return put_message(text, true);
        put_first(field, text);
    }
    /// The same of a text that is neither a code nor a type nor a message.
    AMISS_ALWAYS_INLINE void put_plain_text(FieldKind field, std::string_view text) noexcept
    {
        if (!text.empty() && !is_absent(text)) put_first(field, text);
    }
    /// The same of a time that is written as text.
    void put_time_text(std::string_view key, std::string_view text) noexcept
    {
        std::int64_t seconds = 0;
        if (text.empty() || has(FieldKind::timestamp) || is_absent(text)) return;
        if (!read_utc_time(text, seconds) && !read_timestamp(text, seconds)) return lose_text(key, text);
        put_first(FieldKind::timestamp, bytes_of(seconds));
    }

    /// A text of a part of the violation at hand.
    void put_part(const Node& node, std::string_view key, std::string_view text) noexcept
    {
        const bool may_be_absent = node.field == FieldKind::violation_detail && (node.optional || node.nullable);
        if (text.empty() && !may_be_absent) return; // "" is how a body says that there is no value
        if (node.field == FieldKind::violation_detail) return put_part_text(node.text, text);
        if (node.field == FieldKind::violation_code) return put_violation_code(node.style, key, text);
        set_part(node.field, text);
    }

    /// A number, as the body spells it. In the place of a text it is the text.
    void put_number(FieldKind field, std::string_view key, std::string_view number) noexcept
    {
        if (field == FieldKind::code) return put_code(key, number);
        switch (form_of(field)) {
        case FieldForm::member: return put_raw_detail(key, number);
        case FieldForm::seconds:
            if (!put_seconds(number)) lose(key, number);
            return;
        case FieldForm::text:
        case FieldForm::link:
        case FieldForm::part: return set_malformed(), put_text(field, key, number);
        case FieldForm::time:
        case FieldForm::flag:
        case FieldForm::members:
        case FieldForm::map: return lose(key, number);
        case FieldForm::status: return say_status(three_digits(number));
        case FieldForm::none:
        case FieldForm::of_row:
        case FieldForm::advice:
        case FieldForm::phrase: return;
        }
    }

    /// A time that is written in a style of its own: a number, or text.
    void put_time(FieldStyle style, std::string_view key, std::string_view text, bool is_number) noexcept
    {
        if (text.empty() || is_absent_word(text) || has(FieldKind::timestamp)) return;
        const bool is_unix = style == FieldStyle::unix_seconds || style == FieldStyle::unix_ms;
        ExactTime time;
        if (!is_unix || !read_unix_time(text, style == FieldStyle::unix_ms ? 1000 : 1, time)) {
            if (is_number) return lose(key, text);
            if (!read_timestamp(text, time.seconds, time.milliseconds)) return lose_text(key, text);
            if (is_unix) set_malformed();
        }
        if (style == FieldStyle::unix_seconds) return put_first(FieldKind::timestamp, bytes_of(time.seconds));
        put_first(FieldKind::timestamp, bytes_of(time));
    }

    /// A boolean of a field that is one.
    void put_flag(FieldKind field, bool value) noexcept
    {
        if (is_seen(field)) return;
        ++taken_;
        ErrorAccess::set_server_word(error_, value);
    }

    /// A detail given as JSON text that is known to be valid.
    void put_raw_detail(std::string_view key, std::string_view json) noexcept
    {
        put_detail(key, DetailValue::unchecked_json(json));
    }

    void put_detail(std::string_view key, const DetailValue& value) noexcept
    {
        if (details_ == max_read_details) return set_malformed();
        ++details_;
        if (find_detail(records_, key).data() != nullptr) return;
        ++taken_;
        set_detail(records_, key, value);
    }

private:
    // Most texts are told by their size or their first letter.
    AMISS_ALWAYS_INLINE static bool is_absent(std::string_view text) noexcept
    {
        return text.size() - 3 <= 6 && ((text[0] | 0x20) == 'n' || (text[0] | 0x20) == 'u') && is_absent_word(text);
    }

    // A text of a field that is not stored as text.
    void put_other_text(FieldKind field, std::string_view key, std::string_view text) noexcept
    {
        if (field == FieldKind::detail) return put_detail(key, DetailValue(text));
        if (text.empty()) return;
        const FieldForm form = form_of(field);
        if (form == FieldForm::part) return set_part(field, text);
        if (is_absent_word(text)) return;
        switch (form) {
        case FieldForm::time: return put_time_text(key, text);
        case FieldForm::seconds:
            if (!put_seconds(text)) lose_text(key, text);
            return;
        case FieldForm::flag:
            if (const auto value = boolean_of(text)) return put_flag(field, *value);
            return lose_text(key, text);
        case FieldForm::status: // the response's own counts
            if (three_digits(text) < 0) lose_text(key, text);
            return say_status(three_digits(text));
        case FieldForm::members:
        case FieldForm::map: return lose_text(key, text);
        default: return; // the others are stored as text, or say nothing
        }
    }

    void say_status(int status) noexcept
    {
        if (said_status_ == 0 && status > 0) said_status_ = status;
    }

    // The code of a violation: a word, or the name of a row. As with that of the error, a sentence is the message.
    void put_violation_code(FieldStyle style, std::string_view key, std::string_view text) noexcept
    {
        if (is_absent_word(text)) return;
        const FoundRow found = row_named(text, style);
        if (found.catalog != nullptr) return set_part(FieldKind::violation_code, (*found.catalog)[found.row].name);
        if (is_word(text)) return set_part(FieldKind::violation_code, text);
        lose_text(key, text);
        if (records_.find(FieldKind::violation_message).empty()) set_part(FieldKind::violation_message, text);
    }

    // False where it is no delay.
    bool put_seconds(std::string_view number) noexcept
    {
        if (has(FieldKind::retry_after)) return true;
        std::int64_t seconds = 0;
        const auto whole = std::from_chars(number.data(), number.data() + number.size(), seconds);
        if (whole.ec == std::errc() && whole.ptr == number.data() + number.size() && seconds >= 0)
            return put_first(FieldKind::retry_after, bytes_of(seconds)), true;
        // Out of range or not a number; but a fraction is rounded up and a unit is understood.
        const auto rounded = whole.ec == std::errc() ? parse_seconds(number, 1) : std::nullopt;
        if (!rounded) return false;
        set_malformed();
        return put_first(FieldKind::retry_after, bytes_of(*rounded)), true;
    }

    template <class T>
    static std::string_view bytes_of(const T& value) noexcept
    {
        return {reinterpret_cast<const char*>(&value), sizeof value};
    }

    unsigned details_ = 0;
    int said_status_ = 0;
};

} // namespace detail
} // inline namespace v0
} // namespace amiss
