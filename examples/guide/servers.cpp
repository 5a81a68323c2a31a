// SPDX-License-Identifier: BSL-1.0
// The program of docs/servers.md: handlers, their routes and settings, and the answers that a framework is given to send.
#include <amiss.hpp>
#include <amiss/adapt/boost_json.hpp>
#include <amiss/formats/problem.hpp>
#include <amiss/server/service.hpp>

#include "expect.hpp"

#include <boost/describe/class.hpp>

#include <cstdio>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace cstar = amiss::cstar;

// [handlers]
struct Form {
    std::string title;
    std::optional<int> priority;
};
BOOST_DESCRIBE_STRUCT(Form, (), (title, priority))

struct Ticket {
    std::string id;
    std::string title;
};
BOOST_DESCRIBE_STRUCT(Ticket, (), (id, title))

amiss::expected<Ticket> get_ticket(const amiss::Request& request)
{
    const std::string_view id = request.path_param("id");
    if (id != "7") return amiss::fail(cstar::Code::resource_not_found).with_param("id");
    return Ticket{"7", "Printer on fire"};
}

amiss::expected<amiss::Reply> create_ticket(const amiss::Request& request)
{
    AMISS_ASSIGN(Form form, amiss::parse_body<Form>(request.body(), cstar::body_errors));
    const Ticket ticket{"8", form.title};
    return amiss::Reply(amiss::HttpStatus::created, ticket).header("Location", "/tickets/8");
}

amiss::expected<void> delete_ticket(const amiss::Request& /*request*/) { return {}; }
// [/handlers]

namespace {

std::vector<std::string> logged;
bool is_known(std::string_view key) { return key == "Bearer sk_live_1"; }

void set_up(amiss::Service<>& api)
{
    // [routes]
    api.get("/tickets/{id}", get_ticket);
    api.post("/tickets", create_ticket);
    api.del("/tickets/{id}", delete_ticket);
    // [/routes]

    // [on_error]
    api.on_error([](const amiss::ApiError& error, const amiss::Request& request) {
        char line[1024];
        logged.push_back(std::string(amiss::log_line(cstar::envelope, error, request.info(), line)));
    });
    // [/on_error]

    // [before]
    api.before([](amiss::Request& request) -> amiss::expected<void> {
        if (!is_known(request.header("Authorization"))) return amiss::fail(cstar::Code::authentication_required);
        request.info().rate_limit = amiss::RateLimit{1000, 998, 1767225600}; // requests, left, Unix time
        return {};
    });
    // [/before]

    // [settings]
    api.max_body(64 * 1024);                                                           // bytes; 1 MiB without it
    api.replace(amiss::HttpStatus::unsupported_media_type, cstar::Code::invalid_json); // the API's own code for a 415
    api.post("/import", [](const amiss::Request&) -> amiss::expected<void> { return {}; }) // in place of JSON
        .takes("text/csv");
    // [/settings]
}

struct Sent {
    int status;
    std::string headers;
    std::string body;
};

Sent ask(const amiss::Service<>& api, std::string_view method, std::string_view target, std::string_view body = {})
{
    const std::pair<std::string_view, std::string_view> headers[] = {{"Authorization", "Bearer sk_live_1"},
                                                                     {"X-Request-Id", "req_1"}};
    Sent sent{};
    amiss::Request request(method, target, body, headers);
    api.answer(request, [&sent](const amiss::Answer& answer) {
        sent.status = answer.status;
        sent.body = answer.body;
        answer.for_each_header([&sent](std::string_view name, std::string_view value) {
            sent.headers.append(name).append(": ").append(value).append("\n");
        });
    });
    return sent;
}

void values_are_bodies(const amiss::Service<>& api)
{
    const Sent ticket = ask(api, "GET", "/tickets/7");
    expect(ticket.status == 200 && ticket.body == R"({"id":"7","title":"Printer on fire"})", "a value");
    expect(ticket.headers.find("X-Request-Id: req_1\n") != std::string::npos, "the id goes back");
    expect(ticket.headers.find("X-RateLimit-Remaining: 998\n") != std::string::npos, "the limit is on successes");
    const Sent created = ask(api, "POST", "/tickets", R"({"title":"Toner"})");
    expect(created.status == 201 && created.headers.find("Location: /tickets/8\n") != std::string::npos, "a reply");
    expect(ask(api, "DELETE", "/tickets/7").status == 204, "void");
    expect(logged.empty(), "no error so far");
}

void everything_else_is_an_error(const amiss::Service<>& api)
{
    const Sent missing = ask(api, "POST", "/tickets", R"({"priority":"high"})");
    expect(missing.status == 400 && missing.body.find(R"("code":"parameter_missing")") != std::string::npos, "a body");
    expect(ask(api, "GET", "/tickets/9").status == 404, "an error of the handler");
    expect(ask(api, "GET", "/nowhere").status == 404, "no route");
    const Sent method = ask(api, "PUT", "/tickets");
    expect(method.status == 405 && method.headers.find("Allow: POST, OPTIONS\n") != std::string::npos, "no method");
    expect(logged.size() == 4 && logged[3].find("no route has this method") != std::string::npos, "each is logged");
}

void several_forms()
{
    static constexpr auto problem = amiss::formats::problem(cstar::Code::internal_error);
    // [forms]
    amiss::Service<> api(cstar::envelope, problem); // the one that Accept prefers
    // [/forms]
    api.on_error([](const amiss::ApiError&, const amiss::Request&) {});
    const Sent sent = ask(api, "GET", "/nowhere");
    expect(sent.headers.find("Vary: Accept\n") != std::string::npos, "chosen by Accept");
}

} // namespace

int main()
{
    // [service]
    amiss::Service<> api(cstar::envelope);
    // [/service]
    set_up(api);
    values_are_bodies(api);
    everything_else_is_an_error(api);
    several_forms();
}
