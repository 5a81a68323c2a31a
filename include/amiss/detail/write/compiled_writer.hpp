// SPDX-License-Identifier: BSL-1.0
// Executes a compiled layout, unrolled at compile time; the only branches test which fields are present.
#pragma once

#include <amiss/detail/json/escape_padded.hpp>
#include <amiss/detail/layout/field_sets.hpp>
#include <amiss/detail/text/copy_bytes.hpp>
#include <amiss/detail/text/date.hpp>
#include <amiss/detail/text/percent.hpp>
#include <amiss/detail/write/field_values.hpp>
#include <amiss/detail/write/layout_compiler.hpp>

#include <charconv>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace amiss {
inline namespace v0 {
namespace detail {

/// The literals of a row: each ends where the next one begins. After the last there are `padding` more bytes.
struct Literals {
    const char* text;
    const std::uint32_t* ends;
};

inline char* put_number_padded(char* at, std::int64_t number, bool as_text) noexcept
{
    if (as_text) *at++ = '"';
    at = std::to_chars(at, at + 20, number).ptr;
    if (as_text) *at++ = '"';
    return at;
}

inline char* put_doc_url_padded(char* at, const FieldValues& values, std::size_t& spare) noexcept
{
    const std::string_view own = values.text(FieldKind::doc_url);
    if (!own.empty() || values.doc_base.empty()) return escape_padded(at, own, spare);
    if ((at = escape_padded(at, values.doc_base, spare)) == nullptr) return nullptr;
    const std::string_view code = values.text(FieldKind::code);
    const std::size_t run = unreserved_run(code);
    at = copy_short(at, code.data(), run);
    for (const char c : code.substr(run)) put_percent_encoded(c, [&at](char byte) { *at++ = byte; });
    return at;
}

/// Writes a text in quotes.
inline char* put_string_padded(char* at, std::string_view text, std::size_t& spare) noexcept
{
    *at++ = '"';
    if ((at = escape_padded(at, text, spare)) == nullptr) return nullptr;
    *at++ = '"';
    return at;
}

/// Writes a list of the messages of a field; `offset` is where the record of the first one ends.
inline char* put_messages_padded(char* at, const RecordBuffer& records, Record message, std::uint32_t offset,
                                 std::size_t& spare) noexcept
{
    *at++ = '[';
    if ((at = put_string_padded(at, message.value, spare)) == nullptr) return nullptr;
    while (message.has_more) {
        records.next_of_key(offset, message);
        *at++ = ',';
        if ((at = put_string_padded(at, message.value, spare)) == nullptr) return nullptr;
    }
    *at++ = ']';
    return at;
}

/// Writes the violations as members of an object: of each field the first message, or a list of all of them.
inline char* put_violations_padded(char* at, const FieldValues& values, bool as_lists, std::size_t& spare) noexcept
{
    char separator = 0;
    Record record;
    for (std::uint32_t offset = 0; values.records->next(offset, record);) {
        if (record.kind != FieldKind::violations || record.is_repeat) continue;
        if (separator != 0) *at++ = separator;
        separator = ',';
        if ((at = put_string_padded(at, record.key, spare)) == nullptr) return nullptr;
        *at++ = ':';
        at = as_lists ? put_messages_padded(at, *values.records, record, offset, spare)
                      : put_string_padded(at, record.value, spare);
        if (at == nullptr) return nullptr;
    }
    return at;
}

inline std::size_t size_of_violations(const FieldValues& values) noexcept
{
    std::size_t size = 0;
    Record record;
    for (std::uint32_t offset = 0; values.records->next(offset, record);) {
        if (record.kind == FieldKind::violations) size += record.key.size() + record.value.size() + 8;
    }
    return size;
}

/// The most bytes that a field takes before escapes.
inline std::size_t padded_size(FieldKind field, const FieldValues& values) noexcept
{
    switch (form_of(field)) {
    case FieldForm::time: return timestamp_size;
    case FieldForm::status: return 5; // with quotes
    case FieldForm::seconds: return 22;
    case FieldForm::flag: return 5;
    case FieldForm::link:
        return values.text(field).size() + values.doc_base.size() + 3 * values.text(FieldKind::code).size();
    case FieldForm::members: return values.details().size();
    case FieldForm::map: return values.has(field) ? size_of_violations(values) : 0;
    case FieldForm::phrase: return reason_phrase(static_cast<HttpStatus>(values.status)).size();
    case FieldForm::text: return values.text(field).size();
    case FieldForm::none:
    case FieldForm::member:
    case FieldForm::part: break; // never in a compiled layout
    }
    return 0;
}

/// `Compiled` is a CompiledLayout: it has the instructions and the literals of each row.
template <class Compiled>
class CompiledWriter {
public:
    /// The end of the body. Null when `capacity` is less than what may be written, which is a little more than the body.
    static char* write(const FieldValues& values, std::size_t row, char* at, std::size_t capacity) noexcept
    {
        const Literals literals = Compiled::literals_of(row);
        const std::size_t most = literals.ends[Compiled::literals] - literals.ends[0] + most_bytes<0>(values) + padding;
        if (most > capacity) return nullptr;
        std::size_t spare = capacity - most;
        Source source{values, literals, {}};
        if constexpr (has_field(FieldKind::timestamp)) { // first, since it takes longest
            if (values.has(FieldKind::timestamp)) source.stamp = timestamp_of(values.timestamp);
        }
        return put<0, Compiled::size>(at, source, spare);
    }

private:
    struct Source {
        const FieldValues& values;
        Literals literals;
        Timestamp stamp;
    };

    static bool is_there(const Instruction& step, std::uint32_t present) noexcept
    {
        return (step.any == 0 || (present & step.any) != 0) && (present & step.all) == step.all;
    }

    static constexpr bool has_field(FieldKind field) noexcept
    {
        for (std::size_t at = 0; at < Compiled::size; ++at) {
            if (Compiled::instructions[at].kind == Instruction::Kind::field
                && Compiled::instructions[at].field == field)
                return true;
        }
        return false;
    }

    template <std::size_t At>
    static std::size_t most_bytes(const FieldValues& values) noexcept
    {
        if constexpr (At == Compiled::size) {
            return 0;
        } else {
            constexpr Instruction step = Compiled::instructions[At];
            std::size_t most = step.kind == Instruction::Kind::comma ? 1 : 0;
            if constexpr (step.kind == Instruction::Kind::field) most = padded_size(step.field, values);
            return most + most_bytes<At + 1>(values);
        }
    }

    template <std::size_t At, std::size_t End>
    AMISS_ALWAYS_INLINE static char* put(char* at, const Source& source, std::size_t& spare) noexcept
    {
        [[maybe_unused]] const FieldValues& values = source.values;
        [[maybe_unused]] const Literals& literals = source.literals;
        if constexpr (At == End) {
            return at;
        } else {
            constexpr Instruction step = Compiled::instructions[At];
            if constexpr (step.kind == Instruction::Kind::begin) {
                constexpr std::size_t behind = At + 1 + step.count;
                if (is_there(step, values.present())) {
                    if ((at = put<At + 1, behind>(at, source, spare)) == nullptr) return nullptr;
                }
                return put<behind, End>(at, source, spare);
            } else {
                if constexpr (step.kind == Instruction::Kind::literal && Compiled::is_common(step.count)) {
                    constexpr std::string_view literal = Compiled::common_literal(step.count);
                    std::memcpy(at, literal.data(), literal.size());
                    at += literal.size();
                } else if constexpr (step.kind == Instruction::Kind::literal) {
                    const std::uint32_t from = literals.ends[step.count];
                    at = copy_padded(at, literals.text + from, literals.ends[step.count + 1] - from);
                } else if constexpr (step.kind == Instruction::Kind::comma) {
                    if (at[-1] != '{' && at[-1] != '[') *at++ = ',';
                } else if constexpr (step.field == FieldKind::timestamp) {
                    if (values.has(step.field)) {
                        std::memcpy(at, source.stamp.text, timestamp_size);
                        at += timestamp_size;
                    }
                } else {
                    if ((at = put_field<step.field, step.as_text, step.as_lists>(at, values, spare)) == nullptr)
                        return nullptr;
                }
                return put<At + 1, End>(at, source, spare);
            }
        }
    }

    template <FieldKind Kind, bool AsText, bool AsLists>
    static char* put_field(char* at, const FieldValues& values, std::size_t& spare) noexcept
    {
        constexpr FieldForm form = form_of(Kind);
        if constexpr (form == FieldForm::text) {
            return escape_padded(at, values.text(Kind), spare);
        } else if constexpr (form == FieldForm::status) {
            return put_number_padded(at, values.status, AsText);
        } else if constexpr (form == FieldForm::seconds) {
            if (values.has(Kind)) return put_number_padded(at, values.retry_after, AsText);
            at[0] = at[1] = '"';
            return at + 2;
        } else if constexpr (form == FieldForm::members) {
            const std::string_view details = values.details(); // JSON already
            return copy_short(at, details.data(), details.size());
        } else if constexpr (form == FieldForm::map) {
            return put_violations_padded(at, values, AsLists, spare);
        } else if constexpr (form == FieldForm::flag) {
            const std::string_view text = flag_text(values);
            return copy_short(at, text.data(), text.size());
        } else if constexpr (form == FieldForm::link) {
            return put_doc_url_padded(at, values, spare);
        } else {
            static_assert(form == FieldForm::phrase, "amiss: a field of this form has no compiled writer");
            return escape_padded(at, reason_phrase(static_cast<HttpStatus>(values.status)), spare);
        }
    }
};

} // namespace detail
} // inline namespace v0
} // namespace amiss
