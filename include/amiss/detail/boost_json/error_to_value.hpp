// SPDX-License-Identifier: BSL-1.0
// An error as a value of Boost.JSON, which is a template parameter here: nothing of it is included.
#pragma once

#include <amiss/detail/error/access.hpp>
#include <amiss/detail/json/view.hpp>
#include <amiss/detail/storage/record_buffer.hpp>
#include <amiss/detail/storage/typed_records.hpp>
#include <amiss/detail/text/date.hpp>
#include <amiss/detail/text/utf8.hpp>
#include <amiss/error.hpp>

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace amiss {
inline namespace v0 {
namespace detail {

/// `Json` is boost::json::value, `ErrorCode` what its `parse` reports by.
template <class Json, class ErrorCode>
struct ErrorToValue {
    /// `text` as a string of JSON, which is UTF-8: each ill-formed part becomes U+FFFD.
    static void put_text(Json& into, std::string_view text)
    {
        auto& string = into.emplace_string();
        for (std::size_t end = 0; !text.empty(); text.remove_prefix(end), end = 0) {
            Utf8Step step;
            for (; end < text.size(); end += step.size) {
                step = next_scalar(text.substr(end));
                if (!step.well_formed) break;
            }
            string.append(text.substr(0, end));
            if (end == text.size()) continue;
            string.append(std::string_view("\xEF\xBF\xBD"));
            end += step.size;
        }
    }

    /// Whether there is no infinity in a value: Boost.JSON reads 1e999 as one, and writes it as no JSON.
    static bool is_finite(const Json& value) noexcept
    {
        if (const auto* real = value.if_double()) return *real - *real == 0.0;
        if (const auto* array = value.if_array()) {
            for (const auto& element : *array) {
                if (!is_finite(element)) return false;
            }
        }
        if (const auto* object = value.if_object()) {
            for (const auto& member : *object) {
                if (!is_finite(member.value())) return false;
            }
        }
        return true;
    }

    /// One detail's JSON text as a value; a string of the text where a number is too large for Boost.JSON.
    static void put_detail(Json& into, std::string_view json)
    {
        ErrorCode ec;
        into = parse(json, ec, into.storage());
        if (ec || !is_finite(into)) put_text(into, json);
    }

    static void put_details(Json& into, std::string_view details)
    {
        auto& object = into.emplace_object();
        std::string_view inside = inside_of(details);
        for (JsonMember member; !inside.empty() && next_member(inside, member);) {
            Json key(object.storage());
            put_detail(key, member.whole.substr(0, member.key.size() + 2));
            put_detail(object[key.get_string()], member.value);
        }
    }

    /// A field that is one string or number; details, violations and the rate limit are put elsewhere.
    template <class Object>
    static void put_field(Object& object, const FieldRow& row, const ApiError& error)
    {
        const RecordBuffer& records = ErrorAccess::records(error);
        std::int64_t seconds = 0;
        switch (row.form) {
        case FieldForm::text:
        case FieldForm::link: {
            const bool always = row.kind == FieldKind::code || row.kind == FieldKind::message;
            const std::string_view text = ErrorAccess::text(error, row.kind);
            if (always || !text.empty()) put_text(object[row.name], text);
            return;
        }
        case FieldForm::status: object[row.name] = to_int(error.status()); return;
        case FieldForm::time:
            if (load_record(records, row.kind, seconds)) {
                const Timestamp stamp = timestamp_of(seconds);
                put_text(object[row.name], {stamp.text, timestamp_size});
            }
            return;
        case FieldForm::seconds:
            if (load_record(records, row.kind, seconds)) object[row.name] = seconds;
            return;
        case FieldForm::flag: // what follows from the code or the status is not said again
            if (error.retry_word() == RetryWord::server) object[row.name] = error.retryable();
            return;
        case FieldForm::none:
        case FieldForm::phrase:
        case FieldForm::of_row:
        case FieldForm::advice:
        case FieldForm::members:
        case FieldForm::map:
        case FieldForm::member:
        case FieldForm::part: return;
        }
    }

    static void put_error(Json& into, const ApiError& error)
    {
        auto& object = into.emplace_object();
        for (const FieldRow& row : field_table) put_field(object, row, error);
        if (const auto limit = error.rate_limit(); limit && *limit != RateLimit{}) {
            auto& members = object["rate_limit"].emplace_object();
            if (limit->limit >= 0) members["limit"] = limit->limit;
            if (limit->remaining >= 0) members["remaining"] = limit->remaining;
            if (limit->reset >= 0) members["reset"] = limit->reset;
        }
        if (!error.details().empty()) put_details(object["details"], error.details());
        if (error.violations().empty()) return;
        auto& array = object["violations"].emplace_array();
        for (const Violation& violation : error.violations()) {
            auto& members = array.emplace_back(nullptr).emplace_object();
            put_text(members["field"], violation.field);
            put_text(members["message"], violation.message);
            if (!violation.code.empty()) put_text(members["code"], violation.code);
            if (!violation.details().empty()) put_details(members["details"], violation.details());
        }
    }
};

} // namespace detail
} // inline namespace v0
} // namespace amiss
