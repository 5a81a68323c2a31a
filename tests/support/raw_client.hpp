// SPDX-License-Identifier: BSL-1.0
// A client that sends bytes as they are and shows all that comes back: for tests of servers.
#pragma once

#include <support/raw_peer.hpp>

#include <chrono>
#include <cstddef>
#include <string>
#include <string_view>

namespace peers {

/// What a server has sent, and whether it has closed the connection then.
struct Heard {
    std::string text;
    bool closed = false;

    bool has(std::string_view part) const { return text.find(part) != std::string::npos; }
    /// How often a part is in it.
    int count(std::string_view part) const
    {
        int found = 0;
        for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) ++found;
        return found;
    }
};

/// A connection to a server on this machine.
class Client {
public:
    explicit Client(int port)
    {
        const sockaddr_in address = loopback(port);
        if (::connect(socket_.get(), reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0) std::abort();
    }
    void send(std::string_view bytes)
    {
        while (!bytes.empty()) {
            const ssize_t sent = ::send(socket_.get(), bytes.data(), bytes.size(), MSG_NOSIGNAL);
            if (sent <= 0) return;
            bytes.remove_prefix(static_cast<std::size_t>(sent));
        }
    }
    /// Says that it sends no more.
    void end() { ::shutdown(socket_.get(), SHUT_WR); }
    /// All that comes until `last` has come or the connection is closed, at most for ten seconds.
    Heard hear(std::string_view last = {})
    {
        Heard heard;
        const auto deadline = std::chrono::steady_clock::now() + std::chrono::seconds(10);
        char bytes[4096];
        pollfd ready{socket_.get(), POLLIN, 0};
        while (last.empty() || !heard.has(last)) {
            if (std::chrono::steady_clock::now() > deadline || ::poll(&ready, 1, 10000) != 1) return heard;
            const ssize_t got = ::recv(socket_.get(), bytes, sizeof bytes, 0);
            heard.closed = got <= 0;
            if (heard.closed) return heard;
            heard.text.append(bytes, static_cast<std::size_t>(got));
        }
        return heard;
    }

private:
    Socket socket_{::socket(AF_INET, SOCK_STREAM, 0)};
};

/// What a server says to some bytes: until it closes, or until `last` has come.
inline Heard hear(int port, std::string_view bytes, std::string_view last = {})
{
    Client client(port);
    client.send(bytes);
    return client.hear(last);
}

} // namespace peers
