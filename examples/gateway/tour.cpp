// SPDX-License-Identifier: BSL-1.0
// Runs the stations, and checks what the gateway answers, calls, waits and logs.
#include <gateway/tour.hpp>

#include <gateway/forms.hpp>
#include <gateway/gateway_tour.hpp>

#include <amiss/read.hpp>
#include <amiss/read_any.hpp>
#include <amiss/respond.hpp>

#include <algorithm>
#include <utility>

namespace gateway {

using std::chrono::milliseconds;

const std::array<Form, 3>& forms()
{
    static const std::array<Form, 3> all{{{"application/json", cstar::envelope},
                                          {"application/problem+json", as_problem},
                                          {"text/markdown", as_markdown}}};
    return all;
}

GatewayTour::GatewayTour(std::ostream& transcript)
    : Report("gateway", transcript), codespar_(demo::codespar_api(), demo::example_time),
      codespar_server_(0, [this](const demo::HttpRequest& request) { return codespar_.handle(request); }),
      files_server_(0, [this](const demo::HttpRequest& request) { return files_.handle(request); }),
      codespar_network_(clients::loopback(codespar_server_.port())),
      files_network_(clients::loopback(files_server_.port())),
      gateway_({Payments(upstream("csk_live_acme", codespar_network_), "prj_shop000000000000"),
                Files(upstream("files_key", files_network_)),
                [this](std::string_view line) {
                    const std::lock_guard lock(mutex_);
                    seen_.log = line;
                },
                [] { return demo::example_time; }}),
      server_(0, [this](const demo::HttpRequest& request) { return gateway_.handle(request); }),
      client_(clients::loopback(server_.port()))
{}

clients::TourResult GatewayTour::run()
{
    payments();
    shops();
    providers();
    payments_that_wait();
    the_gateways_key();
    faults_of_codespar();
    files_that_are_there();
    names();
    files_that_wait();
    faults_of_files();
    no_service();
    late_service();
    nonsense();
    accepts();
    own_errors();
    each_row();
    return finish();
}

/// Each station has a minute of its own, so that no limit of CodeSpar's is met by the way.
void GatewayTour::station(std::string_view title)
{
    Report::station(title);
    plan([](demo::Services& services) { services.clock.advance(std::chrono::minutes(1)); });
}

// --- the environment -------------------------------------------------------------------------------------------------

Upstream GatewayTour::upstream(std::string key, clients::Transport& network)
{
    Upstream made;
    made.key = std::move(key);
    made.transport = [this, &network](const demo::HttpRequest& request) {
        auto reply = network(request);
        const std::lock_guard lock(mutex_);
        say("    calls " + request.method + ' ' + request.target);
        if (reply) say("    gets  " + std::to_string(reply->status) + ' ' + reply->body);
        seen_.replies.push_back(reply ? *reply : demo::HttpResponse{0, {}, ""});
        return reply;
    };
    made.environment.now = [this] { return time_; };
    made.environment.sleep = [this](milliseconds delay) {
        time_ += delay;
        seen_.waited += delay;
    };
    made.environment.random = [] { return amiss::Random(0.5); };
    return made;
}

void GatewayTour::files_answer(int status, std::string body, int times)
{
    for (int time = 0; time < times; ++time)
        files_.answer_next([status, body] {
            demo::HttpResponse response{status, {}, body};
            response.headers.add("Content-Type", body.front() == '{' ? "application/json" : "text/html");
            return response;
        });
}

// --- steps -----------------------------------------------------------------------------------------------------------

demo::HttpResponse GatewayTour::send(const Try& wanted, std::string_view accept)
{
    if (wanted.before) wanted.before();
    demo::HttpRequest request;
    request.method = wanted.method;
    request.target = wanted.target;
    request.body = wanted.body;
    for (std::string_view rest = accept; !rest.empty();) { // the lines of the header
        const std::size_t end = std::min(rest.find('\n'), rest.size());
        request.headers.add("Accept", rest.substr(0, end));
        rest.remove_prefix(std::min(end + 1, rest.size()));
    }
    seen_ = {};
    say("> " + request.method + ' ' + request.target + (request.body.empty() ? "" : ' ' + request.body.substr(0, 80))
        + (accept.empty() ? "" : "   Accept: " + std::string(accept)));
    amiss::expected<demo::HttpResponse> reply = client_(request);
    const std::lock_guard lock(mutex_);
    check("the gateway answers", reply.has_value());
    if (!reply) return {};
    say("< " + std::to_string(reply->status) + ' ' + std::string(reply->headers.find("Content-Type").value_or("")));
    say("< " + reply->body);
    if (!seen_.log.empty()) say("log: " + seen_.log);
    return *std::move(reply);
}

void GatewayTour::check_success(const Try& request, std::string_view body, int calls)
{
    const demo::HttpResponse answer = send(request, "text/markdown");
    ids_.next("req_", 12);
    check("a success", answer.status / 100 == 2);
    check("its body is JSON, whatever was asked for: " + answer.body, answer.body == body);
    check("there were " + std::to_string(seen_.replies.size()) + " calls",
          seen_.replies.size() == static_cast<std::size_t>(calls));
    check("nothing is in the log", seen_.log.empty());
}

void GatewayTour::check_failure(const Try& request, const Wanted& wanted)
{
    for (const Form& form : forms()) {
        const demo::HttpResponse answer = send(request, form.accept);
        const std::string id = ids_.next("req_", 12);
        check_answer(form, answer, wanted, id);
        check_log(wanted, id);
        check("there were " + std::to_string(seen_.replies.size()) + " calls",
              seen_.replies.size() == static_cast<std::size_t>(wanted.calls));
    }
}

/// Byte for byte what a gateway would answer that has made the error by itself: nothing of the service's is in it.
void GatewayTour::check_answer(const Form& form, const demo::HttpResponse& answer, const Wanted& wanted,
                               std::string_view id)
{
    amiss::RequestInfo info{id, demo::example_time};
    info.allow = wanted.allow;
    char buffer[4096];
    const amiss::Response alone = amiss::respond(form.envelope, wanted.error, info, buffer);
    check("the status is " + std::to_string(answer.status), answer.status == alone.status);
    check("the body is not ours alone: " + answer.body, answer.body == alone.body);
    bool same = true;
    for (const amiss::Header& header : alone.headers) same = same && answer.headers.find(header.name) == header.value;
    for (const std::string_view name : {"Retry-After", "X-RateLimit-Reset", "WWW-Authenticate", "Allow"})
        same = same && answer.headers.find(name).value_or("") == alone.headers.find(name);
    check("the headers are ours alone", same);
    check("caches are told that it depends on Accept", answer.headers.find("Vary") == "Accept");
    check("the form that was asked for", answer.headers.find("Content-Type") == form.envelope.content_type());
}

void GatewayTour::check_log(const Wanted& wanted, std::string_view id)
{
    const auto logged = [this](std::string_view text) { return seen_.log.find(text) != std::string::npos; };
    check("the log has our code and id", logged(wanted.error.name()) && logged(id));
    check("the log has " + std::string(wanted.logged), logged(wanted.logged));
    if (seen_.replies.empty()) return;
    const demo::HttpResponse& last = seen_.replies.back();
    if (last.status == 0) return; // there was no answer
    const amiss::ApiError theirs = amiss::read_any(amiss::Received(last.status, last.body));
    check("the log has their id", logged(theirs.request_id()));
    check("and their message", theirs.malformed() || logged(theirs.message().substr(0, 40)));
}

clients::TourResult run_tour(std::ostream& transcript) { return GatewayTour(transcript).run(); }

} // namespace gateway
