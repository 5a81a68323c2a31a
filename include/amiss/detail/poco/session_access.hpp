// SPDX-License-Identifier: BSL-1.0
// The bytes of a connection of POCO, without its streams, and how it is closed.
#pragma once

#include <amiss/detail/wire/response_text.hpp>

#include <Poco/Net/HTTPServerSession.h>
#include <Poco/Net/Socket.h>
#include <Poco/Net/StreamSocket.h>
#include <Poco/Timespan.h>

#include <chrono>
#include <cstddef>
#include <ios>
#include <string>

namespace amiss {
inline namespace v0 {
namespace detail {

/// What a session of POCO gives to its own streams only, which take a body that breaks off for one that ends.
///
/// It has no objects: its members are reached by their names in a derived class, and called of any session.
class SessionAccess : public Poco::Net::HTTPServerSession {
public:
    SessionAccess() = delete;

    /// At least one byte and at most `size`; 0 at the end. Throws what the socket throws.
    static std::size_t read_some(Poco::Net::HTTPServerSession& session, char* buffer, std::size_t size)
    {
        const int read = (session.*(&SessionAccess::read))(buffer, static_cast<std::streamsize>(size));
        return read > 0 ? static_cast<std::size_t>(read) : 0;
    }
    /// One byte, of those that the session has read from the socket at once; false at the end.
    static bool read_byte(Poco::Net::HTTPServerSession& session, char& byte)
    {
        (session.*(&SessionAccess::peek))(); // which reads many; of a byte FF it says that it is the end
        return read_some(session, &byte, 1) == 1;
    }
};

/// Says that no more answers come, and reads and drops what the client still sends, in bounds: closing at once would
/// take the answer away from the client.
inline void drain_socket(Poco::Net::StreamSocket& socket) noexcept
try {
    using std::chrono::steady_clock;
    const auto deadline = steady_clock::now() + drain_time;
    socket.shutdownSend();
    char buffer[16384];
    for (std::size_t total = 0; total < longest_drain;) {
        const auto left = std::chrono::duration_cast<std::chrono::microseconds>(deadline - steady_clock::now());
        if (left.count() <= 0 || !socket.poll(Poco::Timespan(left.count()), Poco::Net::Socket::SELECT_READ)) return;
        const int size = socket.receiveBytes(buffer, sizeof buffer);
        if (size <= 0) return;
        total += static_cast<std::size_t>(size);
    }
} catch (...) { // the client has gone
}

} // namespace detail
} // inline namespace v0
} // namespace amiss
