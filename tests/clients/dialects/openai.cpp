// SPDX-License-Identifier: BSL-1.0
// OpenAI's API: chat completions and responses, whole or as streams.
#include <clients/catalogue.hpp>
#include <clients/dialect.hpp>

#include <amiss/formats/openai.hpp>

namespace judge {
namespace {

constexpr auto envelope = amiss::formats::openai(Code::internal);

bool is_responses(const Exchange& exchange) { return exchange.path == "/v1/responses"; }

/// What a stream begins with, "Hel" and "lo".
std::vector<std::string> first_events(const Exchange& exchange)
{
    std::vector<std::string> events;
    for (const char* const text : {"Hel", "lo"}) {
        std::string event = "data: ";
        if (is_responses(exchange)) {
            event = R"(event: response.output_text.delta
data: {"type":"response.output_text.delta","item_id":"msg_1","output_index":0,"content_index":0,"delta":")";
            events.push_back(event + text + "\"}\n\n");
        } else {
            event +=
                R"({"id":"chatcmpl_1","object":"chat.completion.chunk","choices":[{"index":0,"delta":{"content":")";
            events.push_back(event + text + "\"}}]}\n\n");
        }
    }
    return events;
}

demo::HttpResponse fail(amiss::ApiError error, const Exchange& exchange)
{
    if (fails_late(exchange)) return broken_stream(envelope, error, first_events(exchange), exchange);
    return error_response(envelope, error, exchange);
}

demo::HttpResponse succeed(const Exchange& exchange)
{
    if (wants_stream(exchange)) {
        std::vector<std::string> events = first_events(exchange);
        if (!is_responses(exchange)) events.push_back("data: [DONE]\n\n");
        return event_stream(envelope, std::move(events), exchange);
    }
    if (is_responses(exchange)) return success_response(envelope, R"({"id":"resp_1","output":[]})", exchange);
    return success_response(envelope, R"({"id":"chatcmpl_1","object":"chat.completion","choices":[]})", exchange);
}

} // namespace

extern const Dialect openai_dialect;
const Dialect openai_dialect{"openai", fail, succeed};

} // namespace judge
