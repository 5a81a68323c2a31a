// SPDX-License-Identifier: BSL-1.0
// The library in a program whose globals have the short names that its own parameters could have, with -Wshadow. g++
// compares the parameters of constructor templates with the globals where the template is used, not where it is written.
#include <amiss.hpp>
#include <amiss/adapt/opentelemetry.hpp>
#include <amiss/adapt/ostream.hpp>
#include <amiss/apis/client_notes.hpp>
#include <amiss/apis/codespar_notes.hpp>
#include <amiss/apis/cstar_notes.hpp>
#include <amiss/apis/cstar_v1_notes.hpp>
#include <amiss/apis/onestack_notes.hpp>
#include <amiss/error_counters.hpp>
#include <amiss/log_json.hpp>

#include "check.hpp"

#include <sstream>
#include <string>

inline constexpr int attempt = 1, body = 1, buffer = 1, call = 1, capacity = 1, catalog = 1, code = 1, decision = 1,
                     delay = 1, digits = 1, environment = 1, error = 1, escaping = 1, field = 1, headers = 1,
                     idempotency = 1, index_ = 1, json = 1, key = 1, kind = 1, left = 1, limit = 1, message = 1,
                     name = 1, nodes = 1, now = 1, number = 1, options = 1, other = 1, out = 1, plan = 1, policy = 1,
                     records = 1, request = 1, required = 1, response = 1, result = 1, right = 1, row = 1, seconds = 1,
                     sink = 1, size = 1, source = 1, state = 1, status = 1, text = 1, value = 1, values = 1, what = 1,
                     where = 1, whole = 1, at = 1, c = 1, i = 1, n = 1, s = 1;

constexpr auto layout =
    amiss::object(amiss::member("code", amiss::field::code), amiss::member("message", amiss::field::message),
                  amiss::optional_member("details", amiss::field::details),
                  amiss::optional_member("fields", amiss::field::violations));

constexpr auto envelope = amiss::cstar::envelope;

int main()
{
    amiss::ApiError failure = amiss::ApiError(amiss::cstar::Code::parameter_missing).with_param("title");
    failure.with_detail("a", 1).with_detail("b", 1.5).with_detail("c", true).with_violation("title", "is missing");
    char bytes[512];
    const amiss::Response sent = amiss::respond(layout, failure, {}, bytes);
    CHECK(amiss::read<amiss::cstar::Code>(layout, amiss::Received{sent.status, sent.body, {{"X-Request-Id", "req_1"}}})
          == amiss::cstar::Code::parameter_missing);
    CHECK(!amiss::check(layout, amiss::Received{sent.status, sent.body}));
    CHECK(amiss::read_any(amiss::Received{400, amiss::to_string(envelope, failure)}).param() == "title");
    amiss::RetryPolicy once;
    once.max_attempts = 1;
    const auto tried = amiss::retry(once, amiss::Idempotency::idempotent, [&]() -> amiss::expected<int> {
        return amiss::fail(failure).with_context("again");
    });
    CHECK(tried.error().context() == "again");
    char line[512];
    CHECK(!amiss::log_line(failure, line).empty());
    CHECK(!amiss::log_line(envelope, failure, {}, line).empty());
    CHECK(!amiss::log_json(envelope, failure, {}, line).empty() && !amiss::log_json(failure, line).empty());
    std::ostringstream printed;
    printed << failure << tried << amiss::cstar::Code::parameter_missing << failure.status() << failure.grpc();
    CHECK(printed.str().find("parameter_missing") == 0);
    amiss::ErrorCounters<amiss::cstar::Code> counters;
    counters.count(failure);
    CHECK(counters.of(amiss::cstar::Code::parameter_missing) == 1 && (*counters.begin()).count == 0);
    std::size_t attributes_found = 0;
    amiss::otel_attributes(envelope, failure).for_each([&](auto, auto) { ++attributes_found; });
    CHECK(attributes_found + amiss::otel_attributes(failure, 2).size() > 4);
    return check::exit_status();
}
