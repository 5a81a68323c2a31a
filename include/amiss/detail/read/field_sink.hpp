// SPDX-License-Identifier: BSL-1.0
// Stores the values of a body in the error: the first one of each field wins, and anything wrong sets malformed().
#pragma once

#include <amiss/catalog.hpp>
#include <amiss/detail/error/access.hpp>
#include <amiss/detail/error/known_code.hpp>
#include <amiss/detail/layout/field_sets.hpp>
#include <amiss/detail/layout/node.hpp>
#include <amiss/detail/text/classify.hpp>
#include <amiss/detail/text/date.hpp>
#include <amiss/detail/text/delay.hpp>
#include <amiss/error.hpp>

#include <charconv>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace amiss {
inline namespace v0 {
namespace detail {

inline constexpr unsigned max_read_details = 64;
inline constexpr unsigned max_read_violations = 64;

/// Puts values into the records of an error that is being read.
class FieldSink {
public:
    FieldSink(ApiError& error, const Catalog* catalog) noexcept
        : error_(error), records_(ErrorAccess::records(error)), catalog_(catalog)
    {}

    /// How many values were stored.
    unsigned taken() const noexcept { return taken_; }
    bool malformed() const noexcept { return malformed_; }
    void set_malformed() noexcept { malformed_ = true; }
    RecordBuffer& records() noexcept { return records_; }

    /// A string value of a field. `text` may point into the error itself.
    void put_text(FieldKind field, std::string_view detail_key, std::string_view text) noexcept
    {
        if (field == FieldKind::detail) return put_detail(detail_key, DetailValue(text));
        if (text.empty()) return; // "" is how a body says that there is no value
        switch (field) {
        case FieldKind::code: return put_code(text);
        case FieldKind::type: return put_type(text);
        case FieldKind::message: return put_message(text, true);
        default: break;
        }
        switch (form_of(field)) {
        case FieldForm::text:
        case FieldForm::link: return put_first(field, text);
        case FieldForm::time: return put_timestamp(text);
        case FieldForm::seconds: return put_seconds(text);
        case FieldForm::part:
            return records_.set(field == FieldKind::violation_field ? RecordKind::capture_field
                                                                    : RecordKind::capture_message,
                                text);
        case FieldForm::none:
        case FieldForm::status: // the response's own counts
        case FieldForm::phrase:
        case FieldForm::members:
        case FieldForm::map:
        case FieldForm::member: return;
        }
    }

    /// A number, as the body spells it.
    void put_number(FieldKind field, std::string_view detail_key, std::string_view number) noexcept
    {
        if (field == FieldKind::code) return put_code(number);
        if (form_of(field) == FieldForm::member) return put_raw_detail(detail_key, number);
        if (form_of(field) == FieldForm::seconds) return put_seconds(number);
    }

    /// A detail given as JSON text that is known to be valid.
    void put_raw_detail(std::string_view key, std::string_view json) noexcept
    {
        put_detail(key, DetailValue::unchecked_json(json));
    }

    void put_detail(std::string_view key, const DetailValue& value) noexcept
    {
        if (details_ == max_read_details)
            return set_malformed(); // first, since everything below costs as much as there is already
        ++details_;
        if (find_detail(records_, key).data() != nullptr) return;
        ++taken_;
        set_detail(records_, key, value);
    }

    void put_violation(std::string_view field, std::string_view message) noexcept
    {
        Record first;
        if (!records_.find(FieldKind::violations, field, first)) add_violation(field, message);
    }

    /// Makes a violation of the captured field and message.
    void end_violation() noexcept
    {
        const std::string_view field = records_.find(RecordKind::capture_field);
        const std::string_view message = records_.find(RecordKind::capture_message);
        if (!field.empty())
            put_violation(field, message);
        else if (!message.empty())
            add_violation(field, message); // in a list of messages alone, each one counts
        records_.erase(RecordKind::capture_field);
        records_.erase(RecordKind::capture_message);
    }

private:
    void add_violation(std::string_view field, std::string_view message) noexcept
    {
        if (violations_ == max_read_violations) return set_malformed();
        ++violations_;
        ++taken_;
        records_.add(FieldKind::violations, field, message);
    }

    void put_first(RecordKind kind, std::string_view text) noexcept
    {
        if (is_seen(kind)) return;
        ++taken_;
        records_.put(kind, text);
    }

    // The error was empty at first, so it has only what was put here: no search is needed.
    bool has(RecordKind kind) const noexcept { return (seen_ & 1U << kind.number) != 0; }
    bool is_seen(RecordKind kind) noexcept
    {
        const bool seen = has(kind);
        seen_ |= 1U << kind.number;
        return seen;
    }

    // A known code has the type of its row, so the body's type is not stored.
    void put_type(std::string_view text) noexcept
    {
        if (ErrorAccess::row(error_) == nullptr) return put_first(FieldKind::type, text);
        ++taken_;
    }

    // A sentence in the place of a code is the message, unless the message's own place has one.
    void put_message(std::string_view text, bool own_place) noexcept
    {
        const bool seen = is_seen(FieldKind::message);
        if (seen && (message_placed_ || !own_place)) return;
        ++taken_;
        if (seen)
            records_.set(FieldKind::message, text);
        else
            records_.put(FieldKind::message, text);
        message_placed_ = own_place;
        ErrorAccess::head(error_).flags |= ErrorHead::own_message;
    }

    void put_code(std::string_view text) noexcept
    {
        if (ErrorAccess::row(error_) != nullptr || has(FieldKind::code)) return;
        if (set_known_code(error_, catalog_, text)) {
            ++taken_;
            if (has(FieldKind::type)) records_.erase(FieldKind::type);
        } else if (three_digits(text) == ErrorAccess::head(error_).status) {
            return; // the response already says so
        } else if (is_word(text)) {
            put_first(FieldKind::code, text);
        } else {
            put_message(text, false); // a sentence is never a code
        }
    }

    void put_timestamp(std::string_view text) noexcept
    {
        std::int64_t seconds = 0;
        if (has(FieldKind::timestamp)) return;
        if (!read_timestamp(text, seconds)) return set_malformed();
        put_first(FieldKind::timestamp, bytes_of(seconds));
    }

    void put_seconds(std::string_view number) noexcept
    {
        if (has(FieldKind::retry_after)) return;
        std::int64_t seconds = 0;
        const auto whole = std::from_chars(number.data(), number.data() + number.size(), seconds);
        if (whole.ec == std::errc() && whole.ptr == number.data() + number.size() && seconds >= 0)
            return put_first(FieldKind::retry_after, bytes_of(seconds));
        set_malformed(); // out of range or not a number; but a fraction is rounded up and a unit is understood
        if (whole.ec != std::errc()) return;
        if (const auto rounded = parse_seconds(number, 1)) put_first(FieldKind::retry_after, bytes_of(*rounded));
    }

    static std::string_view bytes_of(const std::int64_t& value) noexcept
    {
        return {reinterpret_cast<const char*>(&value), sizeof value};
    }

    ApiError& error_;
    RecordBuffer& records_;
    const Catalog* catalog_;
    std::uint32_t seen_ = 0; ///< a bit for each kind of record
    unsigned taken_ = 0;
    unsigned details_ = 0;
    unsigned violations_ = 0;
    bool message_placed_ = false;
    bool malformed_ = false;
};

} // namespace detail
} // inline namespace v0
} // namespace amiss
