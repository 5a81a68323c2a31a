// SPDX-License-Identifier: BSL-1.0
// How to provoke the errors of the One Stack APIs.
#include <demo/samples.hpp>

namespace demo {
namespace {

std::string as(std::string_view key, std::string_view rest) { return header("X-Integration-Key", key, rest); }

/// Sends JSON with the key of acme.
std::string acme_json(std::string_view body, std::string_view rest) { return as("ik_acme", json(body, rest)); }

constexpr std::string_view tickets = "{base}/psa/v1/tickets";
constexpr std::string_view customers = "{base}/crm/v1/customers";

} // namespace

std::vector<Sample> onestack_samples()
{
    return {
        {"VALIDATION_ERROR", "Two fields are wrong.", {show(acme_json(R"({"priority":"urgent"})", tickets))}},
        {"INVALID_JSON", "A brace is missing.", {show(acme_json(R"({"title":"Help")", tickets))}},
        {"UNAUTHORIZED", "There is no key.", {show(tickets)}},
        {"TOKEN_EXPIRED", "", {show(std::string("-H 'Cookie: session=session_yesterday' ").append(tickets))}},
        {"FORBIDDEN",
         "The key only reads.",
         {show(as("ik_acme_reader", "{base}/psa/v1/tickets/tkt_printer -X DELETE"))}},
        {"PRODUCT_ACCESS_DENIED", "", {show(as("ik_acme_psa", "{base}/crm/v1/customers/cus_jane"))}},
        {"NOT_FOUND", "", {show(as("ik_acme", "{base}/psa/v1/tickets/tkt_nowhere"))}},
        {"CONFLICT",
         "The ticket has changed since version 1.",
         {show("-X PATCH " + acme_json(R"({"priority":"low","_etag":"v1"})", "{base}/psa/v1/tickets/tkt_printer"))}},
        {"DUPLICATE_RESOURCE", "", {show(acme_json(R"({"email":"jane@example.com","name":"Jane"})", customers))}},
        {"RATE_LIMIT_EXCEEDED",
         "A tenant has 100 requests a minute.",
         {send(as("ik_initech", "'{base}/psa/v1/tickets?n=[1-100]'")), show(as("ik_initech", tickets))}},
        {"INTERNAL_ERROR", "", {order("/fault/bug"), show(as("ik_acme", tickets))}},
    };
}

} // namespace demo
