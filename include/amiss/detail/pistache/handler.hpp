// SPDX-License-Identifier: BSL-1.0
// A handler of Pistache that reads requests itself, so that whatever is wrong with one is answered by the service.
#pragma once

#include <amiss/detail/pistache/connection.hpp>
#include <amiss/detail/pistache/requests.hpp>
#include <amiss/detail/pistache/send.hpp>
#include <amiss/detail/wire/request_reader.hpp>
#include <amiss/detail/wire/response_text.hpp>
#include <amiss/error.hpp>
#include <amiss/http_status.hpp>
#include <amiss/server/answer.hpp>
#include <amiss/server/request.hpp>
#include <amiss/server/service.hpp>

#include <pistache/http.h>
#include <pistache/peer.h>

#include <sys/socket.h>

#include <chrono>
#include <cstddef>
#include <exception>
#include <memory>
#include <string>
#include <type_traits>
#include <utility>

namespace amiss {
inline namespace v0 {
namespace detail {

/// Pistache makes a copy for each of its threads.
///
/// `onInput` takes the place of Pistache's, whose parser answers in plain text what it does not take, waits forever for the rest
/// of a header without a colon, drops a request that comes together with another, and takes the end of a chunked body for the
/// next request. `onConnection` makes a parser of Pistache nevertheless: the transport asks that for the time of the last request.
template <class Native>
class PistacheHandler final : public Pistache::Http::Handler {
    using Peer = Pistache::Tcp::Peer;

public:
    explicit PistacheHandler(const Service<Native>& service) : service_(&service) {}

    std::shared_ptr<Pistache::Tcp::Handler> clone() const override { return std::make_shared<PistacheHandler>(*this); }

    /// For a request that another handler gives away. The connection is left to that.
    void onRequest(const Pistache::Http::Request& request, Pistache::Http::ResponseWriter writer) override
    {
        answer_written(request, writer, [this](Request& made, const auto& native, const auto& send) {
            answer_by_service(*service_, made, native, send);
        });
    }

private:
    void onConnection(const std::shared_ptr<Peer>& peer) override
    {
        peer->putData(ParserData, std::make_shared<Pistache::Http::RequestParser>(0));
        peer->putData(PistacheConnection::key, std::make_shared<PistacheConnection>());
        peer->setIdle(true);
    }

    void onInput(const char* bytes, std::size_t size, const std::shared_ptr<Peer>& peer_of_transport) override
    {
        const std::shared_ptr<Peer> peer = peer_of_transport;
        try {
            const std::shared_ptr<PistacheConnection> connection = PistacheConnection::of(*peer);
            if (connection->drops(size, *peer)) return;
            connection->reader().append(bytes, size);
            while (!connection->is_closing() && take(*connection, peer)) {
            }
            if (connection->starts_watch()) watch(*connection, peer);
        } catch (...) { // out of memory: there is nothing to be said any more
            ::shutdown(peer->fd(), SHUT_RDWR);
        }
    }

    /// Reads on; false where more has to come.
    bool take(PistacheConnection& connection, const std::shared_ptr<Peer>& peer)
    {
        RequestReader& reader = connection.reader();
        switch (reader.next(service_->max_body())) {
        case RequestReader::Event::more: return false;
        case RequestReader::Event::wants_continue:
            send_at_once(*transport(), *peer, "HTTP/1.1 100 Continue\r\n\r\n");
            break;
        case RequestReader::Event::request:
            getParser(peer)->reset(); // it is asked for the time of the last request
            answer(connection, peer);
            break;
        case RequestReader::Event::refused: refuse(reader.refusal(), connection, peer); break;
        }
        return true;
    }

    void answer(PistacheConnection& connection, const std::shared_ptr<Peer>& peer)
    {
        const RequestReader& reader = connection.reader();
        const RequestHead& head = reader.head();
        Request request(head.method, head.target, reader.body(), head.headers);
        const auto send = sender(connection, peer);
        if constexpr (std::is_void_v<Native>) {
            service_->answer(request, send);
        } else {
            Native native{};
            try {
                if (pistache_knows(head.method)) native = pistache_request(reader, peer->address());
            } catch (const Pistache::Http::HttpError& error) {
                return service_->refuse(static_cast<HttpStatus>(error.code()), request, send);
            } catch (const std::exception&) { // of the type that Pistache has for a header
                return service_->refuse(HttpStatus::bad_request, request, send);
            }
            service_->answer(request, native, send);
        }
    }

    void refuse(const ApiError& error, PistacheConnection& connection, const std::shared_ptr<Peer>& peer)
    {
        const RequestHead& head = connection.reader().head();
        Request request(head.method, head.target, {}, head.headers);
        service_->refuse(error, request, sender(connection, peer));
    }

    /// What sends an answer to the request that was read, and ends the connection where that has to end.
    auto sender(PistacheConnection& connection, const std::shared_ptr<Peer>& peer)
    {
        return [this, &connection, &peer](const Answer& answer) {
            const RequestHead& head = connection.reader().head();
            const Persistence persistence = persistence_of(answer, head.keep_alive, head.is_first_version);
            std::string text;
            append_response(text, answer, persistence);
            send_at_once(*transport(), *peer, text);
            if (persistence == Persistence::closed) connection.close(*transport(), peer);
        };
    }

    /// Looks again when the request that has begun should be whole, and refuses it with 408 if it is not.
    void watch(PistacheConnection& connection, const std::shared_ptr<Peer>& peer)
    {
        const std::weak_ptr<Peer> weak = peer;
        const auto limit = connection.reader().has_head() ? getBodyTimeout() : getHeaderTimeout();
        const std::size_t number = connection.reader().number();
        call_later(*transport(), limit, [this, weak, number] {
            const std::shared_ptr<Peer> alive = weak.lock();
            if (!alive) return;
            const auto watched = PistacheConnection::of(*alive);
            watched->end_watch();
            const bool is_late = watched->reader().number() == number;
            if (watched->reader().is_inside() && is_late && !watched->is_closing())
                refuse(ApiError(HttpStatus::request_timeout), *watched, alive);
            else if (watched->starts_watch())
                watch(*watched, alive);
        });
    }

    const Service<Native>* service_;
};

} // namespace detail
} // inline namespace v0
} // namespace amiss
