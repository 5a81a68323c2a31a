// SPDX-License-Identifier: BSL-1.0
// The program of docs/json-values.md: errors as Boost.JSON values, in a store, in lists, and back with or without a type.
#include <amiss.hpp>

#include "expect.hpp"

#include <boost/json.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace {

namespace cstar = amiss::cstar;

// [members]
constexpr std::string_view text = R"({
    "code": "rate_limit_exceeded",
    "type": "rate_limit_error",
    "status": 429,
    "message": "Too many requests.",
    "request_id": "req_7",
    "timestamp": "2026-03-30T10:30:00Z",
    "retry_after": 30,
    "rate_limit": {"limit": 100, "remaining": 0},
    "details": {"plan": "free", "used": 104},
    "violations": [{"field": "items.0.qty", "message": "must be positive", "code": "too_small", "details": {"min": 1}}]
})";
// [/members]

void there_and_back()
{
    // [boost]
    amiss::ApiError error = cstar::Code::parameter_missing;
    error.with_param("title").with_detail("form", 7).with_context("shard 3");

    boost::json::value value = boost::json::value_from(error);
    std::string stored = boost::json::serialize(value);

    boost::json::value loaded = boost::json::parse(stored);
    auto ours = amiss::error_from_json<cstar::Code>(loaded);       // a boost::system::result: typed, local
    auto any = boost::json::try_value_to<amiss::ApiError>(loaded); // the code is a text, and the error is another's
    // [/boost]
    expect(ours.has_value() && *ours == error && *ours == cstar::Code::parameter_missing, "typed");
    expect(any.has_value() && any->name() == "parameter_missing" && !any->as<cstar::Code>(), "as text");
    expect(ours->provenance() == amiss::Provenance::local, "ours");
    expect(any->provenance() == amiss::Provenance::server, "another's");
    expect(stored.find("shard") == stored.npos && ours->context().empty(), "no context");

    boost::json::value jobs = boost::json::value_from(std::vector<amiss::ApiError>{error, error});
    expect(boost::json::value_to<std::vector<amiss::ApiError>>(jobs).size() == 2, "a list");
    expect(boost::json::try_value_to<amiss::ApiError>(boost::json::parse(text)).has_value(), "the members");
}

void provenance()
{
    // [provenance]
    amiss::ApiError theirs = amiss::read_any(amiss::Received{409, R"({"code":"hosts_busy","message":"db-7 is full"})"});
    boost::json::value value = boost::json::value_from(theirs);

    auto back = boost::json::value_to<amiss::ApiError>(value);
    std::string answer = amiss::to_string(cstar::envelope, back); // the fallback's row: nothing of "db-7 is full"
    // [/provenance]
    expect(back.message() == "db-7 is full", "the queue has their text");
    expect(answer.find("db-7") == answer.npos, "the client has not");
    const auto typed = amiss::error_from_json<cstar::Code>(value);
    expect(amiss::to_string(cstar::envelope, *typed).find("db-7") != std::string::npos,
           "as one of ours it would go out");
}

} // namespace

int main()
{
    there_and_back();
    provenance();
}
