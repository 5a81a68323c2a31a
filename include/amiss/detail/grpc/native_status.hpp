// SPDX-License-Identifier: BSL-1.0
// Between grpc::Status with its metadata and what amiss writes and reads.
#pragma once

#include <amiss/detail/grpc/call_handler.hpp>
#include <amiss/error.hpp>
#include <amiss/grpc.hpp>
#include <amiss/headers.hpp>
#include <amiss/request_info.hpp>
#include <amiss/rpc_status.hpp>

#include <grpcpp/server_context.h>
#include <grpcpp/support/status.h>
#include <grpcpp/support/string_ref.h>

#include <map>
#include <string>
#include <string_view>

namespace amiss {
inline namespace v0 {
namespace detail {

/// What a call was sent, or what came back with its status.
using CallMetadata = std::multimap<grpc::string_ref, grpc::string_ref>;

/// The value of the first entry of a name in lower case; "" where there is none.
inline std::string_view metadata_value(const CallMetadata& metadata, std::string_view name) noexcept
{
    const auto found = metadata.find({name.data(), name.size()});
    return found != metadata.end() ? std::string_view(found->second.data(), found->second.size()) : std::string_view();
}

/// gRPC's code as ours: what is none of ours, such as the 100 that tells a program to have a default, is unknown.
inline Grpc code_of(const grpc::Status& status) noexcept
{
    const int code = status.error_code();
    return code >= 0 && code <= static_cast<int>(Grpc::unauthenticated) ? static_cast<Grpc>(code) : Grpc::unknown;
}

/// `trailers` may be null.
template <class... Codes>
ApiError read_native(const grpc::Status& status, const CallMetadata* trailers) noexcept
{
    ReceivedRpc received;
    received.code = code_of(status);
    if (trailers != nullptr) {
        received.pushback = metadata_value(*trailers, "grpc-retry-pushback-ms");
        received.request_id = metadata_value(*trailers, "x-request-id");
    }
    const auto read = [&] {
        const std::string message = status.error_message(), details = status.error_details();
        received.message = message;
        received.details = details;
        return read_rpc_status<Codes...>(received);
    };
#if defined(__cpp_exceptions)
    try {
        return read();
    } catch (...) { // there is no memory
        received.message = {};
        received.details = {};
        return read_rpc_status<Codes...>(received);
    }
#else
    return read();
#endif
}

inline grpc::Status copied_status(const RpcResponse& response)
{
    return {static_cast<grpc::StatusCode>(response.code), std::string(response.message), std::string(response.details)};
}

/// Adds what the status does not say; `context` may be null.
inline void add_trailers(grpc::ServerContextBase* context, const Headers& trailers)
{
    if (context == nullptr) return;
    for (const Header& header : trailers)
        context->AddTrailingMetadata(std::string(header.name), std::string(header.value.view()));
}

/// Where there is no memory for the texts, the code alone is sent.
template <class EnvelopeOrLayout>
grpc::Status native_status(grpc::ServerContextBase* context, const EnvelopeOrLayout& envelope, const ApiError& error,
                           const RequestInfo& request) noexcept
{
    char buffer[max_rpc_status];
    const RpcResponse response = respond_rpc(envelope, error, request, buffer);
#if defined(__cpp_exceptions)
    try {
        add_trailers(context, response.trailers);
        return copied_status(response);
    } catch (...) {
        return {static_cast<grpc::StatusCode>(response.code), std::string()}; // an empty string allocates nothing
    }
#else
    add_trailers(context, response.trailers);
    return copied_status(response);
#endif
}

/// A success, with the id of the call in its trailing metadata where there is memory for it.
inline grpc::Status add_request_id(grpc::ServerContextBase& context, std::string_view id)
{
    run_quietly([&] { context.AddTrailingMetadata("x-request-id", std::string(id)); });
    return {};
}

} // namespace detail
} // inline namespace v0
} // namespace amiss
