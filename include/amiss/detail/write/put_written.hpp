// SPDX-License-Identifier: BSL-1.0
// The log line of what is written: the values of the body first, then what the error says where that is something else.
#pragma once

#include <amiss/detail/catalog/row_text.hpp>
#include <amiss/detail/error/access.hpp>
#include <amiss/detail/error/log_parts.hpp>
#include <amiss/detail/text/log_writer.hpp>
#include <amiss/detail/write/field_values.hpp>
#include <amiss/error.hpp>
#include <amiss/field.hpp>
#include <amiss/http_status.hpp>

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace amiss {
inline namespace v0 {
namespace detail {

/// `values` are resolved: they are those of the body, which lacks `unwritten` violations of the error.
inline void put_written(LogWriter& out, const FieldValues& values, const ApiError& error,
                        std::size_t unwritten = 0) noexcept
{
    const std::string_view code = values.text(FieldKind::code), message = values.text(FieldKind::message);
    const bool same_code = code == error.name(), same_status = values.status == to_int(error.status());
    const bool same_message = message == error.message();
    put_code(out, code, values.row != nullptr);
    out.put(" ");
    out.put(values.status);
    out.put(" ");
    if (same_message) {
        put_message(out, error);
    } else {
        out.put("\"");
        if (values.row != nullptr && message == text_without_values(*values.row))
            out.put_known(message);
        else
            out.put_safe(message);
        out.put("\"");
    }
    // An error that is a status alone has neither a name nor a message: there is nothing more to say of it.
    if (!same_status || (!same_code && !error.name().empty())) {
        out.put(" of=\"");
        put_name(out, error, true);
        out.put("\"");
    }
    const bool has_message =
        !error.name().empty() || ErrorAccess::records(error).find(FieldKind::message).data() != nullptr;
    if (!same_message && has_message) {
        out.put(" said=");
        put_message(out, error);
    }
    if (unwritten != 0) {
        out.put(" unwritten_violations=");
        out.put(static_cast<std::int64_t>(unwritten));
    }
    if (same_message) put_unfilled(out, error); // else a failed field has told the client what was missing
    put_rest(out, error, values.text(FieldKind::request_id), values.text(FieldKind::trace_id));
}

} // namespace detail
} // inline namespace v0
} // namespace amiss
