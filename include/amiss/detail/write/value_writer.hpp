// SPDX-License-Identifier: BSL-1.0
// Puts values of every form into a sink, as JSON: texts, numbers, times, links, details and violations.
#pragma once

#include <amiss/detail/compiler.hpp>
#include <amiss/detail/json/escape.hpp>
#include <amiss/detail/json/view.hpp>
#include <amiss/detail/layout/name_style.hpp>
#include <amiss/detail/storage/record.hpp>
#include <amiss/detail/storage/record_buffer.hpp>
#include <amiss/detail/text/date.hpp>
#include <amiss/detail/text/digits.hpp>
#include <amiss/detail/text/exact_time.hpp>
#include <amiss/detail/text/percent.hpp>
#include <amiss/detail/text/plain_ascii.hpp>
#include <amiss/detail/text/utf8.hpp>
#include <amiss/detail/write/field_values.hpp>
#include <amiss/escaping.hpp>
#include <amiss/field.hpp>

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace amiss {
inline namespace v0 {
namespace detail {

/// Writes values; what they belong to is for others to say.
template <class Sink>
class ValueWriter {
public:
    ValueWriter(Sink body_sink, const FieldValues& field_values, Escaping escaping_kind) noexcept
        : sink_(body_sink), values_(field_values), escaping_(escaping_kind)
    {}

protected:
    // The text is JSON already. Only what HTML escaping adds is left to do, and that occurs only inside strings.
    AMISS_COLD void put_json(std::string_view text) noexcept
    {
        if constexpr (Sink::escapes_json) return sink_.put_json(text);
        if (escaping_ == Escaping::json) return sink_.put(text);
        while (!text.empty()) {
            const Utf8Step step = next_scalar(text);
            const bool html = step.scalar == '<' || step.scalar == '>' || step.scalar == '&' || step.scalar == 0x2028
                || step.scalar == 0x2029;
            if (html)
                sink_.put_escaped(text.substr(0, step.size), escaping_);
            else
                sink_.put(text.substr(0, step.size));
            text.remove_prefix(step.size);
        }
    }

    AMISS_COLD void put_violations(bool as_lists) noexcept
    {
        bool first = true;
        sink_.put('{');
        put_members(as_lists, first, [](std::string_view) { return true; });
        sink_.put('}');
    }
    // A member for each field that `is_wanted`.
    template <class IsWanted>
    void put_members(bool as_lists, bool& first, IsWanted is_wanted) noexcept
    {
        Record record;
        for (std::uint32_t offset = 0; values_.records->next(offset, record);) {
            if (record.kind != FieldKind::violations || record.is_repeat || !is_wanted(record.key)) continue;
            put_comma(first);
            put_string(record.key);
            sink_.put(':');
            if (as_lists)
                put_messages(record, offset);
            else
                put_string(record.value);
        }
    }
    // `offset` is where the first message ends.
    AMISS_COLD void put_messages(Record message, std::uint32_t offset) noexcept
    {
        sink_.put('[');
        put_string(message.value);
        while (message.has_more) {
            values_.records->next_of_key(offset, message);
            sink_.put(',');
            put_string(message.value);
        }
        sink_.put(']');
    }

    // A quote of a value; what is inside a text has none of its own.
    void quote() noexcept
    {
        if (!in_text_) sink_.put('"');
    }

    AMISS_COLD void put_string(std::string_view text) noexcept
    {
        quote();
        sink_.put_escaped(text, escaping_);
        quote();
    }

    AMISS_COLD void put_number(std::int64_t value, bool as_text) noexcept
    {
        if (as_text) quote();
        sink_.put(Digits(value).view());
        if (as_text) quote();
    }

    AMISS_COLD void put_doc_url(FieldStyle style) noexcept
    {
        const std::string_view own = values_.text(FieldKind::doc_url);
        if (!own.empty() || values_.doc_base.empty()) return put_string(own);
        put_encoded(values_.doc_base, values_.text(FieldKind::code), style);
    }
    AMISS_COLD void put_encoded(std::string_view base, std::string_view name,
                                FieldStyle style = FieldStyle::plain) noexcept
    {
        quote();
        sink_.put_escaped(base, escaping_);
        const std::size_t run = is_name_style(style) ? 0 : unreserved_run(name);
        sink_.put(name.substr(0, run));
        for (const char c : name.substr(run))
            put_percent_encoded(in_style(c, style), [this](char byte) { sink_.put(byte); });
        quote();
    }

    AMISS_COLD void put_timestamp() noexcept
    {
        quote();
        sink_.put({timestamp_of(values_.timestamp).text, timestamp_size});
        quote();
    }
    AMISS_COLD void put_exact_time(FieldStyle style, std::string_view zone) noexcept
    {
        if (style == FieldStyle::unix_seconds) return put_number(values_.timestamp, false);
        if (style == FieldStyle::unix_ms)
            return put_number(ExactTime{values_.timestamp, values_.milliseconds}.in_milliseconds(), false);
        if (style != FieldStyle::milliseconds) return put_timestamp();
        char exact[max_exact_timestamp];
        const char* const end = put_exact_timestamp(exact, timestamp_of(values_.timestamp), values_.milliseconds, zone);
        quote();
        sink_.put({exact, static_cast<std::size_t>(end - exact)});
        quote();
    }

    AMISS_COLD void put_described(std::string_view text) noexcept
    {
        quote();
        detail::put_described(text, [this](char byte) { return sink_.put_escaped({&byte, 1}, escaping_), true; });
        quote();
    }

    void put_detail(std::string_view key) noexcept { put_member_of(values_.details(), key); }
    // The value of a member of an object; "" where it has none.
    AMISS_COLD void put_member_of(std::string_view inside, std::string_view key) noexcept
    {
        for (JsonMember member; !inside.empty() && next_member(inside, member);) {
            if (is_escaped_form(member.key, key))
                return put_json(in_text_ ? JsonView(member.value).text() : member.value);
        }
        put_string({});
    }

    void put_comma(bool& first) noexcept
    {
        if (!first) sink_.put(',');
        first = false;
    }

    Sink sink_;
    const FieldValues& values_;
    Escaping escaping_;
    bool in_text_ = false; ///< between the quotes of a text
};

} // namespace detail
} // inline namespace v0
} // namespace amiss
