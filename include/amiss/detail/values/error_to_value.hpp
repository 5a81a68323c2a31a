// SPDX-License-Identifier: BSL-1.0
// An error as a value of a JSON library: the one list of its members for all libraries.
//
// A library is a struct of static functions over its own values. To read them it has what the walk through a body needs (see
// detail/bodies/walk_body.hpp); ValueToError says what more. To write them:
//
//     using Json = …;
//     static Object& make_object(Json&);     static Array& make_array(Json&);          empty, whatever was there
//     static Json& member(Object&, std::string_view name);                             null where there was none
//     static Json& append(Array&);                                                     a null at the end
//     static String& make_string(Json&);                                               with std::string's `append`
//     static bool assign_json(Json&, std::string_view json);                           false for what it cannot hold
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

template <class Library>
struct ErrorToValue {
    using Json = typename Library::Json;

    /// `text` as a string of JSON, which is UTF-8: each ill-formed part becomes U+FFFD.
    static void put_text(Json& into, std::string_view text)
    {
        auto& string = Library::make_string(into);
        put_well_formed(text, [&string](std::string_view piece) { string.append(piece.begin(), piece.end()); });
    }

    /// One detail's JSON text as a value; a string of the text where the library cannot hold it, as a number beyond a
    /// double.
    static void put_detail(Json& into, std::string_view value)
    {
        if (!Library::assign_json(into, value)) put_text(into, value);
    }

    static void put_details(Json& into, std::string_view details)
    {
        auto& object = Library::make_object(into);
        std::string_view inside = inside_of(details);
        for (JsonMember member; !inside.empty() && next_member(inside, member);) {
            Json key;
            put_detail(key, member.whole.substr(0, member.key.size() + 2));
            put_detail(Library::member(object, Library::text(&key)), member.value);
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
            if (always || !text.empty()) put_text(Library::member(object, row.name), text);
            return;
        }
        case FieldForm::status: Library::member(object, row.name) = to_int(error.status()); return;
        case FieldForm::time:
            if (load_record(records, row.kind, seconds)) {
                const Timestamp stamp = timestamp_of(seconds);
                put_text(Library::member(object, row.name), {stamp.text, timestamp_size});
            }
            return;
        case FieldForm::seconds:
            if (load_record(records, row.kind, seconds)) Library::member(object, row.name) = seconds;
            return;
        case FieldForm::flag: // what follows from the code or the status is not said again
            if (error.retry_word() == RetryWord::server) Library::member(object, row.name) = error.retryable();
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
        auto& object = Library::make_object(into);
        for (const FieldRow& row : field_table) put_field(object, row, error);
        if (const auto limit = error.rate_limit(); limit && *limit != RateLimit{}) {
            auto& members = Library::make_object(Library::member(object, "rate_limit"));
            if (limit->limit >= 0) Library::member(members, "limit") = limit->limit;
            if (limit->remaining >= 0) Library::member(members, "remaining") = limit->remaining;
            if (limit->reset >= 0) Library::member(members, "reset") = limit->reset;
        }
        if (!error.details().empty()) put_details(Library::member(object, "details"), error.details());
        if (error.violations().empty()) return;
        auto& array = Library::make_array(Library::member(object, "violations"));
        for (const Violation& violation : error.violations()) {
            auto& members = Library::make_object(Library::append(array));
            put_text(Library::member(members, "field"), violation.field);
            put_text(Library::member(members, "message"), violation.message);
            if (!violation.code.empty()) put_text(Library::member(members, "code"), violation.code);
            if (!violation.details().empty()) put_details(Library::member(members, "details"), violation.details());
        }
    }
};

} // namespace detail
} // inline namespace v0
} // namespace amiss
