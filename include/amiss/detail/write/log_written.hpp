// SPDX-License-Identifier: BSL-1.0
// The log of what is written: the values of the body first, then what the error says where that is something else.
#pragma once

#include <amiss/detail/catalog/row_text.hpp>
#include <amiss/detail/error/access.hpp>
#include <amiss/detail/error/log_parts.hpp>
#include <amiss/detail/error/log_texts.hpp>
#include <amiss/detail/error/message_parts.hpp>
#include <amiss/detail/layout/plan.hpp>
#include <amiss/detail/text/log_writer.hpp>
#include <amiss/detail/write/field_values.hpp>
#include <amiss/detail/write/goes_out.hpp>
#include <amiss/detail/write/place_violation.hpp>
#include <amiss/detail/write/resolve_fallback.hpp>
#include <amiss/error.hpp>
#include <amiss/field.hpp>
#include <amiss/http_status.hpp>
#include <amiss/request_info.hpp>

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace amiss {
inline namespace v0 {
namespace detail {

/// `values` are resolved: they are those of the body, which lacks `unwritten` violations of the error.
template <class Form>
void log_written(Form& form, const FieldValues& values, const ApiError& error, std::size_t unwritten = 0) noexcept
{
    const std::string_view code = values.text(FieldKind::code), message = values.text(FieldKind::message);
    const bool same_code = code == error.name(), same_status = values.status == to_int(error.status());
    const bool same_message = message == error.message();
    form.code(code, values.row != nullptr);
    form.status(values.status);
    form.message(message, [&](LogWriter& writer) {
        if (same_message)
            put_message(writer, error);
        else if (values.row != nullptr && message == text_without_values(*values.row))
            writer.put_known(message);
        else
            writer.put_safe(message);
    });
    // An error that is a status alone has neither a name nor a message: there is nothing more to say of it.
    if (!same_status || (!same_code && !error.name().empty()))
        form.made_text("of", [&error](LogWriter& writer) { put_name(writer, error); });
    const bool has_message =
        !error.name().empty() || ErrorAccess::records(error).find(FieldKind::message).data() != nullptr;
    if (!same_message && has_message)
        form.made_text("said", [&error](LogWriter& writer) { put_message(writer, error); });
    if (unwritten != 0) form.number("unwritten_violations", static_cast<std::int64_t>(unwritten));
    if (same_message) form.unfilled(MessageParts(error)); // else a failed field has told the client what was missing
    log_rest(form, error, values.text(FieldKind::request_id), values.text(FieldKind::trace_id));
}

/// The log of the response that `write` makes of the same arguments.
template <class Form, class EnvelopeOrLayout>
void log_answer(Form& form, const EnvelopeOrLayout& envelope, const ApiError& error,
                const RequestInfo& request) noexcept
{
    const Plan plan = plan_of(envelope);
    const ApiError empty = stand_in();
    const ApiError& written = goes_out(error, *plan.options) ? error : empty;
    FieldValues values(written, request, plan.options->request_ids);
    const std::size_t unwritten = place_violation(values, plan.layout);
    resolve_fallback(values, plan);
    log_written(form, values, error, unwritten);
}

} // namespace detail
} // inline namespace v0
} // namespace amiss
