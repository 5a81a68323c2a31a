// SPDX-License-Identifier: BSL-1.0
// Tests of read_any and check on responses from public bug reports and documentation: all that they give, by equality.
#include <amiss/read_any.hpp>

#include <amiss/retry_policy.hpp>

#include <boost/json.hpp>
#include <gtest/gtest.h>

#include <chrono>
#include <cstdint>
#include <fstream>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace {

namespace json = boost::json;

std::string text_of(const json::value& value) { return {value.get_string().data(), value.get_string().size()}; }

void put_text(json::object& facts, std::string_view key, std::string_view text)
{
    if (!text.empty()) facts[{key.data(), key.size()}] = json::string_view(text.data(), text.size());
}

// What the error says, as the vectors have it: what is absent is left out.
json::object facts_of(const amiss::Received& reply)
{
    const amiss::ApiError error = amiss::read_any(reply);
    json::object facts;
    put_text(facts, "code", error.name());
    put_text(facts, "type", error.type());
    put_text(facts, "message", error.message());
    put_text(facts, "param", error.param());
    put_text(facts, "request_id", error.request_id());
    put_text(facts, "doc_url", error.doc_url());
    if (const auto delay = error.retry_after()) facts["retry_after"] = delay->count();
    json::array violations;
    for (const amiss::Violation& violation : error.violations()) {
        json::array parts{std::string(violation.field), std::string(violation.message)};
        if (!violation.code.empty()) parts.push_back(json::string(std::string(violation.code)));
        violations.push_back(parts);
    }
    if (!violations.empty()) facts["violations"] = violations;
    if (const auto limit = error.rate_limit())
        facts["rate_limit"] = json::array{limit->limit, limit->remaining, limit->reset};
    if (error.malformed()) facts["malformed"] = true;
    if (error.catalog() != nullptr) put_text(facts, "catalog", error.catalog()->name());
    amiss::RetryPolicy policy;
    policy.jitter = amiss::Jitter::none;
    put_text(facts, "retry", to_string(policy.decide(error, {1, amiss::Idempotency::idempotent}).reason));
    if (amiss::check(reply).has_value()) facts["success"] = true;
    return facts;
}

TEST(read_any_trials, say_what_a_careful_reader_finds)
{
    std::ifstream file(AMISS_SOURCE_DIR "/tests/vectors/unknown_bodies.jsonl");
    ASSERT_TRUE(file.is_open());
    int count = 0;
    for (std::string line; std::getline(file, line); ++count) {
        const json::object trial = json::parse(line).as_object();
        SCOPED_TRACE(line.substr(0, 300));
        std::vector<std::pair<std::string, std::string>> headers;
        if (const json::value* pairs = trial.if_contains("headers")) {
            for (const json::value& pair : pairs->as_array())
                headers.emplace_back(text_of(pair.as_array()[0]), text_of(pair.as_array()[1]));
        }
        std::optional<amiss::Received::Time> now;
        if (const json::value* seconds = trial.if_contains("now"))
            now = amiss::Received::Time(std::chrono::seconds(seconds->as_int64()));
        const std::string body = text_of(trial.at("body"));
        const int status = static_cast<int>(trial.at("status").as_int64());

        EXPECT_EQ(json::serialize(facts_of(amiss::Received{status, body, headers, now})),
                  json::serialize(trial.at("expected").as_object()));
    }
    EXPECT_EQ(count, 327);
}

} // namespace
