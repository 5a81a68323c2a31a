// SPDX-License-Identifier: BSL-1.0
// A client with cpp-httplib: a POST that is repeated under one key, and typed errors for what cannot be repeated.
#include "loopback.hpp"

#include <amiss.hpp>
#include <amiss/adapt/boost_json.hpp>
#include <amiss/adapt/httplib_client.hpp>

#include <chrono>
#include <cstdio>

namespace {

namespace cstar = amiss::cstar;
using amiss::client::Code;

struct Ticket {
    std::string id, title;
};
template <class Fields>
void amiss_members(Fields& field, Ticket& ticket)
{
    field("id", ticket.id);
    field("title", ticket.title);
}
constexpr auto unreadable = amiss::body_errors(Code::stream_error, Code::stream_error, Code::stream_error);

amiss::RetryPolicy policy; // 3 attempts, 60 s in all

// [call]
amiss::expected<Ticket> create_ticket(httplib::Client& client, const std::string& json)
{
    return amiss::retry_with_key(policy, [&](const amiss::IdempotencyKey& key) -> amiss::expected<Ticket> {
        const httplib::Headers headers{{"Idempotency-Key", std::string(key.view())}};
        const httplib::Result result = client.Post("/tickets", headers, json, "application/json");
        AMISS_TRY(amiss::check(cstar::envelope, amiss::received(result)));
        return amiss::parse_body<Ticket>(result->body, unreadable);
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
    if (ticket) std::printf("%s: %s\n", ticket->id.c_str(), ticket->title.c_str());
    // [void]
    const amiss::expected<void> gone = amiss::check(cstar::envelope, amiss::received(client.Delete("/tickets/7")));
    // [/void]
    char line[512];
    if (!gone) std::printf("%s\n", std::string(amiss::log_line(gone.error(), line)).c_str());
    return ticket && gone.error() == amiss::HttpStatus::not_found && server.tickets() == 1 ? 0 : 1;
}
