// SPDX-License-Identifier: BSL-1.0
// A service for tests, and a Pistache server on the loopback interface.
#pragma once

#include <amiss/adapt/pistache.hpp>

#include <amiss/apis/cstar.hpp>

#include <memory>
#include <string>

namespace pistache_tests {

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
class TestServer {
public:
    explicit TestServer(const std::shared_ptr<Pistache::Http::Handler>& handler)
    {
        endpoint_.init(Pistache::Http::Endpoint::options().threads(2));
        endpoint_.setHandler(handler);
        endpoint_.serveThreaded();
    }
    TestServer(const TestServer&) = delete;
    ~TestServer() { endpoint_.shutdown(); }
    int port() { return endpoint_.getPort(); }

private:
    Pistache::Http::Endpoint endpoint_{Pistache::Address(Pistache::Ipv4::loopback(), Pistache::Port(0))};
};

/// With the service above.
struct AnsweringServer {
    TestService<> service;
    TestServer server{amiss::pistache_handler(service)};

    int port() { return server.port(); }
};

} // namespace pistache_tests
