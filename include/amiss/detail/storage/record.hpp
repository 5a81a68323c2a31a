// SPDX-License-Identifier: BSL-1.0
// One record of an error's storage: what kind of value it holds, the value, and for some kinds a key.
#pragma once

#include <amiss/detail/layout/field_sets.hpp>
#include <amiss/detail/text/utf8.hpp>
#include <amiss/field.hpp>

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace amiss {
inline namespace v0 {
namespace detail {

/// What a record holds: the value of a field, by the field's number, or something that no body can have.
///
/// Violations, the details of the one at hand and `plain_text` repeat; they have a key. A record of the kind 0, which is no
/// field's, is a gap that another one left.
struct RecordKind {
    enum Internal : unsigned char {
        plain_text = field_count, ///< key, and a detail's text as given where its JSON form has escapes
        context,
        raw_body, ///< the beginning of the body that the error was read from
        rate_limit,
        cause,
        capture,        ///< while reading: a string that arrives in pieces
        violation_json, ///< while reading: a detail of the violation at hand that is no string, by its key
    };

    unsigned char number = 0;

    constexpr RecordKind() noexcept = default;
    constexpr RecordKind(FieldKind field) noexcept // NOLINT(google-explicit-constructor): a field is a kind
        : number(static_cast<unsigned char>(field))
    {}
    constexpr RecordKind(Internal kind) noexcept : number(kind) {} // NOLINT(google-explicit-constructor): the same
    constexpr explicit RecordKind(std::uint32_t value) noexcept : number(static_cast<unsigned char>(value)) {}

    constexpr bool is_field() const noexcept { return number < field_count; }
    constexpr bool is_gap() const noexcept { return number == static_cast<unsigned char>(FieldKind::none); }
    /// Whether it is a part of the violation at hand, which is there only until the violation is complete.
    constexpr bool is_violation_part() const noexcept
    {
        return number == violation_json
            || (number >= static_cast<unsigned char>(FieldKind::violation_field) && is_field());
    }
    /// Whether it is there only while something is read.
    constexpr bool is_capture() const noexcept { return number >= capture || is_violation_part(); }

    friend constexpr bool operator==(RecordKind left, RecordKind right) noexcept { return left.number == right.number; }
    friend constexpr bool operator!=(RecordKind left, RecordKind right) noexcept { return left.number != right.number; }
};
inline constexpr std::size_t record_kinds = RecordKind::violation_json + 1;
static_assert(record_kinds <= 32, "amiss: each kind of record has a bit of 32");

/// A set of kinds of records.
class RecordKinds {
public:
    constexpr void add(RecordKind kind) noexcept { bits_ |= 1U << kind.number; }
    constexpr bool has(RecordKind kind) const noexcept { return (bits_ >> kind.number & 1U) != 0; }

private:
    std::uint32_t bits_ = 0;
};

constexpr bool is_keyed(RecordKind kind) noexcept
{
    return kind == FieldKind::violations || kind == RecordKind::plain_text || kind == FieldKind::violation_detail
        || kind == RecordKind::violation_json;
}

/// Whether the value is text, of which a part is better than nothing when there is no memory.
constexpr bool is_text(RecordKind kind) noexcept
{
    if (kind.is_field()) return (text_fields >> kind.number & 1U) != 0;
    return kind == RecordKind::context || kind == RecordKind::raw_body;
}

/// When there is no memory, a record makes room for those of a lower rank: texts for the request id, the id for the code,
/// and all of them for numbers, which decide whether a call is repeated and when.
inline constexpr unsigned rank_of_numbers = 0, rank_of_code = 1, rank_of_request_id = 2, rank_of_texts = 3;
constexpr unsigned rank_of(RecordKind kind) noexcept
{
    if (kind == FieldKind::code) return rank_of_code;
    if (kind == FieldKind::request_id) return rank_of_request_id;
    const bool is_number_or_internal = kind == FieldKind::timestamp || kind == FieldKind::retry_after
        || kind == RecordKind::rate_limit || kind == RecordKind::cause || kind == RecordKind::plain_text
        || kind.is_capture();
    return is_number_or_internal ? rank_of_numbers : rank_of_texts;
}

/// Whether a value is part of what an error says to the outside.
constexpr bool is_public(RecordKind kind) noexcept
{
    return (kind.is_field() && !kind.is_gap() && !kind.is_violation_part()) || kind == RecordKind::rate_limit;
}

struct Record {
    RecordKind kind;
    std::string_view key;
    std::string_view value;
    bool is_repeat = false;     ///< there is one with this key before it
    bool has_more = false;      ///< there is one with this key after it
    std::string_view code{};    ///< of a violation
    std::string_view details{}; ///< of a violation, as `ViolationDetails` stores them
};

/// The size of a record's key, with two bits for the records of one key, which form a chain: they spare whoever writes one
/// list for each key a search from each record through all the others. A third one says that the value is that of a
/// violation with a code or details: the size of the message, the message, the size of the code, the code, the details.
struct KeyWord {
    static constexpr std::uint32_t repeat_bit = 1U << 31U;
    static constexpr std::uint32_t more_bit = 1U << 30U;
    static constexpr std::uint32_t extras_bit = 1U << 29U;
    static constexpr std::uint32_t size_bits = extras_bit - 1;
};

/// What a violation has beside its field and its message.
struct ViolationExtras {
    std::string_view code{};
    std::size_t details_size = 0;

    bool empty() const noexcept { return code.empty() && details_size == 0; }
};

/// Looks for records with the key that this is made of, once ill-formed UTF-8 is written as U+FFFD.
class SameKey {
public:
    explicit SameKey(std::string_view key) noexcept : key_(key)
    {
        if (is_ascii(key)) return;
        for (std::string_view rest = key; !rest.empty() && !repaired_;) {
            const Utf8Step step = next_scalar(rest);
            repaired_ = step.scalar == 0xFFFD;
            rest.remove_prefix(step.size);
        }
    }
    bool operator()(std::string_view other) const noexcept
    {
        return other == key_ || (repaired_ && same_scalars(other, key_));
    }

private:
    std::string_view key_;
    bool repaired_ = false;
};

} // namespace detail
} // inline namespace v0
} // namespace amiss
