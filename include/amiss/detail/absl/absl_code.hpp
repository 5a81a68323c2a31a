// SPDX-License-Identifier: BSL-1.0
// Abseil's codes as gRPC codes and as error codes.
#pragma once

#include <amiss/detail/catalog/condition_categories.hpp>
#include <amiss/grpc.hpp>

#include <absl/status/status.h>

#include <string>
#include <system_error>

namespace amiss {
inline namespace v0 {
namespace detail {

/// Of the cause of an error that was an absl::Status.
class AbslCategory final : public std::error_category {
public:
    const char* name() const noexcept override { return "absl"; }
    std::string message(int value) const override
    {
        return absl::StatusCodeToString(static_cast<absl::StatusCode>(value));
    }
};
inline const std::error_category& absl_category() noexcept { return static_category<AbslCategory>(); }

/// Both have the numbers of google.rpc.Code, and `code()` has no others.
inline Grpc grpc_of(absl::StatusCode code) noexcept { return static_cast<Grpc>(code); }
inline absl::StatusCode absl_code_of(Grpc code) noexcept { return static_cast<absl::StatusCode>(never_ok(code)); }

} // namespace detail
} // inline namespace v0
} // namespace amiss
