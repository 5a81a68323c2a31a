// SPDX-License-Identifier: BSL-1.0
// Puts the values of fields where there is room for them and some bytes more: how a compiled layout writes them.
#pragma once

#include <amiss/detail/compiler.hpp>
#include <amiss/detail/json/escape_padded.hpp>
#include <amiss/detail/layout/field_sets.hpp>
#include <amiss/detail/layout/name_style.hpp>
#include <amiss/detail/layout/row_value.hpp>
#include <amiss/detail/storage/record.hpp>
#include <amiss/detail/storage/record_buffer.hpp>
#include <amiss/detail/text/copy_bytes.hpp>
#include <amiss/detail/text/date.hpp>
#include <amiss/detail/text/percent.hpp>
#include <amiss/detail/text/utf8.hpp>
#include <amiss/detail/write/field_values.hpp>
#include <amiss/http_status.hpp>

#include <charconv>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace amiss {
inline namespace v0 {
namespace detail {

/// Copies blocks of 16 bytes, without a loop.
template <std::size_t Blocks>
AMISS_ALWAYS_INLINE inline void copy_blocks(char* to, const char* from) noexcept
{
    if constexpr (Blocks > 0) {
        copy_unit<WordBlock>(to, from);
        copy_blocks<Blocks - 1>(to + sizeof(WordBlock), from + sizeof(WordBlock));
    }
}

inline char* put_number_padded(char* at, std::int64_t number, bool as_text) noexcept
{
    if (as_text) *at++ = '"';
    at = std::to_chars(at, at + 20, number).ptr;
    if (as_text) *at++ = '"';
    return at;
}

inline char* put_encoded_padded(char* at, std::string_view base, std::string_view name, std::size_t& spare,
                                FieldStyle style = FieldStyle::plain) noexcept
{
    if ((at = escape_padded(at, base, spare)) == nullptr) return nullptr;
    const std::size_t run = is_name_style(style) ? 0 : unreserved_run(name);
    at = copy_short(at, name.data(), run);
    for (const char c : name.substr(run)) put_percent_encoded(in_style(c, style), [&at](char byte) { *at++ = byte; });
    return at;
}

inline char* put_doc_url_padded(char* at, const FieldValues& values, FieldStyle style, std::size_t& spare) noexcept
{
    const std::string_view own = values.text(FieldKind::doc_url);
    if (!own.empty() || values.doc_base.empty()) return escape_padded(at, own, spare);
    return put_encoded_padded(at, values.doc_base, values.text(FieldKind::code), spare, style);
}

/// Writes a text in quotes.
inline char* put_string_padded(char* at, std::string_view text, std::size_t& spare) noexcept
{
    *at++ = '"';
    if ((at = escape_padded(at, text, spare)) == nullptr) return nullptr;
    *at++ = '"';
    return at;
}

/// The most bytes of such a value before escapes.
inline std::size_t size_of_row_padded(const RowValue& value) noexcept
{
    return value.base.size() + (value.style == FieldStyle::uri ? 3 : 1) * value.view().size() + 2;
}

/// Writes a value that follows from the row, or a code or a type in a style. Inside a text it has no quotes.
inline char* put_of_row_padded(char* at, const RowValue& value, bool in_text, std::size_t& spare) noexcept
{
    const std::string_view text = value.view();
    if (value.bare) return copy_short(at, text.data(), text.size());
    if (!in_text) *at++ = '"';
    if (value.style == FieldStyle::upper_snake || value.style == FieldStyle::kebab) {
        for (std::string_view rest = text; !rest.empty(); rest.remove_prefix(next_scalar(rest).size))
            *at++ = in_style(rest[0], value.style);
    } else if (value.style == FieldStyle::uri) {
        if ((at = put_encoded_padded(at, value.base, text, spare)) == nullptr) return nullptr;
    } else {
        char* const start = at;
        if ((at = escape_padded(at, text, spare)) == nullptr) return nullptr;
        for (char* c = start; value.style == FieldStyle::lower && c != at; ++c) *c = in_style(*c, value.style);
    }
    if (!in_text) *at++ = '"';
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

AMISS_NOINLINE inline std::size_t size_of_violations(const FieldValues& values) noexcept
{
    std::size_t size = 0;
    Record record;
    for (std::uint32_t offset = 0; values.records->next(offset, record);) {
        if (record.kind == FieldKind::violations) size += record.key.size() + record.value.size() + 8;
    }
    return size;
}

/// The most bytes that a field takes before escapes.
template <FieldKind Field>
std::size_t padded_size(const FieldValues& values) noexcept
{
    switch (form_of(Field)) {
    case FieldForm::time: return timestamp_size;
    case FieldForm::status: return 5; // with quotes
    case FieldForm::seconds: return 22;
    case FieldForm::flag: return 5;
    case FieldForm::link:
        return values.text(Field).size() + values.doc_base.size() + 3 * values.text(FieldKind::code).size();
    case FieldForm::members: return values.details().size();
    case FieldForm::map: return values.has(Field) ? size_of_violations(values) : 0;
    case FieldForm::phrase: return reason_phrase(static_cast<HttpStatus>(values.status)).size();
    case FieldForm::text: return values.text(Field).size();
    case FieldForm::none:
    case FieldForm::of_row:
    case FieldForm::advice:
    case FieldForm::member:
    case FieldForm::part: break; // never in a compiled layout
    }
    return 0;
}

} // namespace detail
} // inline namespace v0
} // namespace amiss
