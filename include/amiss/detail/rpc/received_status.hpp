// SPDX-License-Identifier: BSL-1.0
// Makes the error of a gRPC status that was received: of its details, or else of its code and message.
#pragma once

#include <amiss/detail/error/access.hpp>
#include <amiss/detail/layout/catalog_list.hpp>
#include <amiss/detail/rpc/read_status.hpp>
#include <amiss/detail/storage/head.hpp>
#include <amiss/detail/storage/record_buffer.hpp>
#include <amiss/detail/text/ascii.hpp>
#include <amiss/error.hpp>
#include <amiss/field.hpp>
#include <amiss/grpc.hpp>
#include <amiss/http_status.hpp>
#include <amiss/provenance.hpp>

#include <charconv>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <system_error>

namespace amiss {
inline namespace v0 {
namespace detail {

/// The most bytes of details that are read.
inline constexpr std::size_t max_read_rpc = std::size_t{64} << 10U;

template <class... Codes>
CatalogList catalogs_in_order() noexcept
{
    if constexpr (sizeof...(Codes) == 0)
        return {};
    else
        return {nullptr, CatalogsOf<Codes...>::list, sizeof...(Codes)};
}

/// The row's status instead of the one of the gRPC code; and where a message was expected and none came, the status's
/// reason phrase: nothing that a server did not say is put into its mouth.
inline void finish_rpc_error(ApiError& error) noexcept
{
    const RowData* const row = ErrorAccess::row(error);
    if (row == nullptr) return;
    if (row->status != HttpStatus::none)
        ErrorAccess::head(error).status = static_cast<std::uint16_t>(to_int(row->status));
    RecordBuffer& records = ErrorAccess::records(error);
    if (!row->message.empty() && records.find(FieldKind::message).data() == nullptr)
        records.put(FieldKind::message, reason_phrase(error.status()));
}

/// `code` is that of the call, or -1 where only the details say one.
inline ApiError read_rpc_parts(std::int64_t code, std::string_view message, std::string_view details,
                               const CatalogList& catalogs) noexcept
{
    ApiError error(HttpStatus::internal_server_error);
    ErrorHead& head = ErrorAccess::head(error);
    head.flags |= ErrorHead::own_message;
    RpcReader reader(error, catalogs);
    const bool is_too_long = details.size() > max_read_rpc;
    reader.read(is_too_long ? std::string_view() : details, message);

    const std::int64_t said = code < 0 ? reader.code() : code;
    const bool is_code = said >= 1 && said <= static_cast<std::int64_t>(Grpc::unauthenticated);
    const bool is_other_code = !details.empty() && said != reader.code();
    if (!is_code || is_other_code || is_too_long) head.flags |= ErrorHead::malformed;
    head.status = static_cast<std::uint16_t>(to_int(http_status_of(is_code ? static_cast<Grpc>(said) : Grpc::unknown)));
    head.provenance = reader.says_something() ? Provenance::server : Provenance::synthesized;
    finish_rpc_error(error);
    return error;
}

inline ApiError read_rpc_details(std::string_view details, const CatalogList& catalogs) noexcept
{
    return read_rpc_parts(-1, {}, details, catalogs);
}

/// The delay, or a no to repeating (gRPC proposal A6). It is the server's last word.
inline void take_pushback(ApiError& error, std::string_view text) noexcept
{
    if (text.empty()) return;
    std::int64_t milliseconds = 0;
    const auto end = std::from_chars(text.data(), text.data() + text.size(), milliseconds);
    const bool is_number = end.ec == std::errc() && end.ptr == text.data() + text.size();
    if (!is_number || milliseconds < 0) return ErrorAccess::set_server_word(error, false);
    const std::chrono::seconds delay(milliseconds / 1000 + (milliseconds % 1000 != 0 ? 1 : 0));
    if (const auto known = error.retry_after(); !known || *known < delay) error.with_retry_after(delay);
    ErrorAccess::set_header_delay(error);
}

template <class Received>
ApiError read_rpc(const Received& received, const CatalogList& catalogs) noexcept
{
    ApiError error =
        read_rpc_parts(static_cast<std::int64_t>(received.code), received.message, received.details, catalogs);
    take_pushback(error, received.pushback);
    const bool is_clean = consists_of(received.request_id, is_visible);
    if (error.request_id().empty() && is_clean && !received.request_id.empty())
        error.with_request_id(received.request_id);
    return error;
}

} // namespace detail
} // inline namespace v0
} // namespace amiss
