// SPDX-License-Identifier: BSL-1.0
// The test server on POCO.
#include <servers/server.hpp>

#include <amiss/adapt/poco.hpp>

namespace {

struct PocoTestServer final : servers::Running {
    explicit PocoTestServer(const amiss::Service<>& service)
        // [glue]
        : server(service, threads, Poco::Net::ServerSocket(Poco::Net::SocketAddress("127.0.0.1", 0)), params())
    // [/glue]
    {
        server.start();
        port = server.port();
    }

    static Poco::Net::HTTPServerParams::Ptr params()
    {
        Poco::Net::HTTPServerParams::Ptr made = new Poco::Net::HTTPServerParams;
        made->setMaxThreads(16);
        return made;
    }

    Poco::ThreadPool threads{2, 20};
    amiss::PocoServer<void> server;
};

} // namespace

std::unique_ptr<servers::Running> servers::start(const amiss::Service<>& service)
{
    return std::make_unique<PocoTestServer>(service);
}
