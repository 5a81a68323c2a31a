// SPDX-License-Identifier: BSL-1.0
// examples/adapt/httplib_client.cpp without the adapter and without a made key: what a user of amiss writes instead.
#include <adapt/loopback.hpp>

#include <amiss.hpp>

#include <httplib.h>

#include "new_key.hpp"
#include "programs/check.hpp"

#include <chrono>
#include <string>

namespace {

namespace cstar = amiss::cstar;

amiss::RetryPolicy policy; // 3 attempts, 60 s in all

// [call]
amiss::client::Code code_of(httplib::Error failure)
{
    using amiss::client::Code;
    switch (failure) {
    case httplib::Error::Connection:
    case httplib::Error::ConnectionTimeout:
    case httplib::Error::BindIPAddress: return Code::not_connected;
    case httplib::Error::SSLConnection:
    case httplib::Error::SSLLoadingCerts:
    case httplib::Error::SSLServerVerification: return Code::tls;
    case httplib::Error::Canceled: return Code::cancelled;
    case httplib::Error::ExceedRedirectCount:
    case httplib::Error::UnsupportedMultipartBoundaryChars: return Code::config_error;
    default: return Code::stream_error;
    }
}

amiss::expected<std::string> create_ticket(httplib::Client& client, const std::string& json)
{
    const std::string key = new_key();
    return amiss::retry(policy, amiss::Idempotency::idempotent, [&]() -> amiss::expected<std::string> {
        const httplib::Headers headers{{"Idempotency-Key", key}};
        const httplib::Result result = client.Post("/tickets", headers, json, "application/json");
        if (!result) return amiss::fail(code_of(result.error())).with_context(httplib::to_string(result.error()));
        const amiss::Received reply(result->status, result->body, result->headers);
        AMISS_TRY(amiss::check(cstar::envelope, reply));
        return result->body;
    });
}
// [/call]

} // namespace

int main()
{
    policy.base = std::chrono::milliseconds(10);
    const Loopback server;
    httplib::Client client("127.0.0.1", server.port());
    const auto ticket = create_ticket(client, R"({"title":"Printer on fire"})");
    CHECK(ticket && server.tickets() == 1);
    CHECK(code_of(httplib::Error::Connection) == amiss::client::Code::not_connected);
    return check::exit_status();
}
