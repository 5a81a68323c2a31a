// SPDX-License-Identifier: BSL-1.0
// A record of a failed job that glaze writes and reads, with errors as members of a struct.
#include <amiss.hpp>
#include <amiss/adapt/glaze.hpp>

#include <cstdio>
#include <optional>
#include <string>
#include <vector>

namespace cstar = amiss::cstar;

// [types]
struct FailedJob {
    int job = 0;
    std::optional<amiss::ApiError> failed; // an ApiError cannot be made of nothing; an optional one can
    std::vector<amiss::ApiError> earlier;
};
// [/types]

int main()
{
    amiss::ApiError limited = cstar::Code::rate_limit_exceeded;
    limited.with_retry_after(30).with_request_id("req_7");

    // [both]
    std::string stored =
        glz::write_json(FailedJob{7, limited, {amiss::ApiError{amiss::HttpStatus::bad_gateway}}}).value();
    FailedJob loaded;
    if (glz::error_ctx wrong = glz::read_json(loaded, stored)) return 1; // `missing_key` "status", for example
    // [/both]
    std::printf("%s\n", stored.c_str());
    if (loaded.failed->name() != "rate_limit_exceeded" || loaded.failed->as<cstar::Code>()) return 1;
    if (loaded.earlier.at(0) != amiss::HttpStatus::bad_gateway) return 1;

    // [typed]
    glz::generic_u64 value;
    if (glz::read_json(value, stored)) return 1;
    auto typed = amiss::error_from_json<cstar::Code>(value["failed"]); // an expected<ApiError>
    // [/typed]
    return typed && *typed == limited && typed->as<cstar::Code>() == cstar::Code::rate_limit_exceeded ? 0 : 1;
}
