// SPDX-License-Identifier: BSL-1.0
// What the document of the CodeSpar API says of request bodies and queries.
#include <demo/scenarios/codespar_tables.hpp>

#include <string>

namespace demo::codespar_tables {

void requests(Scenarios& table)
{
    const auto invalid = [&table](std::string_view what, std::string_view body, std::string_view text) {
        fails(table.when(what).post(pay, body).bearer(key), 400, "invalid_request").member(message, text);
    };
    invalid("No amount", R"({"server":"pix"})", "Missing required field: amount");
    invalid("An amount below 0", R"({"server":"pix","amount":-100})", "The field 'amount' must be above 0");
    invalid("An amount as text", R"({"server":"pix","amount":"100"})", "The field 'amount' must be a whole number");
    invalid("Malformed JSON", R"({"server":"pix",)", "The body is not a JSON object");
    invalid("A body that is a list", "[]", "The body is not a JSON object");
    invalid("No body", "", "The body is not a JSON object");
    invalid("A server that is not text", R"({"server":7,"amount":1})", "The field 'server' must be a string");
    invalid("A provider of another server", R"({"server":"pix","amount":1,"provider":"sefaz"})",
            "The field 'provider' names none of this server's providers");
    invalid("A provider that is not text", R"({"server":"pix","amount":1,"provider":7})",
            "The field 'provider' must be a string");
    fails(table.when("A form-encoded body")
              .send("POST", pay)
              .body("application/x-www-form-urlencoded", "server=pix&amount=1990")
              .bearer(key),
          400, "invalid_request")
        .member(message, "The body is not a JSON object");

    const auto malformed = [&table](std::string_view what, std::string_view query, std::string_view text) {
        fails(table.when(what).get("/v1/projects?" + std::string(query)).bearer(key), 400, "invalid_request")
            .member(message, text);
    };
    constexpr std::string_view limit = "The query parameter 'limit' must be a whole number from 1 to 100";
    malformed("A limit that is no number", "limit=abc", limit);
    malformed("A limit of 0", "limit=0", limit);
    malformed("A limit of 101", "limit=101", limit);
    malformed("A limit below 0", "limit=-1", limit);
    malformed("A limit with a fraction", "limit=1.5", limit);
    malformed("An empty limit", "limit=", "The query parameter 'limit' must not be empty");
    malformed("Two limits", "limit=5&limit=5", "The query parameter 'limit' must be there only once");
    malformed("An empty slug in the query", "slug=", "The query parameter 'slug' must not be empty");
}

} // namespace demo::codespar_tables
