// SPDX-License-Identifier: BSL-1.0
// The parts of a log: name, status and message, then everything else that operators need to know of an error.
#pragma once

#include <amiss/detail/error/access.hpp>
#include <amiss/detail/error/log_line_form.hpp>
#include <amiss/detail/error/log_texts.hpp>
#include <amiss/detail/error/message_parts.hpp>
#include <amiss/detail/text/log_writer.hpp>
#include <amiss/error.hpp>
#include <amiss/field.hpp>
#include <amiss/http_status.hpp>
#include <amiss/source_location.hpp>

#include <string_view>
#include <system_error>

namespace amiss {
inline namespace v0 {
namespace detail {

/// All that follows the message; `request_id` and `trace_id` are those of the response. `Form` is LogLineForm or LogJsonForm.
template <class Form>
void log_rest(Form& form, const ApiError& error, std::string_view request_id, std::string_view trace_id) noexcept
{
    for (const FieldRow& row : field_table) {
        if (!row.logged) continue;
        const std::string_view own = ErrorAccess::text(error, row.kind);
        if (row.kind == FieldKind::request_id && own != request_id) {
            form.text(row.name, request_id);
            form.text("own_request_id", own);
        } else if (row.kind == FieldKind::trace_id && own != trace_id) {
            form.text(row.name, trace_id);
            form.text("own_trace_id", own);
        } else if (row.kind == FieldKind::param && own.empty() && own.data() != nullptr) {
            form.empty_text(row.name); // it was set: a field has no name, or a program made it of nothing
        } else {
            form.text(row.name, own);
        }
    }
    if (const auto delay = error.retry_after()) form.number("retry_after", delay->count());
    form.details(error.details());
    form.violations(error.violations());
    form.text("context", error.context());
    if (const std::error_code cause = error.cause()) {
        form.cause([&cause](LogWriter& writer) {
            writer.put_safe(cause.category().name());
            writer.put(":");
            writer.put(cause.value());
        });
    }
    if (const SourceLocation location = error.location(); location.file != nullptr) {
        form.at([&location](LogWriter& writer) {
            writer.put_safe(location.file);
            writer.put(":");
            writer.put(location.line);
        });
    }
}

/// The whole log of an error, of which nobody was told anything else.
template <class Form>
void log_whole(Form& form, const ApiError& error, std::string_view request_id, std::string_view trace_id) noexcept
{
    if (error.name().empty())
        form.no_code();
    else
        form.code(error.name(), ErrorAccess::row(error) != nullptr);
    form.status(to_int(error.status()));
    form.message(error.message(), [&error](LogWriter& writer) { put_message(writer, error); });
    form.unfilled(MessageParts(error));
    log_rest(form, error, request_id, trace_id);
}

/// The whole line of an error; `request_id` and `trace_id` are those of the response.
inline void put_line(LogWriter& out, const ApiError& error, std::string_view request_id,
                     std::string_view trace_id) noexcept
{
    LogLineForm line(out);
    log_whole(line, error, request_id, trace_id);
}
/// The same without a response.
inline void put_line(LogWriter& out, const ApiError& error) noexcept
{
    put_line(out, error, error.request_id(), error.trace_id());
}

} // namespace detail
} // inline namespace v0
} // namespace amiss
