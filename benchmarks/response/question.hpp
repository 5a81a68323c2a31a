// SPDX-License-Identifier: BSL-1.0
// What does a response that failed cost a client? Body and headers become a typed error, and that a decision about a retry.
#pragma once

#include <support/real_headers.hpp>
#include <support/rival.hpp>

#include <cstdint>
#include <string>
#include <string_view>

namespace bench {

/// A response as a client has it.
struct Response {
    int status;
    std::string_view body;
    Twelve headers;
};

/// Sent once, and refused for good.
struct Refused {
    static constexpr const char* workload = "refused";
    static constexpr Response response{
        400,
        R"({"success":false,"error":{"type":"invalid_request_error","code":"parameter_missing",)"
        R"("message":"The 'title' field is required.","param":"title",)"
        R"("doc_url":"https://cstar.help/developers/api/errors#parameter_missing",)"
        R"("request_id":"req_a1B2c3D4e5F6"},"meta":{"requestId":"req_a1B2c3D4e5F6",)"
        R"("timestamp":"2026-03-30T10:30:00Z"}})",
        real_headers};
};

constexpr Twelve headers_of_429()
{
    Twelve headers = real_headers;
    headers[2].value = "317";
    headers[5] = {"Retry-After", "3"};
    return headers;
}

/// Sent too early, and to be repeated after three seconds.
struct RateLimited {
    static constexpr const char* workload = "rate_limited";
    static constexpr Response response{
        429,
        R"({"success":false,"error":{"type":"rate_limit_error","code":"rate_limit_exceeded",)"
        R"("message":"Too many requests. Try again in 3 seconds.",)"
        R"("doc_url":"https://cstar.help/developers/api/errors#rate_limit_exceeded",)"
        R"("request_id":"req_a1B2c3D4e5F6"},"meta":{"requestId":"req_a1B2c3D4e5F6",)"
        R"("timestamp":"2026-03-30T10:30:00Z"}})",
        headers_of_429()};
};
static_assert(RateLimited::response.body.size() == 317);

/// What was read and decided, as a text for the comparison.
struct Facts {
    std::string_view code, message, param, request_id;
    std::int64_t limit, remaining, reset;
    bool retry;
    std::int64_t delay_ms;
};

inline std::string text_of(const Facts& facts)
{
    std::string text;
    for (const std::string_view field : {facts.code, facts.message, facts.param, facts.request_id})
        text.append(field).append("|");
    for (const std::int64_t number :
         {facts.limit, facts.remaining, facts.reset, std::int64_t{facts.retry}, facts.delay_ms})
        text.append(std::to_string(number)).append("|");
    return text;
}

/// A `Reader` is called with a response, and its `text` says what it read; destroying that is part of the measured time.
template <class Reader, class What>
struct Receiving {
    static std::string output()
    {
        Reader reader;
        return Reader::text(reader(What::response));
    }
    static void run(benchmark::State& state)
    {
        Reader reader;
        const std::string body(What::response.body); // on the heap, as a client has it
        Response response{What::response.status, body, What::response.headers};
        time_with(state, response, [&reader](const Response& any) { return reader(any); });
    }
};

template <class Reader>
bool enter_reader(const char* name, const char* note)
{
    using First = Receiving<Reader, Refused>;
    using Second = Receiving<Reader, RateLimited>;
    return enter({Refused::workload, name, note, First::output, First::run})
        && enter({RateLimited::workload, name, note, Second::output, Second::run});
}

} // namespace bench
