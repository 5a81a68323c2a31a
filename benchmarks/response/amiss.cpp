// SPDX-License-Identifier: BSL-1.0
// Receives with amiss: read() of body and headers, and decide() of a policy.
#include <response/question.hpp>

#include <amiss/apis/cstar.hpp>
#include <amiss/read.hpp>
#include <amiss/retry_policy.hpp>

namespace {

struct Read {
    amiss::ApiError error;
    amiss::RetryDecision decision;
};

struct Amiss {
    amiss::RetryPolicy policy;
    amiss::Attempt attempt;

    Amiss()
    {
        policy.jitter = amiss::Jitter::none; // so that the delays can be compared
        attempt.idempotency = amiss::Idempotency::idempotent;
    }
    Read operator()(const bench::Response& response) const
    {
        Read made{amiss::read(amiss::cstar::envelope,
                              amiss::Received{response.status, response.body, response.headers}),
                  {}};
        made.decision = policy.decide(made.error, attempt);
        return made;
    }
    static std::string text(const Read& read)
    {
        const amiss::ApiError& error = read.error;
        const auto limit = error.rate_limit();
        if (!error.as<amiss::cstar::Code>() || error.malformed() || !limit) return {};
        return bench::text_of({error.name(), error.message(), error.param(), error.request_id(), limit->limit,
                               limit->remaining, limit->reset, read.decision.retry, read.decision.delay.count()});
    }
};

const bool entered = bench::enter_reader<Amiss>("amiss", "any spelling, every form of the headers; UTF-8 checked");

} // namespace
