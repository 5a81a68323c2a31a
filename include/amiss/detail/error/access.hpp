// SPDX-License-Identifier: BSL-1.0
// Access to the inside of an error, which writing and reading need and users do not.
#pragma once

#include <amiss/detail/storage/head.hpp>
#include <amiss/detail/storage/record_buffer.hpp>
#include <amiss/error.hpp>
#include <amiss/field.hpp>

#include <string_view>

namespace amiss {
inline namespace v0 {
namespace detail {

struct ErrorAccess {
    static const RecordBuffer& records(const ApiError& error) noexcept { return error.records_; }
    static RecordBuffer& records(ApiError& error) noexcept { return error.records_; }
    static const ErrorHead& head(const ApiError& error) noexcept { return error.head(); }
    static ErrorHead& head(ApiError& error) noexcept { return error.head(); }
    static const RowData* row(const ApiError& error) noexcept { return error.row(); }

    /// Notes what the server itself says about repeating. Its last word counts, so what counts most comes last.
    static void set_server_word(ApiError& error, bool may_be_repeated) noexcept
    {
        error.head().set_server_word(may_be_repeated);
    }
    /// Notes that a header gave the delay.
    static void set_header_delay(ApiError& error) noexcept { error.head().set_header_delay(); }

    /// The value of a text field: the one that was set, or else the row's.
    static std::string_view text(const ApiError& error, FieldKind field) noexcept
    {
        if (field == FieldKind::code) return error.name();
        if (field == FieldKind::type) return error.type();
        if (field == FieldKind::message) return error.message();
        return error.records_.find(field);
    }
    static void set_text(ApiError& error, FieldKind field, std::string_view text) noexcept
    {
        error.set_text(field, text);
    }
};

} // namespace detail

} // inline namespace v0
} // namespace amiss
