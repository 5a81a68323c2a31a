// SPDX-License-Identifier: BSL-1.0
// Runs the handlers: the only place where a result becomes an HTTP response, and where exceptions are caught.
#include <demo/service.hpp>

#include <amiss/exception.hpp>
#include <amiss/log.hpp>
#include <amiss/respond.hpp>

#include <boost/json/serialize.hpp>

#include <string>
#include <utility>

namespace demo {
namespace {

/// Lets pages of any origin read the response, and lets them see its headers; browsers hide all but a few.
void allow_all_origins(HeaderFields& headers)
{
    std::string visible;
    for (const HeaderField& field : headers) {
        if (field.name == "Retry-After" || field.name.rfind("X-", 0) == 0)
            visible.append(visible.empty() ? "" : ", ").append(field.name);
    }
    headers.add("Access-Control-Allow-Origin", "*");
    if (!visible.empty()) headers.add("Access-Control-Expose-Headers", visible);
}

} // namespace

Service::Service(Api api, std::optional<Clock::time_point> time) : api_(std::move(api))
{
    if (time) services_.clock.set(*time);
    api_.furnish(services_);
}

HttpResponse Service::handle(const HttpRequest& http)
{
    const std::lock_guard lock(mutex_);
    Request request{
        services_.ids.next("req_", 12), services_.clock.now(), http.method, {}, {}, http.headers, http.body, services_};
    set_target(request, http.target);
    request.preflight = api_.cors && http.method == "OPTIONS";

    // An exception from a handler is an error from outside the catalogue, so it becomes the API's own 500.
    auto made = amiss::capture([&]() -> amiss::expected<HttpResponse> {
        AMISS_ASSIGN(Reply reply, reply_to(request, http.refused));
        return success(request, std::move(reply));
    });
    HttpResponse response = made ? *std::move(made) : failure(request, std::move(made).error());
    if (api_.cors) allow_all_origins(response.headers);
    return response;
}

amiss::expected<Reply> Service::reply_to(Request& request, std::optional<amiss::HttpStatus> refused) const
{
    amiss::expected<Key> key = api_.authenticate(request);
    if (key) request.key = *key;
    AMISS_TRY(api_.count(request)); // before any other error: attempts with bad keys count too
    // A status that has no code has no section in the reference: its link is the page.
    if (refused) return amiss::fail(*refused).with_doc_url(reference_page());
    if (request.preflight) return Reply{204, nullptr};
    AMISS_TRY(std::move(key));

    const Handler handler = find_handler(api_.routes, request);
    return handler != nullptr ? handler(request) : api_.no_route(request);
}

std::string_view Service::reference_page() const
{
    const std::string_view base = services_.doc_base.empty() ? api_.catalog->doc_base() : services_.doc_base;
    return base.substr(0, base.find('#'));
}

HttpResponse Service::success(const Request& request, Reply reply) const
{
    HttpResponse response;
    response.status = reply.status;
    if (reply.next_event) {
        response.headers.add("Content-Type", "text/event-stream");
        response.headers.add("Cache-Control", "no-store");
        response.next_chunk = std::move(reply.next_event);
    } else if (reply.status != 204) {
        response.headers.add("Content-Type", "application/json");
        response.body = boost::json::serialize(api_.frame(request, std::move(reply.body)));
    }
    if (request.preflight) {
        response.headers.add("Access-Control-Allow-Methods", "GET, POST, PATCH, DELETE");
        response.headers.add("Access-Control-Allow-Headers", "Authorization, Content-Type");
        response.headers.add("Access-Control-Max-Age", "600");
    }
    amiss::RequestInfo info{request.id, request.time};
    info.rate_limit = request.rate_limit;
    for (const amiss::Header& header : amiss::success_headers(api_.envelope, info))
        response.headers.add(header.name, header.value);
    return response;
}

HttpResponse Service::failure(const Request& request, amiss::ApiError error)
{
    error.with_request_id(request.id);
    char line[1024];
    services_.log(amiss::log_line(error, line));

    amiss::RequestInfo info{request.id};
    if (services_.tells_time) info.time = request.time;
    info.rate_limit = request.rate_limit;
    info.doc_base = services_.doc_base;
    char buffer[2048];
    const amiss::Response made = amiss::respond(api_.envelope, error, info, buffer);

    HttpResponse response;
    response.status = made.status;
    response.body = made.body;
    for (const amiss::Header& header : made.headers) response.headers.add(header.name, header.value);
    return response;
}

} // namespace demo
