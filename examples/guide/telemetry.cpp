// SPDX-License-Identifier: BSL-1.0
// The program of docs/telemetry.md: errors of a service and of a client in logs, counters and spans.
#include <amiss.hpp>
#include <amiss/adapt/opentelemetry.hpp>
#include <amiss/error_counters.hpp>
#include <amiss/log_json.hpp>
#include <amiss/server/service.hpp>

#include "../adapt/otel_stand_in.hpp"
#include "expect.hpp"

#include <chrono>
#include <cstdint>
#include <string>
#include <string_view>
#include <system_error>
#include <utility>

namespace cstar = amiss::cstar;
namespace trace = opentelemetry::trace;
namespace metrics = opentelemetry::metrics;

namespace {

std::string log_text; // what the log has

amiss::ErrorCounters<cstar::Code, amiss::client::Code> errors;

trace::Span server_span;
trace::Span& current_span() { return server_span; }

// [span]
void describe(trace::Span& span, const amiss::OtelAttributes& attributes)
{
    attributes.for_each([&span](auto key, auto value) { span.SetAttribute(key, value); });
    if (attributes.find("error.type") != nullptr) span.SetStatus(trace::StatusCode::kError);
}
// [/span]

void write_log(std::string_view line) { log_text += std::string(line) + "\n"; }

void observe_a_service(amiss::Service<>& api)
{
    // [service]
    api.on_error([](const amiss::ApiError& error, const amiss::Request& request) {
        errors.count(error);
        describe(current_span(), amiss::otel_attributes(cstar::envelope, error, amiss::OtelRpc::none));
        char line[2048];
        write_log(amiss::log_json(cstar::envelope, error, request.info(), line));
    });
    // [/service]
}

// [client]
struct Observed : amiss::RetryEnvironment {
    void observe(const amiss::RetryEvent& event)
    {
        describe(*span, amiss::otel_attributes(event, {amiss::OtelSpanKind::client, amiss::OtelRpc::none}));
        if (event.error == nullptr || event.decision.retry) return; // a success, or not yet a failure
        errors.count(*event.error);
        char line[2048];
        write_log(amiss::log_json(*event.error, line));
    }
    trace::Span* span = nullptr; // of the attempt
};
// [/client]

// [metrics]
void report(metrics::ObserverResultT<std::int64_t>& observer) // the callback of an observable counter
{
    for (const amiss::ErrorCount& row : errors) {
        if (row.count == 0) continue;
        const std::string_view type = row.catalog.empty() ? "_OTHER" : row.name; // the conventions' word for the others
        observer.Observe(static_cast<std::int64_t>(row.count),
                         {{"error.type", amiss::OtelText(type)}, {"amiss.catalog", amiss::OtelText(row.catalog)}});
    }
}
// [/metrics]

void a_service_is_observed()
{
    amiss::Service<> api(cstar::envelope);
    api.get("/tickets/{id}", [](const amiss::Request& request) -> amiss::expected<std::string> {
        if (request.path_param("id") == "1") return amiss::fail(cstar::Code::internal_error).with_context("db-7");
        return amiss::fail(cstar::Code::resource_not_found);
    });
    observe_a_service(api);
    int status = 0;
    const std::pair<std::string_view, std::string_view> headers[] = {{"Accept", "application/json"}};
    for (const char* target : {"/tickets/1", "/tickets/2"}) {
        amiss::Request request("GET", target, {}, headers);
        api.answer(request, [&status](const amiss::Answer& answer) { status = answer.status; });
    }
    expect(status == 404, "the second answer");
    expect(server_span.said
               == "error.type=internal_error http.response.status_code=500 Error http.response.status_code=404 ",
           "a 4xx is no error of a server");
    expect(log_text.find(R"({"code":"internal_error","status":500,)") == 0, "a line of JSON");
    expect(log_text.find(R"("context":"db-7","at":")") != log_text.npos, "with what is internal");
    expect(errors.of(cstar::Code::internal_error) == 1 && errors.total() == 2, "both are counted");
}

void a_client_is_observed()
{
    log_text.clear();
    trace::Span span;
    Observed observed;
    observed.span = &span;
    amiss::RetryPolicy policy;
    policy.max_attempts = 2;
    policy.base = std::chrono::milliseconds(1);
    const auto call = []() -> amiss::expected<void> {
        return amiss::fail(amiss::client::error_from(std::make_error_code(std::errc::timed_out)));
    };
    expect(!amiss::retry(policy, amiss::Idempotency::idempotent, call, observed), "it fails twice");
    expect(span.said
               == "error.type=timeout amiss.retried=true Error "
                  "error.type=timeout http.request.resend_count=1 Error ",
           "two attempts");
    expect(errors.of(amiss::client::Code::timeout) == 1, "one failure");
    expect(log_text.find(R"({"code":"timeout","status":0,)") == 0 && log_text.find('\n') + 1 == log_text.size(),
           "one line");
}

void counters_become_a_metric()
{
    errors.count(amiss::ApiError(amiss::HttpStatus::bad_gateway));
    metrics::ObserverResultT<std::int64_t> observer;
    report(observer);
    expect(observer.said
               == "error.type=resource_not_found amiss.catalog=cstar 1\n"
                  "error.type=internal_error amiss.catalog=cstar 1\n"
                  "error.type=timeout amiss.catalog=amiss.client 1\n"
                  "error.type=_OTHER amiss.catalog= 1\n",
           "what was counted");
}

} // namespace

int main()
{
    a_service_is_observed();
    a_client_is_observed();
    counters_become_a_metric();
}
