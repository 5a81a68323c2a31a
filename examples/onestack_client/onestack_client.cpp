// SPDX-License-Identifier: BSL-1.0
// Sends requests to the One Stack API, and turns the responses into tickets or typed errors.
#include <onestack_client/onestack_client.hpp>

#include <clients/messages.hpp>

#include <amiss/apis/client.hpp>
#include <amiss/apis/onestack.hpp>
#include <amiss/retry_environment.hpp>

#include <boost/json/object.hpp>

#include <algorithm>
#include <chrono>

namespace onestack_client {
namespace {

namespace client = amiss::client;
namespace json = boost::json;
namespace onestack = amiss::onestack;
using clients::is_word;
using clients::text_in;
using clients::with_body;

constexpr int max_conflicts = 3;

/// Visible ASCII characters but those that end a cookie's value: a line break in a key must not become a header.
bool is_credential(std::string_view text)
{
    const auto allowed = [](char c) { return c > ' ' && c < '\x7f' && c != '"' && c != ',' && c != ';' && c != '\\'; };
    return !text.empty() && std::all_of(text.begin(), text.end(), allowed);
}

/// The error that the server would send for such an id, without a request: "../customers" must not get into a URL.
amiss::expected<void> must_be_id(std::string_view id)
{
    if (is_word(id)) return {};
    return amiss::fail(onestack::Code::not_found).with_detail("resourceType", "ticket").with_detail("resourceId", id);
}

amiss::expected<Ticket> to_ticket(const json::value& body)
{
    Ticket ticket;
    AMISS_ASSIGN(ticket.id, text_in(body, "id"));
    AMISS_ASSIGN(ticket.title, text_in(body, "title"));
    AMISS_ASSIGN(ticket.priority, text_in(body, "priority"));
    AMISS_ASSIGN(ticket.etag, text_in(body, "_etag"));
    return ticket;
}

/// The policy's decision, but nothing other than a rate limit is repeated.
amiss::RetryDecision decide(const amiss::RetryPolicy& policy, const amiss::ApiError& error,
                            const amiss::Attempt& attempt)
{
    amiss::RetryDecision decision = policy.decide(error, attempt);
    if (decision.retry && error != amiss::HttpStatus::too_many_requests)
        decision = {false, {}, amiss::RetryReason::final_code, decision.word};
    return decision;
}

} // namespace

amiss::RetryPolicy once_more()
{
    amiss::RetryPolicy policy;
    policy.max_attempts = 2;
    policy.base = std::chrono::milliseconds(0);
    policy.jitter = amiss::Jitter::none;
    policy.default_delay = std::chrono::seconds(5);
    policy.cap = policy.deadline = std::chrono::seconds(90);
    return policy;
}

// --- calls -----------------------------------------------------------------------------------------------------------

amiss::expected<OneStack> OneStack::make(Config config)
{
    if (!is_credential(config.session.empty() ? config.key : config.session))
        return amiss::fail(client::Code::config_error).with_param(config.session.empty() ? "key" : "session");
    if (!config.transport) return amiss::fail(client::Code::config_error).with_param("transport");
    return OneStack(std::move(config));
}

amiss::expected<Ticket> OneStack::create(const Form& form)
{
    json::object body;
    if (!form.title.empty()) body.emplace("title", form.title);
    if (!form.priority.empty()) body.emplace("priority", form.priority);
    return send(with_body(request("POST"), body), to_ticket);
}

amiss::expected<Ticket> OneStack::get(std::string_view id)
{
    AMISS_TRY(must_be_id(id));
    return send(request("GET", "/" + std::string(id)), to_ticket);
}

amiss::expected<Ticket> OneStack::set_priority(const Ticket& read, std::string_view priority)
{
    AMISS_TRY(must_be_id(read.id));
    return send(with_body(request("PATCH", "/" + read.id), {{"priority", priority}, {"_etag", read.etag}}), to_ticket);
}

amiss::expected<Ticket> OneStack::change_priority(std::string_view id,
                                                  const std::function<std::string(const Ticket&)>& decide_on)
{
    for (int conflicts = 0;;) {
        AMISS_ASSIGN(const Ticket present, get(id));
        amiss::expected<Ticket> changed = set_priority(present, decide_on(present));
        if (changed || changed.error() != onestack::Code::conflict || ++conflicts == max_conflicts) return changed;
    }
}

amiss::expected<void> OneStack::remove(std::string_view id)
{
    AMISS_TRY(must_be_id(id));
    return send(request("DELETE", "/" + std::string(id)), clients::ignore);
}

// --- request and response --------------------------------------------------------------------------------------------

demo::HttpRequest OneStack::request(std::string_view method, std::string_view path) const
{
    demo::HttpRequest made;
    made.method = method;
    made.target = "/psa/v1/tickets";
    made.target += path;
    if (config_.session.empty())
        made.headers.add("X-Integration-Key", config_.key);
    else
        made.headers.add("Cookie", "session=" + config_.session);
    return made;
}

template <class T>
amiss::expected<T> OneStack::send(const demo::HttpRequest& request, Parse<T> parse)
{
    clients::Environment& environment = config_.environment;
    const auto start = environment.now();
    // Not idempotent, for all of them: what may have taken effect is the caller's to repeat.
    for (amiss::Attempt attempt;; ++attempt.number) {
        amiss::expected<T> result = clients::exchange<T>(config_.transport, onestack::envelope, request, parse);
        attempt.elapsed = environment.now() - start;
        amiss::RetryDecision decision{false, {}, amiss::RetryReason::succeeded};
        if (!result) decision = decide(config_.policy, result.error(), attempt);
        environment.observe({attempt.number, attempt.elapsed, result ? nullptr : &result.error(), decision});
        if (!decision.retry) return result;
        environment.sleep(decision.delay);
    }
}

} // namespace onestack_client
