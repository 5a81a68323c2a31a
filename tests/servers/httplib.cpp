// SPDX-License-Identifier: BSL-1.0
// The test server on cpp-httplib.
#include <servers/server.hpp>

#include <amiss/adapt/httplib_server.hpp>

#include <thread>

namespace {

struct HttplibServer final : servers::Running {
    explicit HttplibServer(const amiss::Service<>& service)
    {
        server.new_task_queue = [] { return new httplib::ThreadPool(16); };
        // [glue]
        amiss::mount(server, service);
        // [/glue]
        port = server.bind_to_any_port("127.0.0.1");
        thread = std::thread([this] { server.listen_after_bind(); });
        while (!server.is_running()) std::this_thread::yield();
    }
    ~HttplibServer() override
    {
        server.stop();
        thread.join();
    }

    httplib::Server server;
    std::thread thread;
};

} // namespace

std::unique_ptr<servers::Running> servers::start(const amiss::Service<>& service)
{
    return std::make_unique<HttplibServer>(service);
}
