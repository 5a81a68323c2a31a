// SPDX-License-Identifier: BSL-1.0
// The connections of a POCO server that are open, so that it can end them and wait for them.
#pragma once

#include <amiss/detail/compiler.hpp>

#include <Poco/AutoPtr.h>
#include <Poco/Net/StreamSocket.h>
#include <Poco/RefCountedObject.h>

#include <condition_variable>
#include <list>
#include <mutex>

namespace amiss {
inline namespace v0 {
namespace detail {

/// What the connections of one server share. POCO has the same in the factory of handlers, which a TCPServer does not
/// have.
class OpenSockets : public Poco::RefCountedObject {
public:
    using Ptr = Poco::AutoPtr<OpenSockets>;

    std::list<Poco::Net::StreamSocket>::iterator add(const Poco::Net::StreamSocket& socket)
    {
        const std::lock_guard<std::mutex> lock(mutex_);
        sockets_.push_front(socket);
        return sockets_.begin();
    }
    void remove(std::list<Poco::Net::StreamSocket>::iterator socket) noexcept
    {
        const std::lock_guard<std::mutex> lock(mutex_);
        sockets_.erase(socket);
        if (sockets_.empty()) none_left_.notify_all();
    }
    bool is_stopped() const
    {
        const std::lock_guard<std::mutex> lock(mutex_);
        return is_stopped_;
    }
    /// Takes no more requests: what is being answered is answered still, unless it is `abort`. Waits until all
    /// connections have ended.
    void stop(bool abort)
    {
        std::unique_lock<std::mutex> lock(mutex_);
        is_stopped_ = true;
        for (Poco::Net::StreamSocket& socket : sockets_) end(socket, abort);
        none_left_.wait(lock, [this] { return sockets_.empty(); });
    }

private:
    static void end(Poco::Net::StreamSocket& socket, bool abort) noexcept
    try {
        if (abort || socket.secure()) // which has no halves
            socket.shutdown();
        else
            socket.shutdownReceive();
    } catch (...) { // it is at its end already
    }

    mutable std::mutex mutex_;
    std::condition_variable none_left_;
    std::list<Poco::Net::StreamSocket> sockets_;
    bool is_stopped_ = false;
};

/// One of them, while it lives.
class OpenSocket {
public:
    OpenSocket(OpenSockets& all, const Poco::Net::StreamSocket& socket) : all_(all), own_(all.add(socket)) {}
    OpenSocket(const OpenSocket&) = delete;
    OpenSocket& operator=(const OpenSocket&) = delete;
    ~OpenSocket() { all_.remove(own_); }

private:
    OpenSockets& all_;
    std::list<Poco::Net::StreamSocket>::iterator own_;
};

} // namespace detail
} // inline namespace v0
} // namespace amiss
