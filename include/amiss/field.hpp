// SPDX-License-Identifier: BSL-1.0
// The fields of an error: every value that a body can have of it, in one table from which storing, writing and reading follow.
#pragma once

#include <amiss/detail/compiler.hpp>

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace amiss {
inline namespace v0 {

/// The fields by number, in the order of `field_table`. The numbers may change with any version.
enum class FieldKind : std::uint8_t {
    none,              ///< no field
    code,              ///< the wire name
    type,              ///< the API's error type
    status,            ///< the HTTP status
    reason,            ///< the reason phrase of the status
    message,           ///< the message
    param,             ///< the parameter at fault
    doc_url,           ///< the documentation link
    request_id,        ///< the id of the request
    instance,          ///< the occurrence of the problem (RFC 9457 §3.1.5)
    trace_id,          ///< the id of the trace (W3C Trace Context §3.2.2.3)
    timestamp,         ///< when it happened
    retry_after,       ///< the delay before another attempt
    retryable,         ///< whether the operation may be repeated
    grpc,              ///< the gRPC code
    domain,            ///< the domain of the codes
    column,            ///< a constant of the code's row, by its name
    guidance,          ///< what the row says to people, or whether to repeat, by its name
    details,           ///< all details
    violations,        ///< all violations
    detail,            ///< one detail, by its key
    violation_field,   ///< the name of the violation at hand
    violation_message, ///< the message of the violation at hand
    violation_code,    ///< the code of the violation at hand
    violation_detail,  ///< one detail of the violation at hand, by its key
};

/// What a field's value is, and so how it is stored, written and read.
enum class FieldForm : std::uint8_t {
    none,    ///< no field
    text,    ///< text; a JSON string
    link,    ///< text; without one, the catalogue's base followed by the code
    status,  ///< the HTTP status; a number
    phrase,  ///< follows from the status; not read back
    time,    ///< Unix seconds; a string (RFC 3339)
    seconds, ///< whole seconds; a number
    flag,    ///< whether the operation may be repeated; true or false
    of_row,  ///< follows from the row; read back, it can tell the code
    advice,  ///< follows from the row; not read back: one sentence, or a list of them
    members, ///< all details; an object
    map,     ///< all violations; an object of field to message
    member,  ///< one detail, by its key; any JSON
    part,    ///< part of the violation at hand; a JSON string, a detail of it any JSON
};

/// How the value of a field is written, where there is more than one way.
enum class FieldStyle : std::uint8_t {
    plain,        ///< as its form says
    text,         ///< a number as a string; see `as_text`
    lists,        ///< violations, each field with the list of its messages; see `as_lists`
    number,       ///< a code or a gRPC code as a number; see `as_number`
    unix_seconds, ///< a time as a number; see `as_unix`
    unix_ms,      ///< a time as a number; see `as_unix_ms`
    milliseconds, ///< a time with milliseconds, or a delay in them; see `with_milliseconds` and `as_milliseconds`
    path,         ///< a name as the array of its steps; see `as_path`
    upper_snake,  ///< see `as_upper_snake`
    kebab,        ///< see `as_kebab`
    lower,        ///< see `as_lower`
    ascii,        ///< a message in printable ASCII; see `as_ascii`
    uri,          ///< see `as_uri`
    shape_name,   ///< see `as_shape_name`
};

/// One row of `field_table`.
struct FieldRow {
    FieldKind kind;        ///< the field
    std::string_view name; ///< as `namespace field` and `boost::json::value_from` have it
    FieldForm form;        ///< what its value is
    bool of_code = false;  ///< whether a known code decides it, so that it can be written ahead of time
    bool logged = false;   ///< whether `log_line` has it, where it is text
};

/// All fields. A field more is an enumerator, a row and a constant in this file, and its getter and setter.
inline constexpr FieldRow field_table[] = {
    {FieldKind::none, "", FieldForm::none},
    {FieldKind::code, "code", FieldForm::text, true},
    {FieldKind::type, "type", FieldForm::text, true},
    {FieldKind::status, "status", FieldForm::status, true},
    {FieldKind::reason, "reason", FieldForm::phrase, true},
    {FieldKind::message, "message", FieldForm::text},
    {FieldKind::param, "param", FieldForm::text, false, true},
    {FieldKind::doc_url, "doc_url", FieldForm::link, true},
    {FieldKind::request_id, "request_id", FieldForm::text, false, true},
    {FieldKind::instance, "instance", FieldForm::text, false, true},
    {FieldKind::trace_id, "trace_id", FieldForm::text, false, true},
    {FieldKind::timestamp, "timestamp", FieldForm::time},
    {FieldKind::retry_after, "retry_after", FieldForm::seconds},
    {FieldKind::retryable, "retryable", FieldForm::flag, true},
    {FieldKind::grpc, "", FieldForm::of_row, true},
    {FieldKind::domain, "", FieldForm::of_row, true},
    {FieldKind::column, "", FieldForm::of_row, true},
    {FieldKind::guidance, "", FieldForm::advice},
    {FieldKind::details, "details", FieldForm::members},
    {FieldKind::violations, "violations", FieldForm::map},
    {FieldKind::detail, "", FieldForm::member},
    {FieldKind::violation_field, "", FieldForm::part},
    {FieldKind::violation_message, "", FieldForm::part},
    {FieldKind::violation_code, "", FieldForm::part},
    {FieldKind::violation_detail, "", FieldForm::part},
};
/// How many rows the table has.
inline constexpr std::size_t field_count = sizeof field_table / sizeof field_table[0];

/// A field as a layout names it; see `namespace field`.
struct Field {
    FieldKind kind = FieldKind::none; ///< which one
    std::string_view
        key{}; ///< of a detail or a column; of `as_path`, `as_number` and `with_milliseconds`, what they were given
    FieldStyle style = FieldStyle::plain; ///< how its value is written

    /// The number as a JSON string, "404". Of `field::details`: each value that is no string as one, for maps of text to text;
    /// they are read back as strings.
    constexpr Field as_text() const noexcept { return {kind, key, FieldStyle::text}; }
    /// Of `field::violations`: an object of field to the list of all its messages, `{"email":["Too long.","Taken."]}`.
    constexpr Field as_lists() const noexcept { return {kind, key, FieldStyle::lists}; }
    /// Of `field::code`: a number. With the name of a column, the number that the row has in it, or else its wire name where
    /// that is an integer, or else the status; without one, the wire name, which must be an integer in each row. Of
    /// `field::grpc`: its number, 8.
    constexpr Field as_number(std::string_view column = {}) const noexcept
    {
        return {kind, column, FieldStyle::number};
    }
    /// Of `field::timestamp`: Unix seconds, a number.
    constexpr Field as_unix() const noexcept { return {kind, key, FieldStyle::unix_seconds}; }
    /// Of `field::timestamp`: Unix milliseconds, a number.
    constexpr Field as_unix_ms() const noexcept { return {kind, key, FieldStyle::unix_ms}; }
    /// Of `field::timestamp`: with three digits of a second, 2026-03-30T10:30:00.125Z. `zone` is how UTC is written: "Z",
    /// "+00:00" or "+0000"; each of them is read.
    constexpr Field with_milliseconds(std::string_view zone = "Z") const noexcept
    {
        return {kind, zone, FieldStyle::milliseconds};
    }
    /// Of `field::retry_after`, as the value of a header: milliseconds, 30000. A body has the delay in seconds.
    constexpr Field as_milliseconds() const noexcept { return {kind, key, FieldStyle::milliseconds}; }
    /// Of a name of a field, a JSON Pointer (RFC 6901) or names with dots between them: the array of its steps,
    /// `["items",0,"qty"]`. `first` is a step before them where a name does not begin with a part of the request: body,
    /// query, path, header or cookie.
    constexpr Field as_path(std::string_view first = {}) const noexcept { return {kind, first, FieldStyle::path}; }
    /// Of a code: in upper case, with `_` for what is neither a letter nor a digit, "CARD_DECLINED".
    constexpr Field as_upper_snake() const noexcept { return {kind, key, FieldStyle::upper_snake}; }
    /// Of a code: in lower case, with `-` for what is neither a letter nor a digit, "card-declined". Of `field::doc_url`: the
    /// code after the base in this form.
    constexpr Field as_kebab() const noexcept { return {kind, key, FieldStyle::kebab}; }
    /// Of a code: in lower case, "card_declined".
    constexpr Field as_lower() const noexcept { return {kind, key, FieldStyle::lower}; }
    /// Of `field::message`: in printable ASCII without double quotes and backslashes, as OAuth has it for
    /// `error_description` (RFC 6749 §5.2). Every other character is replaced by one that may stand for it, or by `?`.
    constexpr Field as_ascii() const noexcept { return {kind, key, FieldStyle::ascii}; }
    /// Of `field::code`: a URI reference that identifies it, as the type of a problem (RFC 9457 §3.1.1). A name that is an
    /// absolute URI is written as it is. Any other is percent-encoded, after the envelope's `doc_base` or that of the
    /// catalogue, but not the request's; without one it is a relative reference. A code that says no more than its status
    /// is "about:blank" (§4.2.1). All of this is undone when a body is read.
    constexpr Field as_uri() const noexcept { return {kind, key, FieldStyle::uri}; }
    /// Of `field::code`: as it is. When it is read, a namespace before it and a URI after it are taken off, as clients of AWS
    /// must (Smithy 2.0, AWS JSON 1.0): `com.example#NotFound:http://…` is NotFound.
    constexpr Field as_shape_name() const noexcept { return {kind, key, FieldStyle::shape_name}; }
};

/// The fields that a layout can place.
namespace field {
inline constexpr Field code{FieldKind::code};               ///< wire name
inline constexpr Field type{FieldKind::type};               ///< the API's error type
inline constexpr Field status{FieldKind::status};           ///< HTTP status, a number
inline constexpr Field reason{FieldKind::reason};           ///< the status's reason phrase; not read back
inline constexpr Field message{FieldKind::message};         ///< the text for people
inline constexpr Field param{FieldKind::param};             ///< the parameter at fault
inline constexpr Field doc_url{FieldKind::doc_url};         ///< documentation link
inline constexpr Field request_id{FieldKind::request_id};   ///< id of the request
inline constexpr Field instance{FieldKind::instance};       ///< URI reference of this occurrence (RFC 9457 §3.1.5)
inline constexpr Field trace_id{FieldKind::trace_id};       ///< id of the trace, 32 hexadecimal digits (`TraceContext`)
inline constexpr Field timestamp{FieldKind::timestamp};     ///< UTC, 2026-03-30T10:30:00Z (RFC 3339)
inline constexpr Field retry_after{FieldKind::retry_after}; ///< seconds, a number
/// Whether the operation may be repeated: `true` where the retry class is `after_delay`, `false` where it is `never`. Where
/// it is `if_idempotent` there is no value, since who is told `true` repeats a POST: so it appears in an optional member.
/// When a body is read, it is the server's word on retrying (`ApiError::retry_class`).
inline constexpr Field retryable{FieldKind::retryable};
/// The gRPC code of the row, or of the status: "RESOURCE_EXHAUSTED".
inline constexpr Field grpc{FieldKind::grpc};
/// The domain of the codes, from the catalogue's `domain()`, or else its name.
inline constexpr Field domain{FieldKind::domain};
/// Whether and when to repeat, one sentence in English that follows from the retry class and the delay: "Yes, after 30
/// seconds." Not read back.
inline constexpr Field retry_advice{FieldKind::guidance, "retry"};
/// Why the error happens: the sentences of `Row::cause`, a list of texts. Not read back.
///
/// Like `fixes` and `links`, it has no value in a plain layout, nor for a code of another catalogue than the envelope's.
/// Only a program that writes with an envelope whose layout names one of these three contains the texts.
inline constexpr Field causes{FieldKind::guidance, "causes"};
/// What helps: the sentences of `Row::fix`, a list of texts. Not read back.
inline constexpr Field fixes{FieldKind::guidance, "fixes"};
/// Where to read on: the pages of `Row::link`, a list of objects with `title` and `url`. Not read back.
inline constexpr Field links{FieldKind::guidance, "links"};
/// All details: as a member's value, one object; as a bare element of `object()`, its members in place.
inline constexpr Field details{FieldKind::details};
/// All failed fields, as an object of field to its first message; as a bare element of `object()`, its members in place.
/// `as_lists()` has all messages, and so has
/// `each_violation`, which is for other forms.
inline constexpr Field violations{FieldKind::violations};
inline constexpr Field violation_field{FieldKind::violation_field};     ///< inside `each_violation`
inline constexpr Field violation_message{FieldKind::violation_message}; ///< inside `each_violation`
inline constexpr Field violation_code{FieldKind::violation_code};       ///< inside `each_violation`
/// One detail of the violation at hand, by its key; inside `each_violation`.
constexpr Field violation_detail(std::string_view key) noexcept { return {FieldKind::violation_detail, key}; }
/// A constant of the code's row, by the name that `Row::column` gave it.
constexpr Field column(std::string_view name) noexcept { return {FieldKind::column, name}; }
/// One detail, by its key.
constexpr Field detail(std::string_view key) noexcept { return {FieldKind::detail, key}; }
} // namespace field

} // inline namespace v0
} // namespace amiss
