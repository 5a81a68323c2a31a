// SPDX-License-Identifier: BSL-1.0
// A server of cpp-httplib that listens while it lives, for tests.
#pragma once

#include <httplib.h>

#include <string>
#include <thread>

namespace peers {

/// `set_up(server)` is called before it listens.
class HttplibRunning {
public:
    template <class SetUp>
    explicit HttplibRunning(const SetUp& set_up)
    {
        set_up(server_);
        server_.set_read_timeout(1);
        port_ = server_.bind_to_any_port("127.0.0.1");
        thread_ = std::thread([this] { server_.listen_after_bind(); });
        while (!server_.is_running()) std::this_thread::yield();
    }
    ~HttplibRunning()
    {
        server_.stop();
        thread_.join();
    }
    HttplibRunning(const HttplibRunning&) = delete;

    int port() const noexcept { return port_; }
    httplib::Client client() const { return httplib::Client("127.0.0.1", port_); }

private:
    httplib::Server server_;
    int port_ = 0;
    std::thread thread_;
};

} // namespace peers
