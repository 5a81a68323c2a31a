// SPDX-License-Identifier: BSL-1.0
// A framework that amiss has no header for: the HTTP server of the examples, which is built on Boost.Beast.
#include <servers/server.hpp>

#include <demo/server.hpp>

#include <memory>
#include <string_view>

// [glue]
// [fit]
namespace {

demo::HttpResponse answer(const amiss::Service<>& service, const demo::HttpRequest& received)
{
    demo::HttpResponse response;
    const auto send = [&response](const amiss::Answer& answer) {
        response.status = answer.status;
        if (!answer.content_type.empty()) response.headers.add("Content-Type", answer.content_type);
        answer.for_each_header(
            [&response](std::string_view name, std::string_view value) { response.headers.add(name, value); });
        response.body = answer.body; // to a HEAD, this server sends no more than the length
    };

    amiss::Request request(received.method, received.target, received.body, received.headers);
    if (received.refused) // what the server itself has found: then it closes the connection
        service.refuse(*received.refused, request, send);
    else
        service.answer(request, send);
    return response;
}

} // namespace
// [/fit]
// [/glue]

namespace servers {
namespace {

struct OwnServer : Running {
    explicit OwnServer(const amiss::Service<>& service)
        : server(0, [&service](const demo::HttpRequest& request) { return answer(service, request); })
    {
        port = server.port();
    }

    demo::Server server;
};

} // namespace

std::unique_ptr<Running> start(const amiss::Service<>& service) { return std::make_unique<OwnServer>(service); }

} // namespace servers
