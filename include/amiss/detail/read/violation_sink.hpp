// SPDX-License-Identifier: BSL-1.0
// Stores the violations of a body in the error, and keeps what has the wrong form for the log.
#pragma once

#include <amiss/config.hpp>
#include <amiss/detail/json/view.hpp>
#include <amiss/detail/read/lost_values.hpp>
#include <amiss/detail/storage/open_record.hpp>
#include <amiss/detail/storage/record_buffer.hpp>
#include <amiss/detail/text/classify.hpp>
#include <amiss/field.hpp>

#include <string_view>

namespace amiss {
inline namespace v0 {
namespace detail {

inline constexpr unsigned max_read_violations = 64;

/// The part of a sink that is about violations. Each part of one comes as a record of its own, until it is complete.
class ViolationSink {
public:
    explicit ViolationSink(RecordBuffer& records) noexcept : records_(records) {}

    /// How many values were stored.
    unsigned taken() const noexcept { return taken_; }
    bool malformed() const noexcept { return malformed_; }
    void set_malformed() noexcept { malformed_ = true; }
    RecordBuffer& records() noexcept { return records_; }

    /// A value in the wrong form, as JSON. A null is no fault.
    AMISS_NOINLINE void lose(std::string_view key, std::string_view json) noexcept
    {
        if (json != "null") set_malformed();
        lost_.add_json(key, json);
    }
    /// A text in the wrong form or place.
    AMISS_NOINLINE void lose_text(std::string_view key, std::string_view text) noexcept
    {
        if (text.empty() || is_absent_word(text)) return;
        set_malformed();
        lost_.add_text(key, text);
    }

    /// A failed field. Equal ones are one, but a field may have several messages.
    void put_violation(std::string_view field, std::string_view message) noexcept
    {
        if (violations_ == max_read_violations)
            return set_malformed(); // first, since everything below costs as much as there is already
        if (!records_.add_once(FieldKind::violations, field, message)) return;
        ++violations_;
        ++taken_;
    }

    /// Whether there is a violation of this field: of two members of a map with one key the first counts, as of all members.
    bool has_violation(std::string_view field) const noexcept
    {
        Record first;
        return violations_ != 0 && records_.find(FieldKind::violations, field, first);
    }

    /// Makes a violation of the captured field and message.
    void end_violation() noexcept
    {
        const std::string_view field = records_.find(RecordKind::capture_field);
        const std::string_view message = records_.find(RecordKind::capture_message);
        if (!field.empty() || !message.empty()) put_violation(field, message);
        records_.erase(RecordKind::capture_field);
        records_.erase(RecordKind::capture_message);
    }

    /// A violation whose message is the member `message` of an object. `json` is the object's, and may be in the records.
    void put_violation_object(std::string_view field, std::string_view json) noexcept
    {
        if (violations_ == max_read_violations) return set_malformed();
        std::string_view message;
        for (JsonItems members = JsonView(json).items(); message.empty() && members.next();) {
            if (members.key() == "message") message = first_string(members.value());
        }
        // Room first: the pieces of the message must not move while they are put together.
        if (message.empty() || !records_.reserve(message.size() + field.size() + 64, message, json, field))
            return lose(field, json);
        records_.set(RecordKind::capture_field, field);
        OpenRecord text(records_, RecordKind::capture_message);
        unescape(message, [&text](std::string_view piece) { text.add(piece); });
        end_violation();
    }

protected:
    RecordBuffer& records_;
    unsigned taken_ = 0;
    bool malformed_ = false;
    LostValues lost_;

private:
    unsigned violations_ = 0;
};

} // namespace detail
} // inline namespace v0
} // namespace amiss
