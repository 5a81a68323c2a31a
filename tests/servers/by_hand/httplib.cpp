// SPDX-License-Identifier: BSL-1.0
// The test server on cpp-httplib as its tutorial writes it, with amiss::respond where something fails.
#include <servers/api.hpp>
#include <servers/handlers.hpp>
#include <servers/server.hpp>

#include <amiss/exception.hpp>
#include <amiss/idempotency_key.hpp>
#include <amiss/negotiate.hpp>
#include <amiss/request_id.hpp>
#include <amiss/respond.hpp>

#include <httplib.h>

#include <atomic>
#include <exception>
#include <string>
#include <thread>

namespace {

// [glue]
std::string request_id(const httplib::Request& req)
{
    static std::atomic<int> made{0};
    const std::string sent = req.get_header_value("X-Request-Id");
    return amiss::is_request_id(sent) ? sent : "req_" + std::to_string(++made);
}

void send_error(const amiss::ApiError& error, const httplib::Request& req, httplib::Response& res)
{
    const std::string accept = req.get_header_value("Accept");
    const std::string id = request_id(req);
    amiss::RequestInfo info;
    info.id = id;
    info.time = std::chrono::system_clock::now();
    char buffer[4096];
    const amiss::Response response =
        amiss::respond(amiss::negotiate(accept, notes::envelope, notes::problem), error, info, buffer);
    res.status = response.status;
    res.body = response.body;
    for (const amiss::Header& header : response.headers)
        res.set_header(std::string(header.name), std::string(header.value));
}

template <class T>
void send(const amiss::expected<T>& result, const httplib::Request& req, httplib::Response& res, int status = 200)
{
    if (!result) return send_error(result.error(), req, res);
    res.status = status;
    if constexpr (std::is_void_v<T>) {
        res.status = 204;
    } else if constexpr (std::is_same_v<T, std::string>) {
        res.set_content(*result, "application/json");
    } else {
        res.set_content(notes::to_body(*result), "application/json");
    }
}

void echo(const httplib::Request& req, httplib::Response& res)
{
    const std::string text = req.matches[1];
    const std::string query = req.get_param_value("q");
    const std::string id = request_id(req);
    const std::string key(amiss::idempotency_key(req.get_header_value("Idempotency-Key")));
    res.set_content(notes::echo({req.method, text, query, id, "", key, req.body}), "application/json");
}

void set_up(httplib::Server& server)
{
    server.set_payload_max_length(servers::max_body);
    server.Get("/notes/([^/]+)", [](const httplib::Request& req, httplib::Response& res) {
        send(notes::find_note(std::string(req.matches[1])), req, res);
    });
    server.Post("/notes", [](const httplib::Request& req, httplib::Response& res) {
        const amiss::expected<notes::Note> note = notes::create_note(req.body);
        send(note, req, res, 201);
        if (note) res.set_header("Location", notes::location_of(*note));
    });
    server.Put("/notes/([^/]+)", [](const httplib::Request& req, httplib::Response& res) {
        send(notes::replace_note(std::string(req.matches[1]), req.body), req, res);
    });
    server.Delete("/notes/([^/]+)", [](const httplib::Request& req, httplib::Response& res) {
        send(notes::remove_note(std::string(req.matches[1])), req, res);
    });
    server.Get("/echo/([^/]+)", echo);
    server.Post("/echo/([^/]+)", echo);
    server.Get("/moved/([^/]+)", [](const httplib::Request& req, httplib::Response& res) {
        res.set_redirect(std::string(notes::moved_to(std::string(req.matches[1]))), 303);
    });
    server.Get("/fails/([^/]+)", [](const httplib::Request& req, httplib::Response& res) {
        send(notes::fail_as(std::string(req.matches[1])), req, res);
    });
    server.Get("/health", [](const httplib::Request&, httplib::Response& res) {
        res.set_content(notes::health().data(), notes::health().size(), "application/json");
    });
    server.set_exception_handler([](const httplib::Request& req, httplib::Response& res, std::exception_ptr thrown) {
        send_error(amiss::capture([&] { std::rethrow_exception(thrown); }).error(), req, res);
    });
    server.set_error_handler([](const httplib::Request& req, httplib::Response& res) {
        if (res.body.empty()) send_error(amiss::ApiError(static_cast<amiss::HttpStatus>(res.status)), req, res);
    });
}
// [/glue]

struct HttplibByHand final : servers::Running {
    HttplibByHand()
    {
        server.new_task_queue = [] { return new httplib::ThreadPool(16); };
        set_up(server);
        port = server.bind_to_any_port("127.0.0.1");
        thread = std::thread([this] { server.listen_after_bind(); });
        while (!server.is_running()) std::this_thread::yield();
    }
    ~HttplibByHand() override
    {
        server.stop();
        thread.join();
    }

    httplib::Server server;
    std::thread thread;
};

} // namespace

std::unique_ptr<servers::Running> servers::start(const amiss::Service<>&) { return std::make_unique<HttplibByHand>(); }
