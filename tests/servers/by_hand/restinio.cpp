// SPDX-License-Identifier: BSL-1.0
// The test server on RESTinio as its tutorial writes it, with amiss::respond where something fails.
#include <servers/handlers.hpp>
#include <servers/server.hpp>

#include <amiss/exception.hpp>
#include <amiss/negotiate.hpp>
#include <amiss/respond.hpp>

#include <restinio/all.hpp>

namespace {

using Request = restinio::request_handle_t;
using Params = restinio::router::route_params_t;
using Status = restinio::request_handling_status_t;
using Router = restinio::router::express_router_t<>;

// [glue]
struct Traits : restinio::default_traits_t {
    using request_handler_t = Router;
};

restinio::http_status_line_t status_line(int status)
{
    const auto code = static_cast<std::uint16_t>(status);
    return {restinio::http_status_code_t(code),
            std::string(amiss::reason_phrase(static_cast<amiss::HttpStatus>(status)))};
}

Status send_error(const amiss::ApiError& error, const Request& request)
{
    const std::string accept = request->header().get_field_or(restinio::http_field::accept, "");
    const std::string id = request->header().get_field_or("X-Request-Id", "");
    amiss::RequestInfo info;
    info.id = id;
    info.time = std::chrono::system_clock::now();
    char buffer[4096];
    const amiss::Response response =
        amiss::respond(amiss::negotiate(accept, notes::envelope, notes::problem), error, info, buffer);
    auto made = request->create_response(status_line(response.status));
    made.append_header_date_field();
    for (const amiss::Header& header : response.headers)
        made.append_header(std::string(header.name), std::string(header.value));
    return made.set_body(std::string(response.body)).done();
}

Status send_json(std::string body, const Request& request, int status = 200, const std::string& location = "")
{
    auto made = request->create_response(status_line(status));
    made.append_header_date_field();
    made.append_header(restinio::http_field::content_type, "application/json");
    if (!location.empty()) made.append_header(restinio::http_field::location, location);
    return made.set_body(std::move(body)).done();
}

Status send(const amiss::expected<notes::Note>& note, const Request& request)
{
    if (!note) return send_error(note.error(), request);
    return send_json(notes::to_body(*note), request);
}

Status echo(const Request& request, const Params& params)
{
    const auto query = restinio::parse_query(request->header().query());
    const std::string id = request->header().get_field_or("X-Request-Id", "");
    const std::string key = request->header().get_field_or("Idempotency-Key", "");
    const std::string text = restinio::utils::unescape_percent_encoding(params["text"]);
    const std::string q = query.has("q") ? restinio::cast_to<std::string>(query["q"]) : "";
    return send_json(notes::echo({request->header().method().c_str(), text, q, id, "", key, request->body()}), request);
}

std::string id_of(const Params& params) { return restinio::cast_to<std::string>(params["id"]); }

/// A handler that may throw.
template <class F>
auto guarded(F handler)
{
    return [handler](const Request& request, const Params& params) {
        const amiss::expected<Status> status = amiss::capture([&] { return handler(request, params); });
        return status ? *status : send_error(status.error(), request);
    };
}

std::unique_ptr<Router> make_router()
{
    auto router = std::make_unique<Router>();
    router->http_get("/notes/:id", guarded([](const Request& request, const Params& params) {
                         return send(notes::find_note(id_of(params)), request);
                     }));
    router->http_post("/notes", guarded([](const Request& request, const Params&) {
                          const amiss::expected<notes::Note> note = notes::create_note(request->body());
                          if (!note) return send_error(note.error(), request);
                          return send_json(notes::to_body(*note), request, 201, notes::location_of(*note));
                      }));
    router->http_put("/notes/:id", guarded([](const Request& request, const Params& params) {
                         return send(notes::replace_note(id_of(params), request->body()), request);
                     }));
    router->http_delete("/notes/:id", guarded([](const Request& request, const Params& params) {
                            const amiss::expected<void> removed = notes::remove_note(id_of(params));
                            if (!removed) return send_error(removed.error(), request);
                            return request->create_response(restinio::status_no_content()).done();
                        }));
    router->http_get("/echo/:text", guarded(echo));
    router->http_post("/echo/:text", guarded(echo));
    router->http_get("/moved/:to", guarded([](const Request& request, const Params& params) {
                         const std::string to = restinio::utils::unescape_percent_encoding(params["to"]);
                         return send_json("", request, 303, std::string(notes::moved_to(to)));
                     }));
    router->http_get("/fails/:how", guarded([](const Request& request, const Params& params) {
                         const amiss::expected<std::string> body = notes::fail_as(std::string(params["how"]));
                         return body ? send_json(*body, request) : send_error(body.error(), request);
                     }));
    router->http_get("/health", guarded([](const Request& request, const Params&) {
                         return send_json(std::string(notes::health()), request);
                     }));
    router->non_matched_request_handler(
        [](const Request& request) { return send_error(amiss::ApiError(notes::Code::no_such_route), request); });
    return router;
}

restinio::incoming_http_msg_limits_t limits()
{
    return restinio::incoming_http_msg_limits_t().max_url_size(8192).max_field_value_size(16384).max_body_size(65536);
}
// [/glue]

struct RestinioByHand final : servers::Running {
    RestinioByHand()
    {
        restinio::server_settings_t<Traits> settings;
        settings.address("127.0.0.1").port(0).request_handler(make_router()).incoming_http_msg_limits(limits());
        settings.acceptor_post_bind_hook(
            [this](restinio::asio_ns::ip::tcp::acceptor& acceptor) { port = acceptor.local_endpoint().port(); });
        server = restinio::run_async<Traits>(restinio::own_io_context(), std::move(settings), 2);
    }

    restinio::running_server_handle_t<Traits> server;
};

} // namespace

std::unique_ptr<servers::Running> servers::start(const amiss::Service<>&) { return std::make_unique<RestinioByHand>(); }
