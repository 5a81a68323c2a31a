// SPDX-License-Identifier: BSL-1.0
// An API for the tests of google.rpc.Status: a domain, links, a row for each retry class, and one that says OK.
#pragma once

#include <amiss/catalog.hpp>
#include <amiss/category.hpp>
#include <amiss/envelope.hpp>
#include <amiss/grpc.hpp>
#include <amiss/http_status.hpp>
#include <amiss/row.hpp>

namespace rpc_api {

enum class Code { card_declined = 1, not_ok, slow_down, final_failure, internal };

constexpr auto amiss_catalog(Code)
{
    using namespace amiss;
    return catalog<Code>("rpc_api",
                         row(Code::card_declined, "card_declined", HttpStatus::payment_required, "card",
                             "The card '{param}' was declined.")
                             .plain("The card was declined.")
                             .column("help", "What to do"),
                         row(Code::not_ok, "not-ok", HttpStatus::conflict, "", "It says OK.").grpc(Grpc::ok),
                         row(Code::slow_down, "slow_down", HttpStatus::too_many_requests, "", "Slow down."),
                         row(Code::final_failure, "final_failure", HttpStatus::internal_server_error, "", "It failed.")
                             .retry(Retry::never),
                         row(Code::internal, "internal", HttpStatus::internal_server_error, "", "Something broke."))
        .domain("rpc.example.com");
}

inline constexpr auto envelope = amiss::envelope(Code::internal, [] {
    return amiss::object(amiss::member("code", amiss::field::code), amiss::member("message", amiss::field::message));
});

} // namespace rpc_api

AMISS_ERROR_ENUM(rpc_api, Code)
