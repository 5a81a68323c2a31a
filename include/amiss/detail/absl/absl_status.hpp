// SPDX-License-Identifier: BSL-1.0
// An error as an absl::Status and back.
#pragma once

#include <amiss/detail/absl/absl_code.hpp>
#include <amiss/detail/absl/packed_error.hpp>
#include <amiss/detail/absl/rpc_payloads.hpp>
#include <amiss/detail/error/access.hpp>
#include <amiss/detail/layout/catalog_list.hpp>
#include <amiss/detail/rpc/received_status.hpp>
#include <amiss/detail/storage/head.hpp>
#include <amiss/error.hpp>
#include <amiss/grpc.hpp>
#include <amiss/http_status.hpp>
#include <amiss/provenance.hpp>

#include <absl/status/status.h>
#include <absl/strings/cord.h>

#include <cstdint>
#include <string>
#include <string_view>
#include <system_error>

namespace amiss {
inline namespace v0 {
namespace detail {

/// The payload of an error of this process, which no other process reads.
inline constexpr std::string_view packed_url = "amiss/error-of-this-process";

/// The row's code or the one of the status; of an error that was an absl::Status, the code of that.
inline absl::StatusCode code_for_absl(const ApiError& error) noexcept
{
    const std::error_code cause = error.cause();
    if (error.catalog() == nullptr && cause.category() == absl_category()) {
        const auto code = static_cast<absl::StatusCode>(cause.value());
        if (http_status_of(grpc_of(code)) == error.status()) return code;
    }
    return absl_code_of(error.grpc());
}

/// A Status may become the answer to a client. So the words of another service are not in it, as they are in no envelope.
inline bool has_own_words(const ApiError& error) noexcept { return error.provenance() == Provenance::local; }

inline std::string message_for_absl(const ApiError& error, bool with_context)
{
    std::string text(with_context || has_own_words(error) ? error.message() : reason_phrase(error.status()));
    if (with_context && !error.context().empty()) text.append(text.empty() ? "" : ": ").append(error.context());
    return text;
}

inline absl::Status make_absl(const ApiError& error, bool with_context)
{
    absl::Status status(code_for_absl(error), absl_view(message_for_absl(error, with_context)));
    status.SetPayload(absl_view(packed_url), absl::Cord(absl_view(PackedError::pack(error))));
    if (has_own_words(error)) set_rpc_payloads(status, error);
    return status;
}

/// Where there is no memory for the texts, the code alone is left.
inline absl::Status to_absl_status(const ApiError& error, bool with_context) noexcept
{
#if defined(__cpp_exceptions)
    try {
        return make_absl(error, with_context);
    } catch (...) {
        return {code_for_absl(error), {}};
    }
#else
    return make_absl(error, with_context);
#endif
}

/// A code and a message of a function inside this program: the message is for its log.
inline ApiError error_of_absl_code(absl::StatusCode code, std::string_view message) noexcept
{
    ApiError error(http_status_of(grpc_of(code)));
    if (!message.empty()) error.with_context(message);
    return error.with_cause({static_cast<int>(code), absl_category()});
}

inline ApiError read_absl(const absl::Status& status, const CatalogList& catalogs)
{
    const std::string_view message = std_view(status.message());
    if (const auto payload = status.GetPayload(absl_view(packed_url))) {
        const std::string bytes(*payload);
        if (PackedError::is_ours(bytes)) {
            ApiError error = PackedError::unpack(bytes);
            if (code_for_absl(error) == status.code()) {
                // Who passed the status on may have put their own words before it.
                if (message != message_for_absl(error, false)) error.with_context(message);
                return error;
            }
        }
    }
    const RpcPayloads payloads(status);
    if (!payloads.view().empty())
        return read_rpc_parts(static_cast<std::int64_t>(status.code()), message, payloads.view(), catalogs);
    return error_of_absl_code(status.code(), message);
}

inline ApiError error_of_absl(const absl::Status& status, const CatalogList& catalogs) noexcept
{
    if (status.ok()) {
        ApiError error(HttpStatus::internal_server_error);
        ErrorAccess::head(error).flags |= ErrorHead::malformed;
        return error.with_context("an absl::Status that is OK is no error");
    }
#if defined(__cpp_exceptions)
    try {
        return read_absl(status, catalogs);
    } catch (...) { // there is no memory for a copy of a payload
        return error_of_absl_code(status.code(), {});
    }
#else
    return read_absl(status, catalogs);
#endif
}

} // namespace detail
} // inline namespace v0
} // namespace amiss
