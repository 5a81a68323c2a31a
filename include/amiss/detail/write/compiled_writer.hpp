// SPDX-License-Identifier: BSL-1.0
// Executes a compiled layout, unrolled at compile time; the only branches test which fields are present.
#pragma once

#include <amiss/detail/json/escape_padded.hpp>
#include <amiss/detail/layout/field_sets.hpp>
#include <amiss/detail/text/copy_bytes.hpp>
#include <amiss/detail/text/date.hpp>
#include <amiss/detail/text/exact_time.hpp>
#include <amiss/detail/text/plain_ascii.hpp>
#include <amiss/detail/write/field_values.hpp>
#include <amiss/detail/write/layout_compiler.hpp>
#include <amiss/detail/write/padded_values.hpp>

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace amiss {
inline namespace v0 {
namespace detail {

/// How many bytes after the end of a literal may be read, and after its copy be overwritten.
inline constexpr std::size_t literal_padding = 48;
static_assert(literal_padding >= padding);

/// The literals of a row that differ between rows: each ends where the next one begins. After the last there are `literal_padding` more bytes.
struct Literals {
    const char* text;
    const std::uint32_t* ends;
};

/// `Compiled` is a CompiledLayout: it has the instructions and the literals of each row.
template <class Compiled>
class CompiledWriter {
public:
    /// The end of the body. Null when `capacity` is less than what may be written, which is a little more than the body.
    static char* write(const FieldValues& values, std::size_t row, char* at, std::size_t capacity) noexcept
    {
        return write_here(values, row, at, capacity);
    }
    /// The same, inlined where it is called.
    AMISS_ALWAYS_INLINE static char* write_here(const FieldValues& values, std::size_t row, char* at,
                                                std::size_t capacity) noexcept
    {
        const Literals literals = Compiled::literals_of(row);
        const std::size_t most = literals.ends[Compiled::literals] - literals.ends[0] + Compiled::common_bytes
            + most_bytes<0>(values) + literal_padding;
        if (most > capacity) return nullptr;
        std::size_t spare = capacity - most;
        [[maybe_unused]] Timestamp stamp;
        if constexpr (has_stamp()) { // first, since it takes longest
            if (AMISS_LIKELY(values.has(FieldKind::timestamp))) put_timestamp(stamp, values.timestamp);
        }
        return put<0, Compiled::size>(at, Source{values, literals, stamp}, spare);
    }

private:
    // By reference, so that its parts stay in registers although `put_timestamp` knows where the time is.
    struct Source {
        const FieldValues& values;
        const Literals& literals;
        const Timestamp& stamp;
    };

    static bool is_there(const Instruction& step, std::uint32_t present, const Literals& literals) noexcept
    {
        const bool holds = (step.any == 0 || (present & step.any) != 0) && (present & step.all) == step.all
            && (!step.by_row || literals.ends[step.flag] != literals.ends[step.flag + 1]);
        return holds != step.is_negated;
    }

    static constexpr bool is_unix(FieldStyle style) noexcept
    {
        return style == FieldStyle::unix_seconds || style == FieldStyle::unix_ms;
    }
    static constexpr bool has_stamp() noexcept
    {
        for (std::size_t at = 0; at < Compiled::size; ++at) {
            const Instruction& step = Compiled::instructions[at];
            if (step.kind == Instruction::Kind::field && step.field == FieldKind::timestamp && !is_unix(step.style))
                return true;
        }
        return false;
    }

    template <std::size_t At>
    static RowValue value_of_row(const FieldValues& values) noexcept
    {
        constexpr Instruction step = Compiled::instructions[At];
        return detail::value_of_row(step.field, step.style, step.key, values.row_facts());
    }

    template <std::size_t At>
    static std::size_t most_bytes(const FieldValues& values) noexcept
    {
        if constexpr (At == Compiled::size) {
            return 0;
        } else {
            constexpr Instruction step = Compiled::instructions[At];
            std::size_t most = step.kind == Instruction::Kind::comma ? 1 : 0;
            if constexpr (step.kind == Instruction::Kind::field) most = padded_size<step.field>(values);
            if constexpr (step.kind == Instruction::Kind::field && step.field == FieldKind::timestamp
                          && step.style != FieldStyle::plain)
                most = max_exact_timestamp; // the longest number has fewer digits
            if constexpr (step.kind == Instruction::Kind::of_row) most = size_of_row_padded(value_of_row<At>(values));
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
                if (AMISS_LIKELY(is_there(step, values.present(), literals))) {
                    if ((at = put<At + 1, behind>(at, source, spare)) == nullptr) return nullptr;
                }
                return put<behind, End>(at, source, spare);
            } else {
                if constexpr (step.kind == Instruction::Kind::literal && !step.is_own) {
                    constexpr std::string_view literal = Compiled::common_literal(step.count);
                    std::memcpy(at, literal.data(), literal.size());
                    at += literal.size();
                } else if constexpr (step.kind == Instruction::Kind::literal) {
                    const std::uint32_t from = literals.ends[step.count];
                    const std::size_t size = literals.ends[step.count + 1] - from;
                    constexpr auto sizes = Compiled::sizes_of(step.count);
                    // Where all rows have about as much, no loop: its end would be a guess.
                    if constexpr (sizes.most <= 160 && sizes.most - sizes.least + 15 <= literal_padding)
                        copy_blocks<(sizes.most + 15) / 16>(at, literals.text + from);
                    else
                        copy_padded(at, literals.text + from, size);
                    at += size;
                } else if constexpr (step.kind == Instruction::Kind::comma) {
                    if (at[-1] != '{' && at[-1] != '[') *at++ = ',';
                } else if constexpr (step.kind == Instruction::Kind::of_row) {
                    at = put_of_row_padded(at, value_of_row<At>(values), step.in_text, spare);
                    if (at == nullptr) return nullptr;
                } else if constexpr (step.field == FieldKind::timestamp && step.style != FieldStyle::plain) {
                    at = put_exact_time_padded<step.style>(at, values, source.stamp, step.key);
                } else if constexpr (step.field == FieldKind::timestamp) {
                    if (values.has(step.field)) at = copy_timestamp(at, source.stamp);
                } else {
                    if ((at = put_field<step.field, step.style>(at, values, spare)) == nullptr) return nullptr;
                }
                return put<At + 1, End>(at, source, spare);
            }
        }
    }

    template <FieldStyle Style>
    static char* put_exact_time_padded(char* at, const FieldValues& values, const Timestamp& stamp,
                                       [[maybe_unused]] std::string_view zone) noexcept
    {
        if (!values.has(FieldKind::timestamp)) {
            if constexpr (!is_unix(Style)) return at;
            at[0] = at[1] = '"';
            return at + 2;
        }
        if constexpr (Style == FieldStyle::unix_seconds) return put_number_padded(at, values.timestamp, false);
        if constexpr (Style == FieldStyle::unix_ms)
            return put_number_padded(at, ExactTime{values.timestamp, values.milliseconds}.in_milliseconds(), false);
        return put_exact_timestamp(at, stamp, values.milliseconds, zone);
    }

    template <FieldKind Kind, FieldStyle Style>
    static char* put_field(char* at, const FieldValues& values, std::size_t& spare) noexcept
    {
        constexpr FieldForm form = form_of(Kind);
        if constexpr (form == FieldForm::text && Style == FieldStyle::ascii) {
            put_described(values.text(Kind), [&at](char c) { return *at++ = c, true; }); // nothing to escape
            return at;
        } else if constexpr (Kind == FieldKind::request_id) {
            // An id that is not there has no size.
            if (AMISS_LIKELY(values.has_plain_id()))
                return copy_short(at, values.text(Kind).data(), values.text(Kind).size());
            return escape_padded(at, values.text(Kind), spare);
        } else if constexpr (form == FieldForm::text) {
            return escape_padded(at, values.text(Kind), spare);
        } else if constexpr (form == FieldForm::status) {
            return put_number_padded(at, values.status, Style == FieldStyle::text);
        } else if constexpr (form == FieldForm::seconds) {
            if (values.has(Kind)) return put_number_padded(at, values.retry_after, Style == FieldStyle::text);
            at[0] = at[1] = '"';
            return at + 2;
        } else if constexpr (form == FieldForm::members) {
            const std::string_view details = values.details(); // JSON already
            return copy_short(at, details.data(), details.size());
        } else if constexpr (form == FieldForm::map) {
            return put_violations_padded(at, values, Style == FieldStyle::lists, spare);
        } else if constexpr (form == FieldForm::flag) {
            const std::string_view text = flag_text(values);
            return copy_short(at, text.data(), text.size());
        } else if constexpr (form == FieldForm::link) {
            return put_doc_url_padded(at, values, Style, spare);
        } else {
            static_assert(form == FieldForm::phrase, "amiss: a field of this form has no compiled writer");
            return escape_padded(at, reason_phrase(static_cast<HttpStatus>(values.status)), spare);
        }
    }
};

} // namespace detail
} // inline namespace v0
} // namespace amiss
