// SPDX-License-Identifier: BSL-1.0
// The bytes of a connection of POCO: what its streams read, and how the rest is read before it closes.
#pragma once

#include <amiss/detail/compiler.hpp>

#include <Poco/Exception.h>
#include <Poco/Net/HTTPServerSession.h>
#include <Poco/Net/StreamSocket.h>

#include <chrono>
#include <cstddef>
#include <string>

namespace amiss {
inline namespace v0 {
namespace detail {

/// What a session of POCO gives to its own streams only. They take a body that breaks off, or whose chunks are none, for one that ends.
///
/// It has no objects: its members are reached by their names in a derived class, and called of any session.
class SessionAccess : public Poco::Net::HTTPServerSession {
public:
    SessionAccess() = delete;

    /// The next byte, or -1 at the end; the byte FF is -1 too. Throws what the socket throws, as all here.
    static int next(Poco::Net::HTTPServerSession& session) { return (session.*(&SessionAccess::get))(); }
    /// Some bytes, at most `size`; 0 at the end.
    static int read_some(Poco::Net::HTTPServerSession& session, char* buffer, std::size_t size)
    {
        return (session.*(&SessionAccess::read))(buffer, static_cast<std::streamsize>(size));
    }
};

/// Says that no more answers come, and reads what the client still sends, at most 1 MiB and for at most two seconds: closing
/// with unread bytes takes the last answer away from the client (RFC 9112 §9.6).
inline void drain_socket(Poco::Net::StreamSocket& socket) noexcept
try {
    using std::chrono::steady_clock;
    constexpr std::size_t most = std::size_t{1} << 20U;
    const auto deadline = steady_clock::now() + std::chrono::seconds(2);
    socket.shutdownSend();
    std::string buffer(16384, '\0');
    for (std::size_t total = 0; total < most;) {
        const auto left = std::chrono::duration_cast<std::chrono::microseconds>(deadline - steady_clock::now());
        if (left.count() <= 0 || !socket.poll(Poco::Timespan(left.count()), Poco::Net::Socket::SELECT_READ)) return;
        const int size = socket.receiveBytes(buffer.data(), static_cast<int>(buffer.size()));
        if (size <= 0) return;
        total += static_cast<std::size_t>(size);
    }
} catch (...) { // the client has gone
}

} // namespace detail
} // inline namespace v0
} // namespace amiss
