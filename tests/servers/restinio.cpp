// SPDX-License-Identifier: BSL-1.0
// The server of the table on RESTinio.
#include <servers/server.hpp>

#include <amiss/adapt/restinio.hpp>

#include <memory>
#include <utility>

namespace servers {
namespace {

namespace asio = restinio::asio_ns;

// [glue]
using Traits = amiss::RestinioTraits<>;

restinio::server_settings_t<Traits> settings_of(const amiss::Service<>& service)
{
    return amiss::restinio_settings(service, restinio::server_settings_t<Traits>().address("127.0.0.1"));
}
// [/glue]

struct RestinioServer : Running {
    explicit RestinioServer(restinio::server_settings_t<Traits> settings)
    {
        settings.port(0).acceptor_post_bind_hook(
            [this](asio::ip::tcp::acceptor& acceptor) { port = acceptor.local_endpoint().port(); });
        server = restinio::run_async<Traits>(restinio::own_io_context(), std::move(settings), 2);
    }

    restinio::running_server_handle_t<Traits> server;
};

} // namespace

std::unique_ptr<Running> start(const amiss::Service<>& service)
{
    return std::make_unique<RestinioServer>(settings_of(service));
}

} // namespace servers
