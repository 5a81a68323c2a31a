// SPDX-License-Identifier: BSL-1.0
// A server of RESTinio: two handlers, and an answer in the envelope where RESTinio alone would only hang up.
#include "one_request.hpp"

#include <amiss.hpp>
#include <amiss/adapt/restinio.hpp>

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
    int port = 0;
    const auto take_port = [&port](auto& acceptor) { port = acceptor.local_endpoint().port(); };
    // [server]
    amiss::Service<> api(cstar::envelope);
    api.get("/tickets/{id}", get_ticket);
    api.post("/tickets", create_ticket);

    using Traits = amiss::RestinioTraits<>;
    auto settings = restinio::server_settings_t<Traits>(0).address("127.0.0.1").acceptor_post_bind_hook(take_port);
    const auto server =
        restinio::run_async<Traits>(restinio::own_io_context(), amiss::restinio_settings(api, std::move(settings)), 4);
    // [/server]
    const std::string found = one_request(port, "GET /tickets/7 HTTP/1.0\r\n\r\n");
    const std::string refused = one_request(port, "GET /tickets/7 HTTP/1.1\r\nno colon\r\n\r\n");
    std::printf("%s\n\n%s\n", found.c_str(), refused.c_str());
    return found.find("Printer") != std::string::npos && refused.find("\"bad_request\"") != std::string::npos ? 0 : 1;
}
