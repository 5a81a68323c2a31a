// SPDX-License-Identifier: BSL-1.0
// Writes an error, or what goes out in its place, as the parts of a gRPC status.
#pragma once

#include <amiss/detail/compiler.hpp>
#include <amiss/detail/layout/plan.hpp>
#include <amiss/detail/rpc/fit_status.hpp>
#include <amiss/detail/rpc/rpc_message.hpp>
#include <amiss/detail/write/field_values.hpp>
#include <amiss/detail/write/goes_out.hpp>
#include <amiss/detail/write/resolve_fallback.hpp>
#include <amiss/envelope_options.hpp>
#include <amiss/error.hpp>
#include <amiss/field.hpp>
#include <amiss/grpc.hpp>
#include <amiss/request_id.hpp>
#include <amiss/request_info.hpp>
#include <amiss/retry_class.hpp>

#include <cstddef>
#include <cstdint>
#include <limits>
#include <string_view>

namespace amiss {
inline namespace v0 {
namespace detail {

/// The most bytes of a message: in a header they may become three times as many.
inline constexpr std::size_t max_rpc_message = 1024;

/// What a status says, and what its trailers say.
struct WrittenRpc {
    FittedStatus status;
    Grpc code = Grpc::unknown;
    bool has_pushback = false;
    std::int64_t pushback = 0;                ///< milliseconds; -1 for "do not repeat"
    char request_id[longest_request_id] = {}; ///< a copy: the error may be gone
    std::size_t request_id_size = 0;
};

/// What a client that repeats calls is told (gRPC proposal A6): not to, or when. Java has 32 bits for it.
inline void take_pushback(const FieldValues& values, WrittenRpc& written) noexcept
{
    constexpr std::int64_t most = std::numeric_limits<std::int32_t>::max();
    const bool is_never = values.retry == Retry::never;
    written.has_pushback = is_never || values.has(FieldKind::retry_after);
    if (written.has_pushback)
        written.pushback = is_never ? -1 : values.retry_after > most / 1000 ? most : values.retry_after * 1000;
}

/// Writes an error that goes out as it is.
AMISS_NOINLINE inline WrittenRpc write_rpc_error(const Plan& plan, const ApiError& error, const RequestInfo& request,
                                                 char* buffer, std::size_t limit) noexcept
{
    FieldValues values(error, request, plan.options->request_ids);
    resolve_fallback(values, plan);
    WrittenRpc written;
    written.code = never_ok(values.row_facts().grpc);
    const MendedText<max_rpc_message> message(values.text(FieldKind::message));
    written.status = write_fitted_status(values, written.code, message.view(), buffer, limit);
    take_pushback(values, written);
    if (values.has(FieldKind::request_id))
        written.request_id_size = values.text(FieldKind::request_id).copy(written.request_id, longest_request_id);
    return written;
}

/// The plan of errors of no envelope: each has its own name, and what is not ours is `internal_error`.
inline constexpr EnvelopeOptions no_envelope_options{};
inline constexpr Plan no_envelope{{}, &no_envelope_options, nullptr, 0, {}, {}};

inline WrittenRpc write_rpc(const Plan& plan, const ApiError& error, const RequestInfo& request, char* buffer,
                            std::size_t limit) noexcept
{
    return write_what_goes_out(error, *plan.options, [&](const ApiError& sent_error) noexcept {
        return write_rpc_error(plan, sent_error, request, buffer, limit);
    });
}

/// The same as code, message, details and trailers.
template <class Response>
Response rpc_response(const Plan& plan, const ApiError& error, const RequestInfo& request, char* buffer,
                      std::size_t limit) noexcept
{
    const WrittenRpc written = write_rpc(plan, error, request, buffer, limit);
    Response response;
    response.code = written.code;
    response.message = written.status.message;
    response.details = {buffer, written.status.size};
    if (written.has_pushback) response.trailers.add("grpc-retry-pushback-ms", written.pushback);
    if (written.request_id_size != 0)
        response.trailers.add("x-request-id", {written.request_id, written.request_id_size});
    return response;
}

} // namespace detail
} // inline namespace v0
} // namespace amiss
