// SPDX-License-Identifier: BSL-1.0
// A client that sends bytes to a server on the loopback interface, and returns the bytes that come back.
#pragma once

#include "support/raw_peer.hpp"

#include <chrono>
#include <cstddef>
#include <cstdlib>
#include <string>
#include <string_view>
#include <utility>

namespace peers {

/// One connection. Nothing here waits for longer than ten seconds.
class RawClient {
public:
    explicit RawClient(int port)
    {
        const sockaddr_in address = loopback(port);
        ::connect(socket_.get(), reinterpret_cast<const sockaddr*>(&address), sizeof address);
    }

    /// False when the server takes no more.
    bool send(std::string_view bytes) const
    {
        while (!bytes.empty()) {
            const ssize_t sent = ::send(socket_.get(), bytes.data(), bytes.size(), MSG_NOSIGNAL);
            if (sent <= 0) return false;
            bytes.remove_prefix(static_cast<std::size_t>(sent));
        }
        return true;
    }
    /// Says that no more will be sent.
    void finish() const { ::shutdown(socket_.get(), SHUT_WR); }

    /// The next response: head and body. What came of it where it breaks off, with " (closed)" or " (waiting)".
    std::string response(bool has_body = true)
    {
        for (;;) {
            const std::size_t head = received_.find("\r\n\r\n");
            const std::size_t length = received_.find("Content-Length: ");
            std::size_t size = head == std::string::npos ? head : head + 4;
            if (has_body && length < head) size += static_cast<std::size_t>(std::atoi(received_.c_str() + length + 16));
            if (size <= received_.size()) {
                const std::string response = received_.substr(0, size);
                received_.erase(0, size);
                return response;
            }
            if (!receive()) return std::exchange(received_, {}) + (is_closed_ ? " (closed)" : " (waiting)");
        }
    }
    /// The next bytes; fewer where no more come.
    std::string bytes(std::size_t size)
    {
        while (received_.size() < size && receive()) {
        }
        const std::string taken = received_.substr(0, size);
        received_.erase(0, size);
        return taken;
    }
    /// All that comes up to the end of the connection; with " (reset)" or " (waiting)" where that is not a good one.
    std::string rest()
    {
        while (receive()) {
        }
        const std::string end = !is_closed_ ? " (waiting)" : is_reset_ ? " (reset)" : "";
        return std::exchange(received_, {}) + end;
    }

private:
    bool receive()
    {
        pollfd waited{socket_.get(), POLLIN, 0};
        char bytes[4096];
        if (::poll(&waited, 1, 10000) <= 0) return false;
        const ssize_t size = ::recv(socket_.get(), bytes, sizeof bytes, 0);
        is_closed_ = size <= 0;
        is_reset_ = size < 0;
        if (size > 0) received_.append(bytes, static_cast<std::size_t>(size));
        return size > 0;
    }

    Socket socket_{::socket(AF_INET, SOCK_STREAM, 0)};
    std::string received_;
    bool is_closed_ = false;
    bool is_reset_ = false;
};

/// All that a server answers to these bytes until it closes.
inline std::string answer_to(int port, std::string_view bytes)
{
    RawClient client(port);
    client.send(bytes);
    return client.rest();
}

} // namespace peers
