// SPDX-License-Identifier: BSL-1.0
// Errors as google.rpc.Status, the binary details of a gRPC status: written and read without protobuf and without gRPC.
#pragma once

#include <amiss/detail/layout/plan.hpp>
#include <amiss/detail/rpc/received_status.hpp>
#include <amiss/detail/rpc/write_status.hpp>
#include <amiss/envelope.hpp>
#include <amiss/error.hpp>
#include <amiss/grpc.hpp>
#include <amiss/headers.hpp>
#include <amiss/request_info.hpp>
#include <amiss/write.hpp>

#include <cstddef>
#include <string_view>
#include <type_traits>

namespace amiss {
inline namespace v0 {

/// The most bytes of a status that is written. Its base64 in `grpc-status-details-bin` has 4,096 characters: gRPC allows 8 KiB
/// for all metadata of a call, and ends the call where there is more.
inline constexpr std::size_t max_rpc_status = 3072;

/// A gRPC status: what a server has to send for an error. Message and details are views into the caller's buffer.
struct RpcResponse {
    Grpc code = Grpc::unknown; ///< never `Grpc::ok`
    std::string_view message;  ///< well-formed UTF-8, at most 1 KiB, not percent-encoded
    std::string_view details;  ///< the bytes of google.rpc.Status; empty when the buffer is too small for any
    Headers trailers;          ///< `grpc-retry-pushback-ms` and `x-request-id` where due
};

/// Makes the gRPC status of an error. What goes out is as with `respond`: an error of elsewhere and a foreign code become the
/// envelope's fallback row, and `envelope.relay()` says otherwise. The envelope's layout does not count.
///
/// The details, of google/rpc/error_details.proto, are in this order: ErrorInfo (the code in upper case with `_`; the
/// catalogue's domain or else its name; as metadata the parameter and the details, all as texts), RetryInfo, RequestInfo, Help
/// (the link; its text is the column "help"), LocalizedMessage (where there are the details "locale" and "localized_message"),
/// BadRequest. They take at most `max_rpc_status` bytes: the last go first, one failed field after the other, then the message
/// is cut. DebugInfo is never written.
///
/// A retry class of `never` becomes a pushback of -1, a delay its milliseconds (gRPC proposal A6). Never allocates, never throws,
/// touches nothing past `buffer + capacity`.
///
///     char buffer[amiss::max_rpc_status];
///     amiss::RpcResponse status = amiss::respond_rpc(billing::envelope, error, request, buffer);
template <class EnvelopeOrLayout, std::enable_if_t<is_envelope_v<EnvelopeOrLayout>, int> = 0>
RpcResponse respond_rpc(const EnvelopeOrLayout& envelope, const ApiError& error, const RequestInfo& request,
                        char* buffer, std::size_t capacity) noexcept
{
    return detail::rpc_response<RpcResponse>(detail::plan_of(envelope), error, request, buffer,
                                             capacity < max_rpc_status ? capacity : max_rpc_status);
}
/// The same with an array as the buffer.
template <class EnvelopeOrLayout, std::size_t Size, std::enable_if_t<is_envelope_v<EnvelopeOrLayout>, int> = 0>
RpcResponse respond_rpc(const EnvelopeOrLayout& envelope, const ApiError& error, const RequestInfo& request,
                        char (&buffer)[Size]) noexcept
{
    return amiss::respond_rpc(envelope, error, request, buffer, Size);
}

/// Writes the bytes of google.rpc.Status alone; everything else is as with `respond_rpc`.
///
/// What is written is whole, whatever the capacity; `text` is empty when there is no room for the code. `required` is what
/// all details need, also where that is more than `max_rpc_status`.
template <class EnvelopeOrLayout, std::enable_if_t<is_envelope_v<EnvelopeOrLayout>, int> = 0>
Written write_rpc_status(const EnvelopeOrLayout& envelope, const ApiError& error, const RequestInfo& request,
                         char* buffer, std::size_t capacity) noexcept
{
    const std::size_t limit = capacity < max_rpc_status ? capacity : max_rpc_status;
    const detail::FittedStatus status =
        detail::write_rpc(detail::plan_of(envelope), error, request, buffer, limit).status;
    return {{buffer, status.size}, status.required};
}
/// The same with an array as the buffer.
template <class EnvelopeOrLayout, std::size_t Size, std::enable_if_t<is_envelope_v<EnvelopeOrLayout>, int> = 0>
Written write_rpc_status(const EnvelopeOrLayout& envelope, const ApiError& error, const RequestInfo& request,
                         char (&buffer)[Size]) noexcept
{
    return write_rpc_status(envelope, error, request, buffer, Size);
}
/// The same without an envelope: a foreign code, and an error of elsewhere, is `INTERNAL_ERROR`, without a domain.
inline Written write_rpc_status(const ApiError& error, const RequestInfo& request, char* buffer,
                                std::size_t capacity) noexcept
{
    const std::size_t limit = capacity < max_rpc_status ? capacity : max_rpc_status;
    const detail::FittedStatus status = detail::write_rpc(detail::no_envelope, error, request, buffer, limit).status;
    return {{buffer, status.size}, status.required};
}

/// A gRPC status as a client has it. A view.
struct ReceivedRpc {
    Grpc code = Grpc::unknown;     ///< of the call; `Grpc::ok` and numbers that are none of gRPC's count as unknown
    std::string_view message{};    ///< with its percent-encoding undone
    std::string_view details{};    ///< the bytes of `grpc-status-details-bin`
    std::string_view pushback{};   ///< the trailer `grpc-retry-pushback-ms`
    std::string_view request_id{}; ///< the metadata `x-request-id`; RequestInfo counts more
};

/// Reads a status of a call that failed. It never fails and never throws.
///
/// A known code is typed again (`as<Code>()`), and has its row's HTTP status; the others have the one of their gRPC code
/// (`http_status_of`). The first of these enums counts whose catalogue has ErrorInfo's domain, or where that is empty the code.
/// Metadata are details, as texts; the first link of Help is `doc_url()`. Details of other types are named in the context.
/// Without details it is an error made from the code, with the message of the status: `Provenance::synthesized`. Details that
/// are no google.rpc.Status, are longer than 64 KiB, or say another code are `malformed()`; what could be read stays. A
/// negative pushback, or one that is no number, is the server's no to repeating. Allocates only what does not fit into an
/// ApiError.
template <class... Codes>
[[nodiscard]] ApiError read_rpc_status(const ReceivedRpc& received) noexcept
{
    static_assert((is_catalogued_v<Codes> && ...), "amiss: read_rpc_status<Code>() takes catalogued enums");
    return detail::read_rpc(received, detail::catalogs_in_order<Codes...>());
}
/// The same for the details alone, which say the code: without one it is an unknown error, `malformed()`.
template <class... Codes>
[[nodiscard]] ApiError read_rpc_status(std::string_view details) noexcept
{
    static_assert((is_catalogued_v<Codes> && ...), "amiss: read_rpc_status<Code>() takes catalogued enums");
    return detail::read_rpc_details(details, detail::catalogs_in_order<Codes...>());
}

} // inline namespace v0
} // namespace amiss
