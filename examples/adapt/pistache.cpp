// SPDX-License-Identifier: BSL-1.0
// A server of Pistache: two handlers, and an answer in the envelope where Pistache alone would wait forever.
#include "one_request.hpp"

#include <amiss.hpp>
#include <amiss/adapt/pistache.hpp>

#include <cstdio>
#include <string>

namespace {

namespace cstar = amiss::cstar;

// [handlers]
amiss::expected<std::string> get_ticket(const amiss::Request& request)
{
    if (request.path_param("id") != "7") return amiss::fail(cstar::Code::resource_not_found).with_param("id");
    return R"({"id":"7","title":"Printer on fire"})";
}

amiss::expected<amiss::Reply> create_ticket(const amiss::Request& request)
{
    return amiss::Reply(amiss::HttpStatus::created, request.body()).header("Location", "/tickets/8");
}
// [/handlers]

} // namespace

int main()
{
    // [server]
    amiss::Service<> api(cstar::envelope);
    api.get("/tickets/{id}", get_ticket);
    api.post("/tickets", create_ticket);

    Pistache::Http::Endpoint endpoint({Pistache::Ipv4::loopback(), Pistache::Port(0)});
    endpoint.init(Pistache::Http::Endpoint::options().threads(4));
    endpoint.setHandler(amiss::pistache_handler(api));
    endpoint.serveThreaded();
    // [/server]
    const int port = endpoint.getPort();
    const std::string found = one_request(port, "GET /tickets/7 HTTP/1.0\r\n\r\n");
    const std::string refused = one_request(port, "GET /tickets/7 HTTP/1.1\r\nno colon\r\n\r\n");
    endpoint.shutdown();
    std::printf("%s\n\n%s\n", found.c_str(), refused.c_str());
    return found.find("Printer") != std::string::npos && refused.find("\"bad_request\"") != std::string::npos ? 0 : 1;
}
