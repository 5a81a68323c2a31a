// SPDX-License-Identifier: BSL-1.0
// Serves an amiss::Service with POCO.
#pragma once

#include <amiss/detail/poco/connection.hpp>
#include <amiss/detail/poco/handler.hpp>
#include <amiss/detail/poco/open_sockets.hpp>
#include <amiss/server/service.hpp>

#include <Poco/Net/HTTPRequestHandler.h>
#include <Poco/Net/HTTPRequestHandlerFactory.h>
#include <Poco/Net/HTTPServerParams.h>
#include <Poco/Net/HTTPServerRequest.h>
#include <Poco/Net/ServerSocket.h>
#include <Poco/Net/TCPServer.h>
#include <Poco/Net/TCPServerConnectionFactory.h>
#include <Poco/ThreadPool.h>

#include <type_traits>
#include <utility>

namespace amiss {
inline namespace v0 {

/// A server of POCO whose every answer is one of the service, also to what is no request. It begins with `start()`.
///
///     amiss::PocoServer server(api, Poco::Net::ServerSocket(8080));
///     server.start();
///
/// Of `params` the time-outs, the limits of threads and queue and keep-alive count. A target is at most 8 KiB, all
/// headers 16 KiB, a body the service's `max_body`. `service` must outlive it. Handlers of a
/// `Service<Poco::Net::HTTPServerRequest>` see POCO's request, but not its stream.
template <class Native>
class PocoServer : public Poco::Net::TCPServer {
public:
    /// A server on a socket that listens, with the threads of the program's default pool.
    PocoServer(const Service<Native>& service, const Poco::Net::ServerSocket& socket,
               const Poco::Net::HTTPServerParams::Ptr& params = new Poco::Net::HTTPServerParams)
        : PocoServer(service, Poco::ThreadPool::defaultPool(), socket, params)
    {}
    /// The same with the threads of a pool, which must outlive it.
    PocoServer(const Service<Native>& service, Poco::ThreadPool& threads, const Poco::Net::ServerSocket& socket,
               const Poco::Net::HTTPServerParams::Ptr& params = new Poco::Net::HTTPServerParams)
        : PocoServer(new Connections(service, params), threads, socket, params)
    {}
    /// As `stop_all()`.
    ~PocoServer() override { stop_all(); }

    /// Takes no more requests, and waits until those that are being answered have their answers; with `abort` their
    /// connections are shut down first.
    void stop_all(bool abort = false)
    {
        stop();
        open_->stop(abort);
    }

private:
    using Connections = detail::PocoConnections<Native>;

    PocoServer(Connections* connections, Poco::ThreadPool& threads, const Poco::Net::ServerSocket& socket,
               const Poco::Net::HTTPServerParams::Ptr& params)
        : TCPServer(connections, threads, socket, params), open_(connections->open)
    {}

    detail::OpenSockets::Ptr open_;
};

/// The factory of handlers for a `Poco::Net::HTTPServer`, which keeps its own ways: to what is no request it answers
/// with an empty 400, or not at all. A `PocoServer` has none of that.
///
///     Poco::Net::HTTPServer server(new amiss::PocoHandlers(api), socket, new Poco::Net::HTTPServerParams);
///
/// `service` must outlive the server.
template <class Native>
class PocoHandlers : public Poco::Net::HTTPRequestHandlerFactory {
public:
    /// Handlers that answer by the routes of a service.
    explicit PocoHandlers(const Service<Native>& service) : service_(service) {}

    /// A handler for one request.
    Poco::Net::HTTPRequestHandler* createRequestHandler(const Poco::Net::HTTPServerRequest& request) override
    {
        detail::refuse_expected(service_, request);
        const auto run = detail::by_routes(service_);
        return new detail::PocoHandler<Native, std::remove_const_t<decltype(run)>>(service_, run);
    }

private:
    const Service<Native>& service_;
};

/// A handler of POCO that runs `f` as a handler of a service, for a factory of the program's own. Whoever calls it owns
/// the result, as of `createRequestHandler`. `f` takes a `const amiss::Request&`, and what else handlers of that
/// service take.
///
///     if (request.getURI() == "/reload") return amiss::poco_handler(api, reload);
template <class Native, class F>
Poco::Net::HTTPRequestHandler* poco_handler(const Service<Native>& service, F f)
{
    auto run = [&service, f = std::move(f)](auto& request, const auto& native, const auto& send) mutable {
        service.answer_with(f, request, native, send);
    };
    return new detail::PocoHandler<Native, decltype(run)>(service, std::move(run));
}

} // inline namespace v0
} // namespace amiss
