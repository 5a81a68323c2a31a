// SPDX-License-Identifier: BSL-1.0
// Peers on the loopback interface that answer with given bytes, break off, or never answer: for tests of clients.
#pragma once

#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <mutex>
#include <string>
#include <string_view>
#include <thread>
#include <utility>
#include <vector>

namespace peers {

/// A socket, which is closed at the end.
class Socket {
public:
    explicit Socket(int handle) : handle_(handle) {}
    Socket(Socket&& other) noexcept : handle_(std::exchange(other.handle_, -1)) {}
    ~Socket() { reset(-1); }
    void reset(int handle)
    {
        if (handle_ >= 0) ::close(handle_);
        handle_ = handle;
    }
    int get() const noexcept { return handle_; }

private:
    int handle_;
};

inline sockaddr_in loopback(int port)
{
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(static_cast<std::uint16_t>(port));
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    return address;
}

/// A socket of a port that is free, at which nothing listens yet: connections are refused.
class Port {
public:
    Port()
    {
        const sockaddr_in any = loopback(0);
        ::bind(socket_.get(), reinterpret_cast<const sockaddr*>(&any), sizeof any);
        sockaddr_in bound{};
        socklen_t size = sizeof bound;
        ::getsockname(socket_.get(), reinterpret_cast<sockaddr*>(&bound), &size);
        number_ = ntohs(bound.sin_port);
    }
    int number() const noexcept { return number_; }
    int socket() const noexcept { return socket_.get(); }
    std::string url(std::string_view scheme = "http") const
    {
        return std::string(scheme) + "://127.0.0.1:" + std::to_string(number_) + "/";
    }

private:
    Socket socket_{::socket(AF_INET, SOCK_STREAM, 0)};
    int number_ = 0;
};

/// A port whose queue of connections is full: connecting to it takes forever.
class Full : public Port {
public:
    Full()
    {
        ::listen(socket(), 0);
        const sockaddr_in address = loopback(number());
        for (int i = 0; i < 4; ++i) {
            waiting_.emplace_back(::socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK, 0));
            ::connect(waiting_.back().get(), reinterpret_cast<const sockaddr*>(&address), sizeof address);
        }
    }

private:
    std::vector<Socket> waiting_;
};

enum class End {
    close = 1, ///< as a server that has said everything
    reset,     ///< as one that crashed
    wait,      ///< until the peer is gone: no more comes
};

/// What a peer does on one connection.
struct Answer {
    std::string bytes;
    End end = End::close;
};

/// Answers each connection, and the last answer all that follow. It reads the whole request first, or what a client
/// that wants TLS says first.
class Peer : public Port {
public:
    explicit Peer(std::vector<Answer> answers) : answers_(std::move(answers))
    {
        ::listen(socket(), 16);
        int ends[2] = {-1, -1};
        if (::pipe(ends) != 0) std::abort();
        stopped_.reset(ends[0]);
        stop_.reset(ends[1]);
        thread_ = std::thread([this] { run(); });
    }
    ~Peer()
    {
        stop_.reset(-1);
        thread_.join();
    }
    Peer(const Peer&) = delete;

    /// The requests until now.
    std::vector<std::string> requests()
    {
        const std::lock_guard<std::mutex> lock(mutex_);
        return requests_;
    }

private:
    bool readable(int handle)
    {
        pollfd both[] = {{handle, POLLIN, 0}, {stopped_.get(), POLLIN, 0}};
        return ::poll(both, 2, -1) > 0 && both[1].revents == 0;
    }
    std::string read_request(int handle)
    {
        std::string text;
        char bytes[4096];
        while (readable(handle)) {
            const ssize_t got = ::recv(handle, bytes, sizeof bytes, 0);
            if (got <= 0) break;
            text.append(bytes, static_cast<std::size_t>(got));
            const std::size_t head = text.find("\r\n\r\n");
            const std::size_t length = text.find("Content-Length: ");
            const std::size_t body = length < head
                ? static_cast<std::size_t>(std::atoi(text.c_str() + length + std::strlen("Content-Length: ")))
                : 0;
            if (text[0] == '\x16') break; // a client that wants TLS
            if (head != std::string::npos && text.size() >= head + 4 + body) break;
        }
        return text;
    }
    void run()
    {
        for (std::size_t number = 0; readable(socket()); ++number) {
            const Socket connection(::accept(socket(), nullptr, nullptr));
            const Answer& answer = answers_[(std::min)(number, answers_.size() - 1)];
            std::string request = read_request(connection.get());
            {
                const std::lock_guard<std::mutex> lock(mutex_);
                requests_.push_back(std::move(request));
            }
            ::send(connection.get(), answer.bytes.data(), answer.bytes.size(), MSG_NOSIGNAL);
            if (answer.end == End::wait) readable(-1);
            const linger at_once{1, 0};
            if (answer.end == End::reset)
                ::setsockopt(connection.get(), SOL_SOCKET, SO_LINGER, &at_once, sizeof at_once);
        }
    }

    std::vector<Answer> answers_;
    std::vector<std::string> requests_;
    std::mutex mutex_;
    Socket stop_{-1}; // the pipe's end for writing; when it is closed, the thread ends
    Socket stopped_{-1};
    std::thread thread_;
};

/// A response with a body of its whole length.
inline std::string response(std::string_view head, std::string_view body = {})
{
    return "HTTP/1.1 " + std::string(head) + "\r\nContent-Length: " + std::to_string(body.size())
        + "\r\nConnection: close\r\n\r\n" + std::string(body);
}

} // namespace peers
