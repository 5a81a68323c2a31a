// SPDX-License-Identifier: BSL-1.0
// A server with POCO: handlers that return expected, settings, and a request to itself.
#include <amiss/adapt/poco.hpp>
#include <amiss/apis/cstar.hpp>

#include <Poco/Net/HTTPClientSession.h>
#include <Poco/Net/HTTPRequest.h>
#include <Poco/Net/HTTPResponse.h>
#include <Poco/StreamCopier.h>

#include <cstdio>
#include <string>

namespace {

namespace cstar = amiss::cstar;
namespace net = Poco::Net;

amiss::expected<std::string> get_ticket(const amiss::Request& request)
{
    if (request.path_param("id") != "7") return amiss::fail(cstar::Code::resource_not_found).with_param("id");
    return R"({"id":"7","title":"Printer on fire"})";
}

// [native]
amiss::expected<std::string> whoami(const net::HTTPServerRequest& request)
{
    return "\"" + request.clientAddress().host().toString() + "\"";
}
// [/native]

} // namespace

int main()
{
    // [server]
    amiss::Service<net::HTTPServerRequest> api(cstar::envelope);
    api.get("/tickets/{id}", get_ticket);
    api.get("/whoami", whoami);

    net::HTTPServerParams::Ptr params = new net::HTTPServerParams;
    params->setTimeout(Poco::Timespan(10, 0)); // seconds that a client may pause within a request
    params->setMaxThreads(8);                  // one for each connection, idle ones too
    amiss::PocoServer server(api, net::ServerSocket(net::SocketAddress("127.0.0.1", 0)), params);
    server.start();
    // [/server]

    net::HTTPClientSession client("127.0.0.1", server.port());
    net::HTTPResponse::HTTPStatus statuses[2];
    for (const char* target : {"/tickets/7", "/tickets/8"}) {
        net::HTTPRequest request("GET", target, net::HTTPMessage::HTTP_1_1);
        client.sendRequest(request);
        net::HTTPResponse response;
        std::string body;
        Poco::StreamCopier::copyToString(client.receiveResponse(response), body);
        std::printf("%d %s\n", response.getStatus(), body.c_str());
        statuses[target[9] - '7'] = response.getStatus();
    }
    return statuses[0] == net::HTTPResponse::HTTP_OK && statuses[1] == net::HTTPResponse::HTTP_NOT_FOUND ? 0 : 1;
}
