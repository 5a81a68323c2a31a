// SPDX-License-Identifier: BSL-1.0
// A server with cpp-httplib: handlers that return expected, a page of its own beside them, and a request to itself.
#include <amiss/adapt/httplib_server.hpp>
#include <amiss/apis/cstar.hpp>

#include <cstdio>
#include <thread>

namespace {

namespace cstar = amiss::cstar;

amiss::expected<std::string> get_ticket(const amiss::Request& request)
{
    if (request.path_param("id") != "7") return amiss::fail(cstar::Code::resource_not_found).with_param("id");
    return R"({"id":"7","title":"Printer on fire"})";
}

amiss::expected<amiss::Reply> create_ticket(const amiss::Request& request)
{
    if (request.body().find("\"title\"") == std::string_view::npos)
        return amiss::fail(cstar::Code::parameter_missing).with_param("title");
    return amiss::Reply(amiss::HttpStatus::created, request.body()).header("Location", "/tickets/8");
}

// [native]
amiss::expected<std::string> get_file(const httplib::Request& request) // its match is of httplib's own router
{
    if (request.matches[1] != "a/b") return amiss::fail(cstar::Code::resource_not_found);
    return R"({"size":12})";
}
// [/native]

} // namespace

int main()
{
    // [mount]
    amiss::Service<httplib::Request> api(cstar::envelope);
    api.get("/tickets/{id}", get_ticket);
    api.post("/tickets", create_ticket);

    httplib::Server server;
    server.Get("/about", [](const httplib::Request&, httplib::Response& out) { out.set_content("Hi", "text/plain"); });
    server.Get("/files/(.+)", amiss::httplib_handler(api, get_file));
    amiss::mount(server, api); // after the program's own routes, and before its own set_…_handler
    // [/mount]

    const int port = server.bind_to_any_port("127.0.0.1");
    std::thread thread([&server] { server.listen_after_bind(); });
    while (!server.is_running()) std::this_thread::yield();
    httplib::Client client("127.0.0.1", port);
    const auto found = client.Get("/tickets/7");
    const auto refused = client.Post("/tickets", "{}", "application/json");
    const auto file = client.Get("/files/a/b");
    std::printf("%s\n%d %s\n", found->body.c_str(), refused->status, refused->body.c_str());
    server.stop();
    thread.join();
    return found->status == 200 && refused->status == 400 && file->body == R"({"size":12})" ? 0 : 1;
}
