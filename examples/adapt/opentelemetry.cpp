// SPDX-License-Identifier: BSL-1.0
// Spans of the attempts of one call, with errors as attributes. The span is a stand-in: the lines are those of the real one.
#include <amiss.hpp>
#include <amiss/adapt/opentelemetry.hpp>

#include "otel_stand_in.hpp"

#include <chrono>
#include <cstdio>
#include <string>

namespace trace = opentelemetry::trace;

// [attempts]
struct Traced : amiss::RetryEnvironment {
    void observe(const amiss::RetryEvent& event) // after each attempt, whose span is still open
    {
        const amiss::OtelOptions options{amiss::OtelSpanKind::client, amiss::OtelRpc::none};
        amiss::otel_attributes(event, options).for_each([&](auto key, auto value) { span->SetAttribute(key, value); });
        if (event.error != nullptr && amiss::otel_is_error(*event.error, amiss::OtelSpanKind::client))
            span->SetStatus(trace::StatusCode::kError);
        span->End();
    }
    trace::Span* span = nullptr;
};
// [/attempts]

int main()
{
    trace::Span spans;
    Traced traced;
    int calls = 0;
    amiss::RetryPolicy policy;
    policy.base = std::chrono::milliseconds(1); // the example does not wait
    // [call]
    amiss::expected<std::string> ticket = amiss::retry(
        policy, amiss::Idempotency::idempotent,
        [&]() -> amiss::expected<std::string> {
            traced.span = &spans; // tracer->StartSpan("GET /tickets/{id}", …)
            switch (++calls) {
            case 1: return amiss::fail(amiss::client::error_from(std::make_error_code(std::errc::timed_out)));
            case 2: return amiss::fail(amiss::cstar::Code::rate_limit_exceeded);
            default: return "t_1";
            }
        },
        traced);
    // [/call]
    std::fputs(spans.said.c_str(), stdout);
    return ticket
            && spans.said
                == "error.type=timeout amiss.retried=true Error \n"
                   "error.type=rate_limit_exceeded http.response.status_code=429 http.request.resend_count=1 "
                   "amiss.retried=true Error \n"
                   "http.request.resend_count=2 \n"
        ? 0
        : 1;
}
