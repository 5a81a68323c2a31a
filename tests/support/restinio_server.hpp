// SPDX-License-Identifier: BSL-1.0
// A service for tests, and a RESTinio server on the loopback interface that answers by it.
#pragma once

#include <amiss/adapt/restinio.hpp>

#include <amiss/apis/cstar.hpp>

#include <string>
#include <utility>

namespace restinio_tests {

/// A service with GET /text, POST /text (its body), DELETE /text and BREW /pot; ids are "id1", and errors are not logged.
template <class Native = void>
struct TestService : amiss::Service<Native> {
    TestService() : amiss::Service<Native>(amiss::cstar::envelope)
    {
        this->make_id([] { return std::string("id1"); });
        this->on_error([](const amiss::ApiError&, const amiss::Request&) {});
        this->max_body(1000);
        this->get("/text", [] { return amiss::expected<std::string>("\"text\""); });
        this->post("/text", [](const amiss::Request& request) { return amiss::expected<std::string>(request.body()); });
        this->del("/text", [] { return amiss::expected<void>(); });
        this->route("BREW", "/pot", [] { return amiss::expected<std::string>("\"tea\""); });
    }
};

/// A server on a free port, until its end.
template <class Traits>
class TestServer {
public:
    explicit TestServer(restinio::server_settings_t<Traits>& settings)
    {
        settings.address("127.0.0.1")
            .port(0)
            .acceptor_post_bind_hook(
                [this](restinio::asio_ns::ip::tcp::acceptor& acceptor) { port_ = acceptor.local_endpoint().port(); });
        server_ = restinio::run_async<Traits>(restinio::own_io_context(), std::move(settings), 2);
    }
    int port() const noexcept { return port_; }

private:
    int port_ = 0;
    restinio::running_server_handle_t<Traits> server_;
};

/// With the traits of amiss.
struct AnsweringServer {
    TestService<> service;
    restinio::server_settings_t<amiss::RestinioTraits<>> settings;
    TestServer<amiss::RestinioTraits<>> server{amiss::restinio_settings(service, settings)};

    int port() const noexcept { return server.port(); }
};

} // namespace restinio_tests
