// SPDX-License-Identifier: BSL-1.0
// How long does it take to read what is not known before: bodies in any layout, and bodies that want to be slow?
#pragma once

#include <support/rival.hpp>

#include <string>
#include <string_view>

namespace bench {

/// In one of the envelopes that read_any knows.
inline std::string known_body()
{
    return R"({"success":false,"error":{"type":"invalid_request_error","code":"parameter_missing",)"
           R"("message":"The 'title' field is required.","param":"title",)"
           R"("doc_url":"https://cstar.help/developers/api/errors#parameter_missing",)"
           R"("request_id":"req_a1B2c3D4e5F6"},"meta":{"requestId":"req_a1B2c3D4e5F6",)"
           R"("timestamp":"2026-03-30T10:30:00Z"}})";
}

/// The same with a member that the envelope does not have.
inline std::string grown_body()
{
    std::string body = known_body();
    return body.insert(body.find(R"("doc_url")"), R"("docs_version":7,)");
}

/// In an envelope that nobody knows.
inline std::string unknown_body()
{
    return R"({"ok":false,"failure":{"errorCode":"parameter_missing","description":"The 'title' field is required.",)"
           R"("field":"title","helpUrl":"https://example.com/help/errors/parameter_missing","retryable":false},)"
           R"("traceId":"4bf92f3577b34da6a3ce929d0e0e4736","at":"2026-03-30T10:30:00Z"})";
}

/// 64 details, each an array of one number over and over, almost as long as a body may be.
inline std::string hostile_body()
{
    std::string body = R"({"error":"The request is not valid.","code":"VALIDATION_ERROR","details":{)";
    for (int number = 0; number < 64; ++number) {
        body.append(number == 0 ? "\"" : ",\"").append("key_").append(std::to_string(number)).append("\":[1");
        for (int at = 0; at < 470; ++at) body.append(",1");
        body.append("]");
    }
    return body.append("}}");
}

/// A `Reader` is made once and called with the body; destroying what it returns is part of the measured time.
template <class Reader, std::string (*Body)()>
struct Reading {
    static std::string output()
    {
        Reader reader;
        const std::string body = Body();
        return Reader::text(reader(body));
    }
    static void run(benchmark::State& state)
    {
        Reader reader;
        std::string body = Body();
        time_with(state, body, [&reader](const std::string& any) { return reader(any); });
    }
};

template <class Reader, std::string (*Body)()>
bool enter_reader(const char* workload, const char* name, const char* note, Shows shows)
{
    return enter({workload, name, note, Reading<Reader, Body>::output, Reading<Reader, Body>::run, shows});
}

} // namespace bench
