// SPDX-License-Identifier: BSL-1.0
// The client's side: one function for a status and for an event, whichever brings the error.
#pragma once

#include <demo/client.hpp>

#include <amiss/apis/client.hpp>
#include <amiss/event_stream.hpp>
#include <amiss/expected.hpp>
#include <amiss/read.hpp>
#include <amiss/read_event.hpp>
#include <amiss/try.hpp>

#include <functional>
#include <string_view>
#include <system_error>

namespace streaming {

/// Takes one part; returns whether it says that the stream is complete.
using OnPart = std::function<bool(std::string_view part)>;

/// Takes a stream as it arrives, and the error in it.
template <class Envelope>
class Receiver {
public:
    Receiver(const Envelope& envelope, const OnPart& on_part)
        : envelope_(envelope), on_part_(on_part), events_(envelope.options.stream)
    {}

    void head(const demo::HttpResponse& response) { head_ = response; }
    void feed(std::string_view piece)
    {
        events_.feed(piece);
        take();
    }
    /// What came of it, when the response has ended as HTTP wants it to.
    amiss::expected<void> end()
    {
        events_.end();
        take();
        if (!result_ || complete_) return result_;
        const amiss::ApiError cut = amiss::client::error_from(amiss::client::Code::stream_error);
        return amiss::fail(cut).with_context("the stream has no end");
    }
    /// What came of it, when the connection broke: an error that had come before counts more.
    amiss::expected<void> broken(const std::error_code& why)
    {
        if (!result_) return result_;
        return amiss::fail(amiss::client::error_from(why));
    }

private:
    // [take]
    void take()
    {
        while (result_) {
            const auto event = amiss::read_event(envelope_, events_, {head_.status, "", head_.headers});
            if (!event)
                result_ = amiss::unexpected<amiss::ApiError>(event.error());
            else if (event->kind == amiss::EventKind::done)
                complete_ = true; // [DONE]
            else if (*event)
                complete_ = on_part_(event->data) || complete_;
            else
                return; // for more
        }
    }
    // [/take]

    const Envelope& envelope_;
    const OnPart& on_part_;
    amiss::EventStream events_;
    demo::HttpResponse head_;
    amiss::expected<void> result_;
    bool complete_ = false;
};

// [receive]
/// Sends a request, and gives each part of the stream to `on_part`. The error may be a status, an event, or a connection
/// that broke; to the caller it is one error, on which a policy decides.
template <class Envelope>
amiss::expected<void> receive(demo::Client& client, const Envelope& envelope, const demo::HttpRequest& request,
                              const OnPart& on_part)
{
    Receiver<Envelope> receiver(envelope, on_part);
    try {
        const demo::HttpResponse reply = client.stream(
            request, [&receiver](std::string_view piece) { receiver.feed(piece); },
            [&receiver](const demo::HttpResponse& head) { receiver.head(head); });
        AMISS_TRY(amiss::check(envelope, amiss::Received(reply.status, reply.body, reply.headers)));
        return receiver.end();
    } catch (const std::system_error& failure) {
        return receiver.broken(failure.code());
    }
}
// [/receive]

} // namespace streaming
