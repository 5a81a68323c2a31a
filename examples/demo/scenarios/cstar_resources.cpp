// SPDX-License-Identifier: BSL-1.0
// What the cStar API's documents say of records: lists, changes, conflicts, and those that nobody finds.
#include <demo/scenarios/cstar_tables.hpp>

#include <string>

namespace demo::cstar_tables {
namespace {

constexpr std::string_view jane = "/api/v1/teams/acme/customers/cus_7c9e667974254de0944be07fc1f90ae7";
constexpr std::string_view article = "/api/v1/teams/acme/articles/art_a1b2c3d4e5f6789012345678abcdef00";
constexpr std::string_view webhook = "/api/v1/teams/acme/webhooks/whk_d4e5f6789012345678abcdef00a1b2c3";

Scenario& taken(Scenario& scenario, std::string_view name)
{
    return scenario.bearer(secret)
        .expect(409, "resource_conflict")
        .member(type, "invalid_request_error")
        .member(param, name);
}

Scenario& unknown(Scenario& scenario, std::string_view key = secret)
{
    return scenario.bearer(key).expect(404, "resource_not_found").member(type, "not_found_error").no_member(param);
}

void customer_scenarios(Scenarios& table)
{
    table.when("Customers are listed")
        .get(customers)
        .bearer(secret)
        .expect(200)
        .member("/data/0/id", "cus_7c9e667974254de0944be07fc1f90ae7")
        .no_member("/data/1");
    // What the document advises: do not create a duplicate, but find and change what is there.
    constexpr std::string_view exists = "A customer with this email already exists";
    taken(table.when("A customer's email is taken").post(customers, R"({"email":"jane@example.com"})"), "email")
        .member(message, exists);
    table.when("The customer with that email is found in the list")
        .get("/api/v1/teams/acme/customers?search=jane%40example.com")
        .bearer(secret)
        .expect(200)
        .member("/data/0/id", "cus_7c9e667974254de0944be07fc1f90ae7")
        .member("/data/0/name", "Jane")
        .no_member("/data/1");
    table.when("The customer that was found gets a name")
        .patch(jane, R"({"name":"Jane Doe"})")
        .bearer(secret)
        .expect(200)
        .member("/data/name", "Jane Doe")
        .member("/data/email", "jane@example.com");

    table.when("A customer is created")
        .post(customers, R"({"email":"kim@example.com","name":"Kim"})")
        .bearer(secret)
        .expect(201)
        .member("/data/email", "kim@example.com")
        .member("/data/name", "Kim")
        .new_id("/data/id", "cus_", 32);
    taken(table.when("A customer cannot get another one's email").patch(jane, R"({"email":"kim@example.com"})"),
          "email")
        .member(message, exists);
    table.when("A customer keeps its email")
        .patch(jane, R"({"email":"jane@example.com"})")
        .bearer(secret)
        .expect(200)
        .member("/data/email", "jane@example.com");
    invalid(table.when("A customer cannot get something that is not an email").patch(jane, R"({"email":"jane"})"),
            "email");
    invalid(table.when("A customer's name must be text").patch(jane, R"({"name":7})"), "name");
    unknown(table.when("A customer that is not there is not changed")
                .patch("/api/v1/teams/acme/customers/cus_abc123", R"({"name":"Jane"})"));
    table.when("A search that finds no customer")
        .get("/api/v1/teams/acme/customers?search=nobody%40example.com")
        .bearer(secret)
        .expect(200)
        .no_member("/data/0");
}

void article_scenarios(Scenarios& table)
{
    table.when("Articles are listed")
        .get(articles)
        .bearer(secret)
        .expect(200)
        .member("/data/0/slug", "getting-started")
        .no_member("/data/1");
    taken(table.when("An article's slug is taken").post(articles, R"({"title":"Start","slug":"getting-started"})"),
          "slug");
    table.when("The article with that slug is found in the list")
        .get("/api/v1/teams/acme/articles?slug=getting-started")
        .bearer(secret)
        .expect(200)
        .member("/data/0/id", "art_a1b2c3d4e5f6789012345678abcdef00")
        .no_member("/data/1");
    table.when("An article is created")
        .post(articles, R"({"title":"Next steps","slug":"next-steps"})")
        .bearer(secret)
        .expect(201)
        .member("/data/slug", "next-steps")
        .new_id("/data/id", "art_", 32);
    table.when("An article gets another title")
        .patch(article, R"({"title":"How to start","slug":"getting-started"})")
        .bearer(secret)
        .expect(200)
        .member("/data/title", "How to start");
    taken(table.when("An article cannot get another one's slug").patch(article, R"({"slug":"next-steps"})"), "slug");
}

void webhook_scenarios(Scenarios& table)
{
    table.when("Webhooks are listed")
        .get(webhooks)
        .bearer(secret)
        .expect(200)
        .member("/data/0/id", "whk_d4e5f6789012345678abcdef00a1b2c3")
        .no_member("/data/1");
    constexpr std::string_view closed = R"({"url":"https://acme.example/hook","event":"ticket.closed"})";
    table.when("A webhook is created").post(webhooks, closed).bearer(secret).expect(201).new_id("/data/id", "whk_", 32);
    taken(table.when("The same webhook again").post(webhooks, closed), "url")
        .member(message, "A webhook for this URL and event already exists");
    taken(table.when("A webhook cannot get the event that another one has")
              .patch(webhook, R"({"event":"ticket.closed"})"),
          "url");
    table.when("A webhook gets another URL")
        .patch(webhook, R"({"url":"https://acme.example/hook2"})")
        .bearer(secret)
        .expect(200)
        .member("/data/url", "https://acme.example/hook2")
        .member("/data/event", "ticket.created");
    table.when("A webhook is deleted").del(webhook).bearer(secret).expect(200).member("/data/deleted", true);
    unknown(table.when("A deleted webhook").get(webhook));
    unknown(table.when("A webhook that is not there").get("/api/v1/teams/acme/webhooks/whk_abc123"));
    unknown(table.when("A webhook that is not there is not changed")
                .patch("/api/v1/teams/acme/webhooks/whk_abc123", R"({"event":"ticket.closed"})"));
}

void ticket_scenarios(Scenarios& table)
{
    table.when("A closed ticket cannot become pending")
        .patch("/api/v1/teams/acme/tickets/tkt_closed1", R"({"status":"pending"})")
        .bearer(secret)
        .expect(409, "resource_conflict")
        .member(param, "status");
    unknown(table.when("A well-formed id of nothing").get("/api/v1/teams/acme/tickets/tkt_abc123"));
    unknown(table.when("A deleted ticket").get("/api/v1/teams/acme/tickets/tkt_todelete1"));
    unknown(table.when("Another team's ticket").get("/api/v1/teams/acme/tickets/tkt_globex1"));
    unknown(table.when("A live ticket with a test key").get(ticket), "sk_test_acme");
    unknown(table.when("A test ticket with a live key").get("/api/v1/teams/acme/tickets/tkt_test1"));
    unknown(table.when("An unknown path").get("/api/v1/teams/acme/ticket"));
}

} // namespace

void resources(Scenarios& table)
{
    customer_scenarios(table);
    article_scenarios(table);
    webhook_scenarios(table);
    ticket_scenarios(table);
}

} // namespace demo::cstar_tables
