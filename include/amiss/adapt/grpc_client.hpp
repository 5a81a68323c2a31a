// SPDX-License-Identifier: BSL-1.0
// gRPC as a client: the status of a call as an error. Tried with 1.51; link grpc++.
#pragma once

#include <amiss/detail/grpc/native_status.hpp>
#include <amiss/error.hpp>
#include <amiss/expected.hpp>

#include <grpcpp/client_context.h>
#include <grpcpp/support/status.h>

namespace amiss {
inline namespace v0 {

/// The error of a call that failed, as `read_rpc_status` reads it: with the codes of these enums, or of none.
///
/// Without details it is made from gRPC's code and message, and `Provenance::synthesized`: gRPC does not say whether the server
/// sent them, or whether the library made them because there was no server. An OK status is no error: ask `check_status`. Never
/// throws; where there is no memory for a copy of the details, the code is left.
///
///     amiss::ApiError error = amiss::read_status<billing::Code>(stub->Charge(&context, request, &reply));
template <class... Codes>
[[nodiscard]] ApiError read_status(const grpc::Status& status) noexcept
{
    return detail::read_native<Codes...>(status, nullptr);
}
/// The same with what the trailing metadata of the call say: `grpc-retry-pushback-ms` and `x-request-id`. The call has ended.
template <class... Codes>
[[nodiscard]] ApiError read_status(const grpc::Status& status, const grpc::ClientContext& context) noexcept
{
    return detail::read_native<Codes...>(status, &context.GetServerTrailingMetadata());
}

/// The same as `read_status` without any codes: each code is kept as text.
inline ApiError error_from(const grpc::Status& status) noexcept { return read_status(status); }

/// A call as a result: an OK is a value, anything else is the error that `read_status` gives.
///
///     AMISS_TRY(amiss::check_status<billing::Code>(stub->Charge(&context, request, &reply), context));
template <class... Codes>
[[nodiscard]] expected<void> check_status(const grpc::Status& status) noexcept
{
    if (status.ok()) return {};
    return unexpected<ApiError>(read_status<Codes...>(status));
}
/// The same with what the trailing metadata of the call say.
template <class... Codes>
[[nodiscard]] expected<void> check_status(const grpc::Status& status, const grpc::ClientContext& context) noexcept
{
    if (status.ok()) return {};
    return unexpected<ApiError>(read_status<Codes...>(status, context));
}

} // inline namespace v0
} // namespace amiss
