// SPDX-License-Identifier: BSL-1.0
// The rule of a server that streams: until the first byte, an error is a status with a body; after it, it is an event.
#pragma once

#include <streaming/parts.hpp>

#include <demo/http.hpp>

#include <amiss/exception.hpp>
#include <amiss/log_envelope.hpp>
#include <amiss/respond.hpp>
#include <amiss/write_event.hpp>

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace streaming {

/// What the parts look like on the wire.
struct Style {
    std::string_view content_type;
    std::string_view before; ///< each part
    std::string_view after;
    std::string_view end; ///< of a stream that is complete; may be empty
};
inline constexpr Style server_sent_events{"text/event-stream", "data: ", "\n\n", "data: [DONE]\n\n"};
inline constexpr Style json_lines{"application/x-ndjson", "", "\n", ""};

/// Takes one line for each error.
using Log = std::function<void(std::string_view)>;

// [chunks]
/// Makes the chunks of a response whose status and headers have been sent. `Envelope` is a constant.
template <class Envelope>
class Chunks {
public:
    Chunks(const Envelope& envelope, Style style, Part first, Parts parts, std::string id, Log log)
        : envelope_(envelope), style_(style), first_(std::move(first)), parts_(std::move(parts)), id_(std::move(id)),
          log_(std::move(log))
    {}

    std::optional<std::string> operator()()
    {
        if (over_) return std::nullopt;
        // What it throws is an error too, whose text does not go out.
        const Part part = first_ ? *std::exchange(first_, std::nullopt) : amiss::capture(parts_);
        over_ = !part || !*part;
        if (!part) return event_of(part.error());
        if (!*part) return std::string(style_.end);
        return framed(**part);
    }

private:
    std::string framed(std::string_view part) const
    {
        return std::string(style_.before).append(part).append(style_.after);
    }

    std::string event_of(const amiss::ApiError& error) const
    {
        char buffer[1024];
        log_(amiss::log_line(envelope_, error, {id_}, buffer));
        return std::string(amiss::write_event(envelope_, error, {id_}, buffer).text);
    }

    const Envelope& envelope_;
    Style style_;
    std::optional<Part> first_;
    Parts parts_;
    std::string id_;
    Log log_;
    bool over_ = false;
};
// [/chunks]

/// An error before the first byte.
template <class Envelope>
demo::HttpResponse failure(const Envelope& envelope, const amiss::ApiError& error, const std::string& id,
                           const Log& log)
{
    char buffer[1024];
    log(amiss::log_line(envelope, error, {id}, buffer));
    const amiss::Response made = amiss::respond(envelope, error, {id}, buffer);
    demo::HttpResponse response;
    response.status = made.status;
    response.body = made.body;
    for (const amiss::Header& header : made.headers) response.headers.add(header.name, header.value);
    return response;
}

// [respond]
/// Answers with a stream. It asks for the first part before it says 200: most errors are known by then.
template <class Envelope>
demo::HttpResponse respond_with_stream(const Envelope& envelope, Style style, Parts parts, const std::string& id,
                                       const Log& log)
{
    Part first = amiss::capture(parts);
    if (!first) return failure(envelope, first.error(), id, log);

    demo::HttpResponse response;
    response.headers.add("Content-Type", style.content_type);
    response.headers.add("Cache-Control", "no-store");
    for (const amiss::Header& header : amiss::success_headers(envelope, {id}))
        response.headers.add(header.name, header.value);
    response.next_chunk = Chunks(envelope, style, std::move(first), std::move(parts), id, log);
    return response;
}
// [/respond]

} // namespace streaming
