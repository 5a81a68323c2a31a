// SPDX-License-Identifier: BSL-1.0
// Anthropic's API: messages, whole or as streams.
#include <clients/catalogue.hpp>
#include <clients/dialect.hpp>

#include <amiss/formats/anthropic.hpp>

namespace judge {
namespace {

constexpr auto envelope = amiss::formats::anthropic(Code::internal);

/// What a stream begins with, "Hel" and "lo".
std::vector<std::string> first_events()
{
    return {R"(event: message_start
data: {"type":"message_start","message":{"id":"msg_1","type":"message","role":"assistant","content":[]}}

)",
            R"(event: content_block_start
data: {"type":"content_block_start","index":0,"content_block":{"type":"text","text":""}}

)",
            R"(event: content_block_delta
data: {"type":"content_block_delta","index":0,"delta":{"type":"text_delta","text":"Hel"}}

)",
            R"(event: content_block_delta
data: {"type":"content_block_delta","index":0,"delta":{"type":"text_delta","text":"lo"}}

)"};
}

demo::HttpResponse fail(amiss::ApiError error, const Exchange& exchange)
{
    if (fails_late(exchange)) return broken_stream(envelope, error, first_events(), exchange);
    return error_response(envelope, error, exchange);
}

demo::HttpResponse succeed(const Exchange& exchange)
{
    if (wants_stream(exchange)) {
        std::vector<std::string> events = first_events();
        events.push_back("event: message_stop\ndata: {\"type\":\"message_stop\"}\n\n");
        return event_stream(envelope, std::move(events), exchange);
    }
    constexpr std::string_view body = R"({"id":"msg_1","type":"message","role":"assistant","content":[]})";
    return success_response(envelope, body, exchange);
}

} // namespace

extern const Dialect anthropic_dialect;
const Dialect anthropic_dialect{"anthropic", fail, succeed};

} // namespace judge
