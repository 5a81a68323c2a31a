// SPDX-License-Identifier: BSL-1.0
// Sends answers to a peer of Pistache, past its ResponseWriter.
#pragma once

#include <amiss/detail/pistache/requests.hpp>
#include <amiss/detail/text/ascii.hpp>
#include <amiss/detail/wire/response_text.hpp>
#include <amiss/server/answer.hpp>
#include <amiss/server/request.hpp>
#include <amiss/server/service.hpp>

#include <pistache/async.h>
#include <pistache/http.h>
#include <pistache/peer.h>
#include <pistache/stream.h>
#include <pistache/transport.h>

#include <sys/socket.h>
#include <sys/types.h>

#include <memory>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

namespace amiss {
inline namespace v0 {
namespace detail {

/// Sends bytes to a peer, on the thread of its transport.
///
/// They leave at once: Pistache keeps what waits to be sent by the number of the socket, and that may be another connection's
/// when the event loop comes to it.
inline void send_at_once(Pistache::Tcp::Transport& transport, Pistache::Tcp::Peer& peer, const std::string& text)
{
    peer.setIdle(true);
    peer.send(Pistache::RawBuffer(text, text.size()));
    transport.flush();
}

/// Answers with a service's routes, of whatever handlers it has.
template <class Native, class Request, class NativeRequest, class Send>
void answer_by_service(const Service<Native>& service, Request& made, const NativeRequest& native, const Send& send)
{
    if constexpr (std::is_void_v<Native>)
        service.answer(made, send);
    else
        service.answer(made, native, send);
}

/// Gives a request that Pistache has read to `answering(amiss_request, request, send)`.
///
/// The writer knows the peer; its own `send` would leave out headers that it has no type for, and put a body on the answer to a
/// HEAD. Pistache never closes a connection: where the client asks for that, it is done here after the answer.
template <class NativeRequest, class Answering>
void answer_written(const NativeRequest& request, const Pistache::Http::ResponseWriter& writer,
                    const Answering& answering)
{
    const std::vector<std::pair<std::string, std::string>> fields = pistache_fields(request);
    const std::string target = pistache_target(request);
    Request made(Pistache::Http::methodString(request.method()), target, request.body(), fields);
    const bool is_first_version = request.version() == Pistache::Http::Version::Http10;
    const std::string_view wanted = made.header("Connection");
    const bool keep_alive =
        is_first_version ? equal_ignoring_case(wanted, "keep-alive") : !equal_ignoring_case(wanted, "close");

    answering(made, request, [&](const Answer& answer) {
        const std::shared_ptr<Pistache::Tcp::Peer> peer = writer.getPeer();
        if (!peer) return; // the client has gone
        const Persistence persistence = persistence_of(answer, keep_alive, is_first_version);
        std::string text;
        append_response(text, answer, persistence);
        peer->setIdle(true);
        auto sent = peer->send(Pistache::RawBuffer(text, text.size()));
        if (persistence != Persistence::closed) return;
        const std::weak_ptr<Pistache::Tcp::Peer> weak = peer;
        sent.then(
            [weak](ssize_t) {
                if (const auto alive = weak.lock()) ::shutdown(alive->fd(), SHUT_WR);
            },
            Pistache::Async::IgnoreException);
    });
}

} // namespace detail
} // inline namespace v0
} // namespace amiss
