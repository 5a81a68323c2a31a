// SPDX-License-Identifier: BSL-1.0
// A catalogue for tests of what is around a body: rows that share a status, rows of 401 and 403, rows with gRPC codes.
#pragma once

#include <amiss/catalog.hpp>
#include <amiss/category.hpp>
#include <amiss/grpc.hpp>
#include <amiss/http_status.hpp>
#include <amiss/row.hpp>

namespace parcels {

enum class Code {
    unauthorized = 1,
    invalid_token,
    insufficient_scope,
    too_heavy,
    required,
    taken,
    gone_for_good,
    unpaid,
    limited,
    missing,
    internal
};

constexpr auto amiss_catalog(Code)
{
    using namespace amiss;
    return catalog<Code>(
               "parcels",
               row(Code::unauthorized, "unauthorized", HttpStatus::unauthorized, "auth", "Sign in first.").general(),
               row(Code::invalid_token, "invalid_token", HttpStatus::unauthorized, "auth", "The token has expired."),
               row(Code::insufficient_scope, "insufficient_scope", HttpStatus::forbidden, "auth",
                   "The token allows less."),
               row(Code::too_heavy, "too_heavy", HttpStatus::unprocessable_content, "parcel",
                   "At most {limit} kg, please."),
               row(Code::required, "required", HttpStatus::unprocessable_content, "parcel",
                   "The '{param}' field is required.")
                   .plain("A field is missing."),
               row(Code::taken, "taken", HttpStatus::unprocessable_content, "parcel", "The number is taken.")
                   .general("The parcel cannot be sent.")
                   .grpc(Grpc::already_exists),
               row(Code::gone_for_good, "gone_for_good", HttpStatus::gone, "parcel", "The parcel is lost."),
               row(Code::unpaid, "unpaid", HttpStatus::payment_required, "money", "Pay first.")
                   .retry(Retry::if_idempotent)
                   .grpc(Grpc::failed_precondition)
                   .column("rank", 7),
               row(Code::limited, "limited", HttpStatus::too_many_requests, "", "Too many parcels."),
               row(Code::missing, "missing", HttpStatus::not_found, "parcel", "There is no parcel '{param}'."),
               row(Code::internal, "internal", HttpStatus::internal_server_error, "api", "Something broke."))
        .doc_base("https://parcels.example.com/errors#");
}

} // namespace parcels

AMISS_ERROR_ENUM(parcels, Code)
