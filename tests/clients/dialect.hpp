// SPDX-License-Identifier: BSL-1.0
// What a dialect is to the server: how it answers, with an error and without.
#pragma once

#include <demo/http.hpp>

#include <amiss/error.hpp>
#include <amiss/respond.hpp>
#include <amiss/write_event.hpp>

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace judge {

/// A request, and what the server knows about it.
struct Exchange {
    const demo::HttpRequest& request;
    std::string_view path; ///< of the target, without the name of the dialect: "/v1/charges?limit=3"
    std::string id;        ///< of the request, "req_judge_1"
};

/// One dialect. Its functions are called from two threads.
struct Dialect {
    std::string_view name; ///< the first segment of its targets
    demo::HttpResponse (*fail)(amiss::ApiError error, const Exchange& exchange);
    demo::HttpResponse (*succeed)(const Exchange& exchange);
};

/// The response for an error, or for a range of them. A hook that needs more of an error sets it before.
template <class Envelope, class Errors>
demo::HttpResponse error_response(const Envelope& envelope, const Errors& errors, const Exchange& exchange)
{
    char buffer[4096];
    amiss::RequestInfo info;
    info.id = exchange.id;
    const amiss::Response written = amiss::respond(envelope, errors, info, buffer);
    demo::HttpResponse response;
    response.status = written.status;
    response.body = written.body;
    for (const amiss::Header& header : written.headers) response.headers.add(header.name, header.value);
    return response;
}

/// A 200 with a body, and with the headers that the envelope has on a success, too.
template <class Envelope>
demo::HttpResponse success_response(const Envelope& envelope, std::string_view body, const Exchange& exchange,
                                    std::string_view content_type = "application/json")
{
    amiss::RequestInfo info;
    info.id = exchange.id;
    demo::HttpResponse response;
    response.headers.add("Content-Type", content_type);
    for (const amiss::Header& header : amiss::success_headers(envelope, info))
        response.headers.add(header.name, header.value);
    response.body = body;
    return response;
}

/// Whether the request, in JSON, is to be answered by a stream.
inline bool wants_stream(const Exchange& exchange)
{
    return exchange.request.body.find("\"stream\":true") != std::string::npos;
}

/// Whether the error is to come after the first byte of the response: the request says "after_first_byte".
inline bool fails_late(const Exchange& exchange)
{
    return exchange.request.body.find("after_first_byte") != std::string::npos;
}

/// A 200 that is a stream of these events, each sent on its own.
template <class Envelope>
demo::HttpResponse event_stream(const Envelope& envelope, std::vector<std::string> events, const Exchange& exchange,
                                std::string_view content_type = "text/event-stream")
{
    demo::HttpResponse response = success_response(envelope, "", exchange, content_type);
    response.next_chunk = demo::chunks_of(std::move(events));
    return response;
}

/// The same with `error` as the last event: the status has been sent before it.
template <class Envelope>
demo::HttpResponse broken_stream(const Envelope& envelope, const amiss::ApiError& error,
                                 std::vector<std::string> events, const Exchange& exchange,
                                 std::string_view content_type = "text/event-stream")
{
    char buffer[4096];
    amiss::RequestInfo info;
    info.id = exchange.id;
    events.emplace_back(amiss::write_event(envelope, error, info, buffer).text);
    return event_stream(envelope, std::move(events), exchange, content_type);
}

/// All dialects, each in a file of its own in dialects/.
const std::vector<Dialect>& dialects();

} // namespace judge
