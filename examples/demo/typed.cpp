// SPDX-License-Identifier: BSL-1.0
// Reads with `amiss::read` and `amiss::read_any`, decides with `amiss::RetryPolicy`.
#include <demo/typed.hpp>

#include <amiss/catalog.hpp>
#include <amiss/log.hpp>
#include <amiss/read.hpp>
#include <amiss/read_any.hpp>

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

namespace demo {
namespace {

amiss::Received received(const HttpResponse& response) { return {response.status, response.body, response.headers}; }

amiss::Idempotency idempotency_of(std::string_view method)
{
    constexpr std::array<std::string_view, 5> idempotent{"GET", "HEAD", "PUT", "DELETE", "OPTIONS"};
    const bool found = std::find(idempotent.begin(), idempotent.end(), method) != idempotent.end();
    return found ? amiss::Idempotency::idempotent : amiss::Idempotency::not_idempotent;
}

} // namespace

Typed read_typed(const Api& api, const HttpRequest& request, const HttpResponse& response)
{
    const amiss::RetryPolicy policy;
    amiss::Attempt attempt{1, idempotency_of(request.method)};
    Typed typed{amiss::read(api.envelope, received(response)), {}, {}};
    attempt.random = 0.0;
    typed.soonest = policy.decide(typed.error, attempt);
    attempt.random = amiss::Random();
    typed.latest = policy.decide(typed.error, attempt);
    return typed;
}

std::string error_line(const Typed& typed)
{
    const amiss::Catalog* const catalog = typed.error.catalog();
    char line[1024];
    return std::string(catalog != nullptr ? catalog->name() : "-").append(" ").append(log_line(typed.error, line));
}

std::string decision_line(const Typed& typed)
{
    if (!typed.soonest.retry) return "give up, " + std::string(to_string(typed.soonest.reason));
    return "retry in " + std::to_string(typed.soonest.delay.count()) + " to "
        + std::to_string(typed.latest.delay.count()) + " ms";
}

void check_typed(const Scenario& scenario, const Api& api, const HttpResponse& response, const Typed& typed,
                 Checked& checked)
{
    const auto require = [&checked](bool good, std::string problem) {
        if (!good) checked.problems.push_back("the typed error " + std::move(problem));
    };
    const amiss::ApiError& error = typed.error;
    require(error.name() == scenario.code, "is '" + std::string(error.name()) + "'");
    const bool in_catalog = error.catalog() != nullptr && error.catalog()->id() == api.catalog->id();
    require(in_catalog == scenario.in_catalog,
            in_catalog ? "is of the API's catalogue" : "is not of the API's catalogue");
    require(amiss::to_int(error.status()) == scenario.status, "has status " + std::to_string(to_int(error.status())));
    require(error.provenance() == amiss::Provenance::server, "is not the server's");
    require(!error.malformed(), "is malformed");
    require(!error.request_id().empty(), "has no request id");
    const auto delay = response.headers.find("Retry-After");
    require(!delay || (error.retry_after() && std::to_string(error.retry_after()->count()) == *delay),
            "has another delay than Retry-After");
    require(amiss::read_any(received(response)) == error, "is another one for a client that does not know the API");
}

} // namespace demo
