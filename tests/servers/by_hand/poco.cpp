// SPDX-License-Identifier: BSL-1.0
// The test server on POCO as its tutorial writes it, with amiss::respond where something fails.
#include <servers/api.hpp>
#include <servers/handlers.hpp>
#include <servers/server.hpp>

#include <amiss/exception.hpp>
#include <amiss/idempotency_key.hpp>
#include <amiss/negotiate.hpp>
#include <amiss/request_id.hpp>
#include <amiss/respond.hpp>

#include <Poco/Net/HTTPRequestHandler.h>
#include <Poco/Net/HTTPRequestHandlerFactory.h>
#include <Poco/Net/HTTPServer.h>
#include <Poco/Net/HTTPServerRequest.h>
#include <Poco/Net/HTTPServerResponse.h>
#include <Poco/StreamCopier.h>
#include <Poco/ThreadPool.h>
#include <Poco/URI.h>

#include <atomic>
#include <string>
#include <vector>

namespace {

namespace net = Poco::Net;

// [glue]
std::string request_id(const net::HTTPServerRequest& request)
{
    static std::atomic<int> made{0};
    const std::string sent = request.get("X-Request-Id", "");
    return amiss::is_request_id(sent) ? sent : "req_" + std::to_string(++made);
}

void send_error(const amiss::ApiError& error, const net::HTTPServerRequest& request, net::HTTPServerResponse& out)
{
    const std::string accept = request.get("Accept", "");
    const std::string id = request_id(request);
    amiss::RequestInfo info;
    info.id = id;
    info.time = std::chrono::system_clock::now();
    info.allow = request.getURI() == "/notes" ? "POST" : "GET, PUT, DELETE";
    char buffer[4096];
    const amiss::Response response =
        amiss::respond(amiss::negotiate(accept, notes::envelope, notes::problem), error, info, buffer);
    out.setStatusAndReason(static_cast<net::HTTPResponse::HTTPStatus>(response.status));
    for (const amiss::Header& header : response.headers) out.set(std::string(header.name), std::string(header.value));
    out.sendBuffer(response.body.data(), response.body.size());
}

template <class T>
void send(const amiss::expected<T>& result, const net::HTTPServerRequest& request, net::HTTPServerResponse& out)
{
    if (!result) return send_error(result.error(), request, out);
    out.setContentType("application/json");
    std::string body;
    if constexpr (std::is_void_v<T>) {
        out.setStatusAndReason(net::HTTPResponse::HTTP_NO_CONTENT);
        out.setContentLength(0);
        out.send();
        return;
    } else if constexpr (std::is_same_v<T, notes::Note>) {
        body = notes::to_body(*result);
    } else {
        body = *result;
    }
    out.sendBuffer(body.data(), body.size());
}

std::string echo(const net::HTTPServerRequest& request, const Poco::URI& uri, const std::string& text,
                 const std::string& body)
{
    std::string query;
    for (const auto& [name, value] : uri.getQueryParameters())
        if (name == "q") query = value;
    const std::string id = request_id(request);
    const std::string key(amiss::idempotency_key(request.get("Idempotency-Key", "")));
    return notes::echo({request.getMethod(), text, query, id, "", key, body});
}

amiss::expected<void> answer(net::HTTPServerRequest& request, net::HTTPServerResponse& out)
{
    const Poco::URI uri(request.getURI());
    std::vector<std::string> path;
    uri.getPathSegments(path);
    const std::string method = request.getMethod();
    const bool get = method == "GET" || method == "HEAD";
    if (request.getContentLength64() > static_cast<Poco::Int64>(servers::max_body))
        return amiss::fail(amiss::HttpStatus::content_too_large);
    std::string body;
    if (method == "POST" || method == "PUT") Poco::StreamCopier::copyToString(request.stream(), body);

    if (path.size() == 1 && path[0] == "health" && get) {
        send<std::string>(std::string(notes::health()), request, out);
    } else if (path.size() == 1 && path[0] == "notes") {
        if (method != "POST") return amiss::fail(amiss::HttpStatus::method_not_allowed);
        const amiss::expected<notes::Note> note = notes::create_note(body);
        if (note) {
            out.setStatusAndReason(net::HTTPResponse::HTTP_CREATED);
            out.set("Location", notes::location_of(*note));
        }
        send(note, request, out);
    } else if (path.size() == 2 && path[0] == "notes") {
        if (get) {
            send(notes::find_note(path[1]), request, out);
        } else if (method == "PUT") {
            send(notes::replace_note(path[1], body), request, out);
        } else if (method == "DELETE") {
            send(notes::remove_note(path[1]), request, out);
        } else {
            return amiss::fail(amiss::HttpStatus::method_not_allowed);
        }
    } else if (path.size() == 2 && path[0] == "echo" && (get || method == "POST")) {
        send<std::string>(echo(request, uri, path[1], body), request, out);
    } else if (path.size() == 2 && path[0] == "moved" && get) {
        out.redirect(std::string(notes::moved_to(path[1])), net::HTTPResponse::HTTP_SEE_OTHER);
    } else if (path.size() == 2 && path[0] == "fails" && get) {
        send(notes::fail_as(path[1]), request, out);
    } else {
        return amiss::fail(notes::Code::no_such_route);
    }
    return {};
}

struct NotesHandler final : net::HTTPRequestHandler {
    void handleRequest(net::HTTPServerRequest& request, net::HTTPServerResponse& out) override
    {
        const amiss::expected<void> done = amiss::capture([&] { return answer(request, out); });
        if (!done && !out.sent()) send_error(done.error(), request, out);
    }
};

struct NotesFactory final : net::HTTPRequestHandlerFactory {
    net::HTTPRequestHandler* createRequestHandler(const net::HTTPServerRequest&) override { return new NotesHandler; }
};
// [/glue]

struct PocoByHand final : servers::Running {
    PocoByHand() : server(new NotesFactory, threads, net::ServerSocket(net::SocketAddress("127.0.0.1", 0)), params())
    {
        server.start();
        port = server.port();
    }
    ~PocoByHand() override { server.stopAll(true); }

    static net::HTTPServerParams::Ptr params()
    {
        net::HTTPServerParams::Ptr made = new net::HTTPServerParams;
        made->setMaxThreads(16);
        return made;
    }

    Poco::ThreadPool threads{2, 20};
    net::HTTPServer server;
};

} // namespace

std::unique_ptr<servers::Running> servers::start(const amiss::Service<>&) { return std::make_unique<PocoByHand>(); }
