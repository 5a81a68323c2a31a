// SPDX-License-Identifier: BSL-1.0
// gRPC as a server: errors as statuses, and handlers that return a result as the methods of a service. Tried with 1.51.
#pragma once

#include <amiss/detail/grpc/call_handler.hpp>
#include <amiss/detail/grpc/log_call.hpp>
#include <amiss/detail/grpc/native_status.hpp>
#include <amiss/detail/server/fresh_id.hpp>
#include <amiss/envelope.hpp>
#include <amiss/error.hpp>
#include <amiss/idempotency_key.hpp>
#include <amiss/request_id.hpp>
#include <amiss/request_info.hpp>
#include <amiss/trace_context.hpp>

#include <grpcpp/server_context.h>
#include <grpcpp/support/status.h>

#include <string_view>
#include <type_traits>
#include <utility>

namespace amiss {
inline namespace v0 {

/// The status of an error, as `respond_rpc` makes it: gRPC's code, the message, and google.rpc.Status as the details.
///
/// Never throws; where there is no memory for the texts, the code alone is left. What is in the trailers is lost here: the other
/// overload adds it to the call.
///
///     return amiss::to_status(billing::envelope, error, {request_id});
template <class EnvelopeOrLayout, std::enable_if_t<is_envelope_v<EnvelopeOrLayout>, int> = 0>
grpc::Status to_status(const EnvelopeOrLayout& envelope, const ApiError& error,
                       const RequestInfo& request = {}) noexcept
{
    return detail::native_status(nullptr, envelope, error, request);
}
/// The same, and adds `grpc-retry-pushback-ms` and `x-request-id` to the trailing metadata of the call where due.
template <class EnvelopeOrLayout, std::enable_if_t<is_envelope_v<EnvelopeOrLayout>, int> = 0>
grpc::Status to_status(grpc::ServerContextBase& context, const EnvelopeOrLayout& envelope, const ApiError& error,
                       const RequestInfo& request = {}) noexcept
{
    return detail::native_status(&context, envelope, error, request);
}

/// What a handler and `on_error` may want to know of a call: a view of its context, which must live as long.
class GrpcRequest {
public:
    /// Takes over the client's `x-request-id` where it is clean (`is_request_id`), or makes one.
    explicit GrpcRequest(const grpc::ServerContextBase& context AMISS_LIFETIMEBOUND) noexcept : context_(context)
    {
        info_.id = metadata("x-request-id");
        if (!is_request_id(info_.id)) info_.id = made_.view();
        info_.trace_id = trace().trace_id;
    }
    /// Not copied: the id may be a view of what is inside.
    GrpcRequest(const GrpcRequest&) = delete;
    /// Not copied.
    GrpcRequest& operator=(const GrpcRequest&) = delete;

    /// The value of the first metadata of a name, which is in lower case; "" where there is none.
    std::string_view metadata(std::string_view name) const noexcept
    {
        return detail::metadata_value(context_.client_metadata(), name);
    }
    /// The id of this call: the client's, or one that was made here.
    std::string_view id() const noexcept { return info_.id; }
    /// The trace that this call belongs to, of its `traceparent`; empty where there is none, or no valid one.
    TraceContext trace() const noexcept { return parse_traceparent(metadata("traceparent")); }
    /// The key of its `idempotency-key`, without quotes; "" where there is none, or no valid one.
    std::string_view idempotency_key() const noexcept { return amiss::idempotency_key(metadata("idempotency-key")); }
    /// What `respond_rpc` and `log_line` want to know of this call.
    const RequestInfo& info() const noexcept { return info_; }

private:
    const grpc::ServerContextBase& context_;
    detail::FreshId made_;
    RequestInfo info_;
};

/// Runs the body of a service's method: calls `handler()`, which returns an `expected<void>`, and makes a status of it.
///
/// An exception is an error, too: ApiException its own, any other the fallback row, without its `what()`. `on_error(error, request)`
/// is called once for each error, with a GrpcRequest, before the status is made: there is what the outside does not see. The
/// trailing metadata have the id of the call, and `grpc-retry-pushback-ms` where due. Throws nothing, but for a thread that is
/// cancelled.
template <class EnvelopeOrLayout, class Handler, class OnError,
          std::enable_if_t<is_envelope_v<EnvelopeOrLayout>, int> = 0>
grpc::Status grpc_call(grpc::ServerContextBase& context, const EnvelopeOrLayout& envelope, Handler&& handler,
                       OnError&& on_error)
{
    const GrpcRequest request(context);
    expected<void> result = detail::run_call(handler, request);
    if (result.has_value()) return detail::add_request_id(context, request.id());
    ApiError& error = result.error();
    if (error.trace_id().empty() && request.trace()) error.with_trace_id(request.trace().trace_id);
    if (!detail::run_quietly([&] { on_error(std::as_const(error), request); }))
        detail::LogCall<EnvelopeOrLayout>{envelope}(error, request);
    return to_status(context, envelope, error, request.info());
}
/// The same; the log line of each error goes to stderr.
template <class EnvelopeOrLayout, class Handler, std::enable_if_t<is_envelope_v<EnvelopeOrLayout>, int> = 0>
grpc::Status grpc_call(grpc::ServerContextBase& context, const EnvelopeOrLayout& envelope, Handler&& handler)
{
    return grpc_call(context, envelope, handler, detail::LogCall<EnvelopeOrLayout>{envelope});
}

/// Runs the body of a unary method: `handler(request)` returns an `expected<Reply>`, or `handler(request, reply)` fills the reply
/// and returns an `expected<void>`. Either may take a GrpcRequest as well, as the last parameter. Everything else is as above.
///
///     grpc::Status Charge(grpc::ServerContext* context, const ChargeRequest* request, Receipt* reply) override
///     {
///         return amiss::grpc_call(*context, billing::envelope, *request, *reply, charge);
///     }
template <class EnvelopeOrLayout, class Message, class Reply, class Handler, class OnError,
          std::enable_if_t<is_envelope_v<EnvelopeOrLayout>, int> = 0>
grpc::Status grpc_call(grpc::ServerContextBase& context, const EnvelopeOrLayout& envelope, const Message& message,
                       Reply& reply, Handler&& handler, OnError&& on_error)
{
    return grpc_call(
        context, envelope,
        [&](const GrpcRequest& request) { return detail::reply_with(handler, message, reply, request); }, on_error);
}
/// The same; the log line of each error goes to stderr.
template <class EnvelopeOrLayout, class Message, class Reply, class Handler,
          std::enable_if_t<is_envelope_v<EnvelopeOrLayout>, int> = 0>
grpc::Status grpc_call(grpc::ServerContextBase& context, const EnvelopeOrLayout& envelope, const Message& message,
                       Reply& reply, Handler&& handler)
{
    return grpc_call(context, envelope, message, reply, handler, detail::LogCall<EnvelopeOrLayout>{envelope});
}

} // inline namespace v0
} // namespace amiss
