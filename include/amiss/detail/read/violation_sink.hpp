// SPDX-License-Identifier: BSL-1.0
// Stores the violations of a body in the error, and keeps what has the wrong form for the log.
#pragma once

#include <amiss/config.hpp>
#include <amiss/detail/json/view.hpp>
#include <amiss/detail/read/lost_values.hpp>
#include <amiss/detail/read/read_keys.hpp>
#include <amiss/detail/storage/open_record.hpp>
#include <amiss/detail/storage/record_buffer.hpp>
#include <amiss/detail/storage/violation_details.hpp>
#include <amiss/detail/text/classify.hpp>
#include <amiss/detail_value.hpp>
#include <amiss/field.hpp>

#include <cstdint>
#include <string_view>

namespace amiss {
inline namespace v0 {
namespace detail {

inline constexpr unsigned max_read_violations = 64;
/// How many details of one violation are looked at, those that come twice included.
inline constexpr unsigned max_violation_details = 16;

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
    void put_violation(std::string_view field, std::string_view message, std::string_view code = {}) noexcept
    {
        if (is_full()) return;
        const std::uint32_t place = records_.size();
        const std::uint16_t hash = ReadKeys::hash_of(field); // the field may be in the records, which move
        if (count_violation(records_.add_once(FieldKind::violations, field, message, {code}).is_new))
            fields_.add(hash, place);
    }

    /// Whether there is a violation of this field: of two members of a map with one key the first counts, as of all members.
    bool has_violation(std::string_view field) noexcept
    {
        return fields_.find(ReadKeys::hash_of(field), [&](std::uint32_t& place) {
            return records_.is_at(place, FieldKind::violations, field) || find_again(field, place);
        });
    }

    /// A detail of the violation at hand: a text, or JSON that is no string. Of one key, the first one counts.
    void put_part_text(std::string_view key, std::string_view text) noexcept
    {
        if (may_have(key)) records_.add(FieldKind::violation_detail, key, text, false);
    }
    void put_part_json(std::string_view key, std::string_view json) noexcept
    {
        if (may_have(key)) records_.add(RecordKind::violation_json, key, json, false);
    }

    /// Whether another violation would be kept.
    bool takes_violations() const noexcept { return violations_ != max_read_violations; }

    /// Another part of it. Of those after the last violation that is kept, it only counts that there is one.
    void set_part(RecordKind kind, std::string_view text) noexcept
    {
        if (!takes_violations())
            says_more_ = says_more_ || !text.empty();
        else
            records_.set(kind, text);
    }

    /// Makes a violation of the parts that have come, if there are any.
    void end_violation() noexcept
    {
        details_ = 0;
        if (!takes_violations() && records_.size() == end_) { // no part was stored
            malformed_ = malformed_ || says_more_;
            says_more_ = false;
            return;
        }
        std::string_view field, message, code;
        ViolationDetails details;
        Record part;
        for (std::uint32_t offset = 0; records_.next(offset, part);) {
            if (part.kind == FieldKind::violation_field) field = part.value;
            if (part.kind == FieldKind::violation_message) message = part.value;
            if (part.kind == FieldKind::violation_code) code = part.value;
            if (part.kind == FieldKind::violation_detail) details.add(part.key, part.value);
            if (part.kind == RecordKind::violation_json) details.add(part.key, DetailValue::unchecked_json(part.value));
        }
        const bool says_something =
            says_more_ || !field.empty() || !message.empty() || !code.empty() || details.count() != 0;
        const std::uint16_t hash = ReadKeys::hash_of(field); // the field itself goes with the parts
        const std::uint32_t before = records_.size();
        const bool is_new =
            says_something && !is_full() && count_violation(add_violation(records_, field, message, code, details));
        const std::uint32_t added = records_.size() - before;
        records_.erase_violation_parts();
        says_more_ = false;
        end_ = records_.size();
        // What goes leaves a gap, or what comes after it moves.
        if (is_new) fields_.add(hash, end_ == before + added ? before : end_ - added);
    }

    /// A violation whose message is the member `message` of an object. `json` is the object's, and may be in the records.
    void put_violation_object(std::string_view field, std::string_view json) noexcept
    {
        if (is_full()) return;
        std::string_view message;
        for (JsonItems members = JsonView(json).items(); message.empty() && members.next();) {
            if (members.key() == "message") message = first_string(members.value());
        }
        // Room first: the pieces of the message must not move while they are put together.
        if (message.empty() || !records_.reserve(message.size() + field.size() + 64, message, json, field))
            return lose(field, json);
        records_.set(FieldKind::violation_field, field);
        OpenRecord text(records_, FieldKind::violation_message);
        unescape(message, [&text](std::string_view piece) { text.add(piece); });
        end_violation();
    }

protected:
    RecordBuffer& records_;
    unsigned taken_ = 0;
    bool malformed_ = false;
    LostValues lost_;

private:
    // Where the first violation of a field is, once the records have moved.
    AMISS_NOINLINE bool find_again(std::string_view field, std::uint32_t& place) const noexcept
    {
        Record record;
        for (std::uint32_t offset = 0, start = 0; records_.next(offset, record); start = offset) {
            if (record.kind != FieldKind::violations || record.key != field) continue;
            return place = start, true;
        }
        return false;
    }

    // Asked first, since each violation costs as much as there is already.
    bool is_full() noexcept
    {
        malformed_ = malformed_ || !takes_violations();
        return !takes_violations();
    }
    bool count_violation(bool is_new) noexcept
    {
        violations_ += is_new ? 1U : 0U;
        taken_ += is_new ? 1U : 0U;
        return is_new;
    }
    // Whether the violation at hand can get a detail with this key.
    bool may_have(std::string_view key) noexcept
    {
        Record part;
        if (details_ == max_violation_details) return set_malformed(), false;
        ++details_;
        if (!takes_violations()) return says_more_ = true, false;
        return !records_.find(FieldKind::violation_detail, key, part)
            && !records_.find(RecordKind::violation_json, key, part);
    }

    ReadKeys fields_;        ///< of the violations
    std::uint32_t end_ = 0;  ///< of the records after the last violation
    bool says_more_ = false; ///< there is something in the one after the last that is kept
    unsigned violations_ = 0;
    unsigned details_ = 0; ///< of the violation at hand
};

} // namespace detail
} // inline namespace v0
} // namespace amiss
