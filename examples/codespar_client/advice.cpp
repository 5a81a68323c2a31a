// SPDX-License-Identifier: BSL-1.0
// Two switches: one on the codes of the API, one on the codes of the client.
#include <codespar_client/advice.hpp>

#include <amiss/apis/client.hpp>
#include <amiss/apis/codespar.hpp>
#include <amiss/url.hpp>

namespace codespar_client {
namespace {

std::string of_api(amiss::codespar::Code code, const amiss::ApiError& error)
{
    using Code = amiss::codespar::Code;
    switch (code) {
    case Code::not_found: return "check the id, or open a new session";
    case Code::unauthorized: return "check the key in the dashboard";
    case Code::forbidden: return "use a key with more scopes";
    case Code::needs_connection:
        // The link goes to a user, so it must be one.
        if (!amiss::is_https_url(error.detail("connect_url"))) break;
        return "send the user to " + std::string(error.detail("connect_url"));
    case Code::provider_unavailable: return "name another provider";
    case Code::provider_error: return "try again later, or name another provider";
    case Code::gateway_timeout: return "look in the provider's dashboard whether it was done";
    case Code::rate_limited:
    case Code::service_unavailable:
        if (const auto delay = error.retry_after()) return "come back in " + std::to_string(delay->count()) + " s";
        return "come back later";
    case Code::quota_exceeded:
    case Code::internal_error: return "tell support the request id " + std::string(error.request_id());
    default: break; // mistakes of the program; their text may hold what is not for users
    }
    return "tell the developers: " + std::string(error.message());
}

std::string of_client(amiss::client::Code code, const amiss::ApiError& error)
{
    using Code = amiss::client::Code;
    switch (code) {
    case Code::config_error: return "correct the setting '" + std::string(error.param()) + "'";
    case Code::not_connected:
        if (!error.param().empty()) return "wait until '" + std::string(error.param()) + "' has connected";
        return "check the network";
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
    if (const auto code = error.as<amiss::codespar::Code>()) return of_api(*code, error);
    if (const auto code = error.as<amiss::client::Code>()) return of_client(*code, error);
    return error.retryable() ? "try again later" : "tell support what came: " + std::string(error.raw_body());
}

} // namespace codespar_client
