// SPDX-License-Identifier: BSL-1.0
// The server of the table on Pistache.
#include <servers/server.hpp>

#include <amiss/adapt/pistache.hpp>

#include <memory>

namespace servers {
namespace {

struct PistacheServer : Running {
    explicit PistacheServer(const amiss::Service<>& service) : endpoint({Pistache::Ipv4::loopback(), Pistache::Port(0)})
    {
        // [glue]
        endpoint.init(Pistache::Http::Endpoint::options().threads(2));
        endpoint.setHandler(amiss::pistache_handler(service));
        endpoint.serveThreaded();
        // [/glue]
        port = endpoint.getPort();
    }
    ~PistacheServer() override { endpoint.shutdown(); }

    Pistache::Http::Endpoint endpoint;
};

} // namespace

std::unique_ptr<Running> start(const amiss::Service<>& service) { return std::make_unique<PistacheServer>(service); }

} // namespace servers
