// SPDX-License-Identifier: BSL-1.0
// How to provoke the errors of the cStar API.
#include <demo/samples.hpp>

namespace demo {
namespace {

/// Sends JSON with the key of acme.
std::string acme_json(std::string_view body, std::string_view rest) { return bearer("sk_live_acme", json(body, rest)); }

constexpr std::string_view tickets = "{base}/api/v1/teams/acme/tickets";

std::string below_tickets(std::string_view rest) { return std::string(tickets).append(rest); }

} // namespace

std::vector<Sample> cstar_samples()
{
    return {
        {"authentication_required", "There is no key.", {show(tickets)}},
        {"invalid_api_key", "The key was revoked.", {show(bearer("sk_live_acmerevoked", tickets))}},
        {"invalid_key_format", "This is no key of cStar's.", {show(bearer("ghp_acme", tickets))}},
        {"key_expired", "", {show(bearer("sk_live_acmeexpired", tickets))}},
        {"insufficient_permissions",
         "The key is for tickets only.",
         {show(bearer("sk_live_acmetickets", "{base}/api/v1/teams/acme/customers"))}},
        {"publishable_key_write", "", {show(bearer("pk_live_acme", below_tickets("/tkt_closed1 -X DELETE")))}},
        {"team_access_denied", "", {show(bearer("sk_live_acme", "{base}/api/v1/teams/globex/tickets"))}},
        {"parameter_missing", "A field is misspelt.", {show(acme_json(R"({"tittle":"Help"})", tickets))}},
        {"parameter_invalid", "", {show(acme_json(R"({"title":"Help","priority":"super-urgent"})", tickets))}},
        {"invalid_json", "A brace is missing.", {show(acme_json(R"({"title":"Help")", tickets))}},
        {"invalid_id_format", "", {show(bearer("sk_live_acme", below_tickets("/123")))}},
        {"resource_conflict",
         "The email address is taken.",
         {show(acme_json(R"({"email":"jane@example.com"})", "{base}/api/v1/teams/acme/customers"))}},
        {"resource_not_found", "", {show(bearer("sk_live_acme", below_tickets("/tkt_abc123")))}},
        {"rate_limit_exceeded",
         "A publishable key has 100 requests an hour.",
         {send(bearer("pk_live_acmebusy", "'" + below_tickets("?n=[1-100]") + "'")),
          show(bearer("pk_live_acmebusy", tickets))}},
        {"internal_error", "", {order("/fault/bug"), show(bearer("sk_live_acme", tickets))}},
        {"database_error", "", {order("/fault/database"), show(bearer("sk_live_acme", tickets))}},
    };
}

} // namespace demo
