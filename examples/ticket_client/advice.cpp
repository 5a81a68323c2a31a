// SPDX-License-Identifier: BSL-1.0
// Two switches: one on the codes of the API, one on the codes of the client.
#include <ticket_client/advice.hpp>

#include <amiss/apis/client.hpp>
#include <amiss/apis/cstar.hpp>

namespace tickets {
namespace {

std::string of_api(amiss::cstar::Code code, const amiss::ApiError& error)
{
    using Code = amiss::cstar::Code;
    switch (code) {
    case Code::parameter_missing: return "fill in the " + std::string(error.param());
    case Code::parameter_invalid: return "correct the " + std::string(error.param());
    case Code::invalid_id_format: return "that is no ticket's id";
    case Code::resource_not_found: return "there is no such ticket, or not for this key";
    case Code::resource_conflict: return "read the ticket again, then decide anew";
    case Code::rate_limit_exceeded:
        if (const auto delay = error.retry_after()) return "come back in " + std::to_string(delay->count()) + " s";
        return "come back later";
    case Code::internal_error:
    case Code::database_error: return "tell support the request id " + std::string(error.request_id());
    default: break; // mistakes of the program or its configuration
    }
    return "tell the developers: " + std::string(error.message());
}

std::string of_client(amiss::client::Code code, const amiss::ApiError& error)
{
    using Code = amiss::client::Code;
    switch (code) {
    case Code::config_error: return "correct the setting '" + std::string(error.param()) + "'";
    case Code::not_connected:
    case Code::refused: return "start the server";
    case Code::stream_error:
    case Code::timeout: return "look whether it was done all the same";
    case Code::tls: return "check the certificates";
    case Code::cancelled: break;
    }
    return "nothing";
}

} // namespace

std::string advice(const amiss::ApiError& error)
{
    if (const auto code = error.as<amiss::cstar::Code>()) return of_api(*code, error);
    if (const auto code = error.as<amiss::client::Code>()) return of_client(*code, error);
    // The answer is from a proxy, or its code is newer than this program: only the status tells what happened.
    return error.retryable() ? "try again later" : "tell support what came: " + std::string(error.raw_body());
}

} // namespace tickets
