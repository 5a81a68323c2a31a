// SPDX-License-Identifier: BSL-1.0
// A connection of a POCO server whose every answer is one of the service.
#pragma once

#include <amiss/detail/poco/open_sockets.hpp>
#include <amiss/detail/poco/own_request.hpp>
#include <amiss/detail/poco/session_access.hpp>
#include <amiss/detail/wire/request_reader.hpp>
#include <amiss/detail/wire/response_text.hpp>
#include <amiss/error.hpp>
#include <amiss/http_status.hpp>
#include <amiss/server/answer.hpp>
#include <amiss/server/request.hpp>
#include <amiss/server/service.hpp>

#include <Poco/Exception.h>
#include <Poco/Net/HTTPServerParams.h>
#include <Poco/Net/HTTPServerSession.h>
#include <Poco/Net/Socket.h>
#include <Poco/Net/StreamSocket.h>
#include <Poco/Net/TCPServerConnection.h>
#include <Poco/Net/TCPServerConnectionFactory.h>

#include <cstddef>
#include <string>
#include <string_view>
#include <type_traits>

namespace amiss {
inline namespace v0 {
namespace detail {

/// Serves one connection. `Poco::Net::HTTPServerConnection` answers what it does not understand with an empty 400, or
/// not at all.
template <class Native>
class PocoConnection : public Poco::Net::TCPServerConnection {
public:
    static_assert(std::is_void_v<Native> || std::is_same_v<Native, Poco::Net::HTTPServerRequest>,
                  "amiss: the handlers of a service on POCO take Poco::Net::HTTPServerRequest, or no native request");

    PocoConnection(const Poco::Net::StreamSocket& connected, const Service<Native>& service,
                   const Poco::Net::HTTPServerParams::Ptr& params, const OpenSockets::Ptr& open)
        : TCPServerConnection(connected), service_(service), params_(params), open_(open)
    {}

    void run() override
    {
        const OpenSocket registered(*open_, socket());
        Poco::Net::HTTPServerSession session(socket(), params_); // which sets the time-outs, and closes in the end
        bool goes_on = true;
        while (goes_on && !open_->is_stopped()) {
            switch (reader_.next(service_.max_body())) {
            case RequestReader::Event::more: goes_on = receive(); break;
            case RequestReader::Event::wants_continue: send("HTTP/1.1 100 Continue\r\n\r\n"); break;
            case RequestReader::Event::request: goes_on = answer(session); break;
            case RequestReader::Event::refused: goes_on = refuse(reader_.refusal()); break;
            }
        }
    }

private:
    /// Reads what has come. False when the connection is at its end.
    bool receive()
    {
        const bool is_idle = !reader_.is_inside() && reader_.number() != 0;
        const auto time = is_idle ? params_->getKeepAliveTimeout() : params_->getTimeout();
        if (!socket().poll(time, Poco::Net::Socket::SELECT_READ))
            return reader_.is_inside() ? refuse(ApiError(HttpStatus::request_timeout)) : false;
        char buffer[16384];
        const int size = socket().receiveBytes(buffer, sizeof buffer);
        if (size <= 0) return reader_.is_inside() ? refuse(ApiError(HttpStatus::bad_request)) : false;
        reader_.append(buffer, static_cast<std::size_t>(size));
        return true;
    }
    bool answer(Poco::Net::HTTPServerSession& session)
    {
        const RequestHead& head = reader_.head();
        const int most = params_->getMaxKeepAliveRequests(); // 0 is no limit
        const bool is_last = most > 0 && reader_.number() >= static_cast<std::size_t>(most);
        const bool keep_alive = params_->getKeepAlive() && !is_last && head.keep_alive;
        Request request(head.method, head.target, reader_.body(), head.headers);
        bool goes_on = true;
        const auto send = [&](const Answer& answer) { goes_on = respond_with(answer, keep_alive); };
        if constexpr (std::is_void_v<Native>) {
            static_cast<void>(session);
            service_.answer(request, send);
        } else {
            service_.answer(request, OwnPocoRequest(head, session, *params_), send);
        }
        return goes_on;
    }
    bool refuse(const ApiError& error)
    {
        const RequestHead& head = reader_.head();
        Request request(head.method, head.target, {}, head.headers);
        service_.refuse(error, request, [&](const Answer& answer) { respond_with(answer, false); });
        return false;
    }
    /// Whether the connection goes on.
    bool respond_with(const Answer& answer, bool keep_alive)
    {
        const Persistence persistence = persistence_of(answer, keep_alive, reader_.head().is_first_version);
        std::string bytes;
        append_response(bytes, answer, persistence);
        send(bytes);
        if (persistence != Persistence::closed) return true;
        drain_socket(socket());
        return false;
    }
    void send(std::string_view bytes)
    {
        while (!bytes.empty()) {
            const int sent = socket().sendBytes(bytes.data(), static_cast<int>(bytes.size()));
            if (sent <= 0) throw Poco::IOException("amiss: the client takes no more");
            bytes.remove_prefix(static_cast<std::size_t>(sent));
        }
    }

    const Service<Native>& service_;
    const Poco::Net::HTTPServerParams::Ptr params_;
    OpenSockets::Ptr open_;
    RequestReader reader_;
};

/// Makes the connections of one server.
template <class Native>
struct PocoConnections : Poco::Net::TCPServerConnectionFactory {
    PocoConnections(const Service<Native>& answering, const Poco::Net::HTTPServerParams::Ptr& all_params)
        : service(answering), params(all_params)
    {}
    Poco::Net::TCPServerConnection* createConnection(const Poco::Net::StreamSocket& socket) override
    {
        return new PocoConnection<Native>(socket, service, params, open);
    }

    const Service<Native>& service;
    const Poco::Net::HTTPServerParams::Ptr params;
    OpenSockets::Ptr open = new OpenSockets;
};

} // namespace detail
} // inline namespace v0
} // namespace amiss
