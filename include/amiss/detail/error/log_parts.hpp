// SPDX-License-Identifier: BSL-1.0
// The parts of a log line: name, status and message, then everything else that operators need to know of an error.
#pragma once

#include <amiss/catalog_lookup.hpp>
#include <amiss/detail/error/access.hpp>
#include <amiss/detail/error/message_parts.hpp>
#include <amiss/detail/text/log_writer.hpp>
#include <amiss/detail/text/value_end.hpp>
#include <amiss/error.hpp>
#include <amiss/field.hpp>
#include <amiss/http_status.hpp>
#include <amiss/secret_prefixes.hpp>
#include <amiss/source_location.hpp>
#include <amiss/violation.hpp>

#include <string_view>
#include <system_error>

namespace amiss {
inline namespace v0 {
namespace detail {

/// What the catalogue's secrets begin with, where there is a catalogue.
inline SecretPrefixes prefixes_of(const Catalog* catalog) noexcept
{
    return catalog != nullptr ? catalog->secret_prefixes() : SecretPrefixes{};
}

/// A name. One that a row has is no secret, whatever it looks like; one with a space is in quotes.
inline void put_code(LogWriter& out, std::string_view name, bool is_known, bool is_in_quotes = false) noexcept
{
    const bool has_quotes = !is_in_quotes && name.find(' ') != name.npos;
    if (has_quotes) out.put("\"");
    if (is_known)
        out.put_known(name);
    else
        out.put_safe(name);
    if (has_quotes) out.put("\"");
}

/// The error's own name and status.
inline void put_name(LogWriter& out, const ApiError& error, bool is_in_quotes = false) noexcept
{
    if (error.name().empty())
        out.put("-");
    else
        put_code(out, error.name(), ErrorAccess::row(error) != nullptr, is_in_quotes);
    out.put(" ");
    out.put(to_int(error.status()));
}

/// The error's own message. What the row says of it is shown whole.
inline void put_message(LogWriter& out, const ApiError& error) noexcept
{
    const MessageParts parts(error);
    out.put("\"");
    if (parts.is_row_text())
        out.put_known(error.message());
    else if (parts.is_filled())
        out.put_safe(error.message(), [&parts](TextRange secret) { return parts.first_value_in(secret); });
    else
        out.put_safe(error.message());
    out.put("\"");
}

/// A text with its name, where there is one.
inline void put_member(LogWriter& out, std::string_view key, std::string_view text) noexcept
{
    if (text.empty()) return;
    out.put(" ");
    out.put(key);
    out.put("=");
    out.put_quoted(text);
}

/// The placeholders of the message that nothing has filled.
inline void put_unfilled(LogWriter& out, const ApiError& error) noexcept
{
    MessageParts(error).for_each_unfilled([&out](std::string_view key) {
        out.put(" unfilled=\"{");
        out.put_known(key);
        out.put("}\"");
    });
}

/// All that follows the message; `request_id` and `trace_id` are those of the response.
inline void put_rest(LogWriter& out, const ApiError& error, std::string_view request_id,
                     std::string_view trace_id) noexcept
{
    for (const FieldRow& row : field_table) {
        if (!row.logged) continue;
        const std::string_view own = ErrorAccess::text(error, row.kind);
        if (row.kind == FieldKind::request_id && own != request_id) {
            put_member(out, row.name, request_id);
            put_member(out, "own_request_id", own);
        } else if (row.kind == FieldKind::trace_id && own != trace_id) {
            put_member(out, row.name, trace_id);
            put_member(out, "own_trace_id", own);
        } else if (row.kind == FieldKind::param && own.empty() && own.data() != nullptr) {
            out.put(" param=\"\""); // it was set: a field has no name, or a program made it of nothing
        } else {
            put_member(out, row.name, own);
        }
    }
    if (const auto delay = error.retry_after()) {
        out.put(" retry_after=");
        out.put(delay->count());
    }
    put_member(out, "details", error.details());
    for (const Violation& violation : error.violations()) {
        out.put(" violation=");
        out.put_quoted(violation.field);
        out.put(":");
        out.put_quoted(violation.message);
        put_member(out, "violation_code", violation.code);
        put_member(out, "violation_details", violation.details());
    }
    put_member(out, "context", error.context());
    if (const std::error_code cause = error.cause()) {
        out.put(" cause=");
        out.put_safe(cause.category().name());
        out.put(":");
        out.put(cause.value());
    }
    if (const SourceLocation location = error.location(); location.file != nullptr) {
        out.put(" at ");
        out.put_safe(location.file);
        out.put(":");
        out.put(location.line);
    }
}

/// The whole line of an error; `request_id` and `trace_id` are those of the response.
inline void put_line(LogWriter& out, const ApiError& error, std::string_view request_id,
                     std::string_view trace_id) noexcept
{
    put_name(out, error);
    out.put(" ");
    put_message(out, error);
    put_unfilled(out, error);
    put_rest(out, error, request_id, trace_id);
}
/// The same without a response.
inline void put_line(LogWriter& out, const ApiError& error) noexcept
{
    put_line(out, error, error.request_id(), error.trace_id());
}

} // namespace detail
} // inline namespace v0
} // namespace amiss
