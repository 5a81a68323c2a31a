// SPDX-License-Identifier: BSL-1.0
// One line for the log: everything about an error that operators need, and nothing that hurts them.
#pragma once

#include <amiss/detail/error/access.hpp>
#include <amiss/detail/text/log_writer.hpp>
#include <amiss/error.hpp>
#include <amiss/source_location.hpp>
#include <amiss/violation.hpp>

#include <cstddef>
#include <string_view>
#include <system_error>

namespace amiss {
inline namespace v0 {

/// Writes one line about `error` into `buffer`: name, status, message, then what there is of param, request id,
/// instance, delay, details, violations, context, cause and location. A view of the buffer, without a line feed.
///
///     parameter_missing 400 "The 'title' field is required." param="title" context="form 7" at handlers.cpp:31
///
/// Never allocates, never throws, cuts what does not fit. Controls, line separators and bidirectional marks are
/// escaped (CWE-117). API keys (`sk_…`, `pk_…`, `csk_…`), bearer tokens and JWTs are replaced by `***`. A cause is
/// the category's name and the value: asking a foreign category for its message would allocate.
inline std::string_view log_line(const ApiError& error, char* buffer, std::size_t capacity) noexcept
{
    detail::LogWriter out(buffer, capacity);
    const std::string_view name = error.name();
    out.put_safe(name.empty() ? std::string_view("-") : name);
    out.put(" ");
    out.put(to_int(error.status()));
    out.put(" ");
    out.put_quoted(error.message());
    const auto member = [&out](std::string_view key, std::string_view text) {
        if (text.empty()) return;
        out.put(" ");
        out.put(key);
        out.put("=");
        out.put_quoted(text);
    };
    for (const FieldRow& row : field_table) {
        if (!row.logged) continue;
        member(row.name, detail::ErrorAccess::text(error, row.kind));
    }
    if (const auto delay = error.retry_after()) {
        out.put(" retry_after=");
        out.put(delay->count());
    }
    member("details", error.details());
    for (const Violation& violation : error.violations()) {
        out.put(" violation=");
        out.put_quoted(violation.field);
        out.put(":");
        out.put_quoted(violation.message);
    }
    member("context", error.context());
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
    return out.text();
}
/// The same with an array as the buffer.
template <std::size_t Size>
std::string_view log_line(const ApiError& error, char (&buffer)[Size]) noexcept
{
    return log_line(error, buffer, Size);
}

} // inline namespace v0
} // namespace amiss
