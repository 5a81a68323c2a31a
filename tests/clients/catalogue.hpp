// SPDX-License-Identifier: BSL-1.0
// The errors that the dialect server answers with, in every dialect the same.
#pragma once

#include <amiss/catalog.hpp>
#include <amiss/category.hpp>

namespace judge {

enum class Code {
    card_declined = 1,
    resource_missing,
    parameter_invalid,
    token_expired,
    insufficient_scope,
    rate_limited,
    overloaded,
    final_failure,
    internal,
};

// The column "number" is the code of JSON-RPC and of Twilio.
constexpr auto amiss_catalog(Code)
{
    using amiss::Grpc;
    using amiss::HttpStatus;
    using amiss::Retry;
    using amiss::row;
    // clang-format off: a table
    return amiss::catalog<Code>("judge",
        row(Code::card_declined, "card_declined", HttpStatus::payment_required, "card_error",
            "The card was declined.").retry(Retry::never).grpc(Grpc::failed_precondition).column("number", 40201),
        row(Code::resource_missing, "resource_missing", HttpStatus::not_found, "invalid_request_error",
            "There is no such resource.").retry(Retry::never).column("number", 40401),
        row(Code::parameter_invalid, "parameter_invalid", HttpStatus::bad_request, "invalid_request_error",
            "The value of '{param}' is not allowed.").plain("A value is not allowed.")
            .retry(Retry::never).column("number", 40001),
        row(Code::token_expired, "token_expired", HttpStatus::unauthorized, "authentication_error",
            "The token has expired.").retry(Retry::never).column("number", 40101),
        row(Code::insufficient_scope, "insufficient_scope", HttpStatus::forbidden, "permission_error",
            "The token is not for this.").retry(Retry::never).column("number", 40301),
        row(Code::rate_limited, "rate_limited", HttpStatus::too_many_requests, "rate_limit_error",
            "Too many requests.").retry(Retry::after_delay).column("number", 42901),
        row(Code::overloaded, "overloaded", HttpStatus::service_unavailable, "api_error",
            "The service has too much to do.").retry(Retry::after_delay).column("number", 50301),
        row(Code::final_failure, "final_failure", HttpStatus::internal_server_error, "api_error",
            "It failed, and will fail again.").retry(Retry::never).column("number", 50001),
        row(Code::internal, "internal", HttpStatus::internal_server_error, "api_error",
            "Something broke.").column("number", 50000))
        .doc_base("https://judge.example.com/errors#")
        .domain("judge.example.com");
    // clang-format on
}

} // namespace judge

AMISS_ERROR_ENUM(judge, Code)
