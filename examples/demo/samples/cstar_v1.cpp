// SPDX-License-Identifier: BSL-1.0
// How to provoke the errors of version 1 of the cStar API.
#include <demo/samples.hpp>

namespace demo {
namespace {

/// Sends JSON with the key of acme.
std::string acme_json(std::string_view body, std::string_view rest) { return bearer("sk_live_acme", json(body, rest)); }

constexpr std::string_view tickets = "{base}/api/v1/teams/acme/tickets";
constexpr std::string_view customers = "{base}/api/v1/teams/acme/customers";

std::string below_tickets(std::string_view rest) { return std::string(tickets).append(rest); }

} // namespace

std::vector<Sample> cstar_v1_samples()
{
    return {
        {"UNAUTHORIZED", "There is no key.", {show(tickets)}},
        {"FORBIDDEN",
         "A publishable key only reads.",
         {show(bearer("pk_live_acme", below_tickets("/tkt_closed1 -X DELETE")))}},
        {"NOT_FOUND", "", {show(bearer("sk_live_acme", below_tickets("/tkt_abc123")))}},
        {"VALIDATION_ERROR", "", {show(acme_json(R"({"email":"jane"})", customers))}},
        {"RATE_LIMITED",
         "A publishable key has 100 requests an hour.",
         {send(bearer("pk_live_acmebusy", "'" + below_tickets("?n=[1-100]") + "'")),
          show(bearer("pk_live_acmebusy", tickets))}},
        {"CONFLICT", "The email address is taken.", {show(acme_json(R"({"email":"jane@example.com"})", customers))}},
        {"SERVER_ERROR", "", {order("/fault/database"), show(bearer("sk_live_acme", tickets))}},
    };
}

} // namespace demo
