// SPDX-License-Identifier: BSL-1.0
// A queue of failed jobs in nlohmann's JSON: errors go in as values, and come out typed, or as texts where they are another's.
#include <amiss.hpp>
#include <amiss/adapt/nlohmann.hpp>

#include <cstdio>
#include <optional>
#include <string>
#include <vector>

namespace {

namespace cstar = amiss::cstar;
using nlohmann::json;

/// What a queue of one's own has for a job: which one, why it failed last, and all failures before.
json record(int job, const std::vector<amiss::ApiError>& failures)
{
    // [put]
    json line = {{"job", job}, {"failed", failures.back()}};
    line["earlier"] = std::vector<amiss::ApiError>(failures.begin(), failures.end() - 1);
    // [/put]
    return line;
}

/// Whether the job is tried again.
bool is_tried_again(const json& line)
{
    // [get]
    auto failed = amiss::error_from_json<cstar::Code>(line.at("failed")); // an expected<ApiError>
    if (!failed) return false;                                            // its context says what is wrong
    return *failed != cstar::Code::internal_error && failed->retryable();
    // [/get]
}

} // namespace

int main()
{
    amiss::ApiError limited = cstar::Code::rate_limit_exceeded;
    limited.with_retry_after(30).with_request_id("req_7");
    const std::string stored = record(7, {amiss::ApiError{amiss::HttpStatus::bad_gateway}, limited}).dump();
    std::printf("%s\n", stored.c_str());
    const json line = json::parse(stored);
    if (!is_tried_again(line)) return 1;

    // [any]
    amiss::ApiError failed = line.at("failed");                            // every code is a text
    auto earlier = line.at("earlier").get<std::vector<amiss::ApiError>>(); // throws nlohmann's exceptions
    auto none = json(nullptr).get<std::optional<amiss::ApiError>>();       // null is no error
    // [/any]
    const bool is_text = failed.name() == "rate_limit_exceeded" && !failed.as<cstar::Code>();
    const bool is_bad = !amiss::error_from_json<cstar::Code>(json{{"code", 7}, {"status", 400}, {"message", "m"}});
    return is_text && is_bad && earlier.at(0) == amiss::HttpStatus::bad_gateway && !none ? 0 : 1;
}
