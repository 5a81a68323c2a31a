// SPDX-License-Identifier: BSL-1.0
// One connection of a Pistache server: its bytes become requests, and answers become bytes.
#pragma once

#include <amiss/detail/pistache/timer.hpp>
#include <amiss/detail/wire/request_reader.hpp>
#include <amiss/detail/wire/response_text.hpp>

#include <pistache/peer.h>
#include <pistache/transport.h>

#include <sys/socket.h>

#include <cstddef>
#include <memory>
#include <utility>

namespace amiss {
inline namespace v0 {
namespace detail {

/// What the handler keeps for each peer.
class PistacheConnection {
public:
    static constexpr const char* key = "amiss"; ///< its name among the data of the peer

    static std::shared_ptr<PistacheConnection> of(const Pistache::Tcp::Peer& peer)
    {
        return std::static_pointer_cast<PistacheConnection>(peer.getData(key));
    }

    RequestReader& reader() noexcept { return reader_; }

    /// Whether nothing is read any more. The input is dropped, up to a bound.
    bool drops(std::size_t size, const Pistache::Tcp::Peer& peer)
    {
        if (!is_closing_) return false;
        dropped_ += size;
        if (dropped_ > longest_drain) abort(peer);
        return true;
    }

    /// Ends the connection after what was sent: the client sees the end, and has some time to stop sending.
    void close(Pistache::Tcp::Transport& transport, const std::shared_ptr<Pistache::Tcp::Peer>& peer)
    {
        is_closing_ = true;
        ::shutdown(peer->fd(), SHUT_WR);
        const std::weak_ptr<Pistache::Tcp::Peer> weak = peer;
        const bool has_timer = call_later(transport, drain_time, [weak] {
            if (const auto alive = weak.lock()) abort(*alive);
        });
        if (!has_timer) abort(*peer);
    }

    /// Whether a request that has begun is to be watched from now on, because nothing watches this connection.
    bool starts_watch() noexcept { return !is_closing_ && reader_.is_inside() && !std::exchange(is_watched_, true); }
    void end_watch() noexcept { is_watched_ = false; }
    bool is_closing() const noexcept { return is_closing_; }

private:
    /// Resets the connection: a client that still sends would wait for minutes where it is only closed.
    static void abort(const Pistache::Tcp::Peer& peer) noexcept
    {
        const ::linger at_once{1, 0};
        ::setsockopt(peer.fd(), SOL_SOCKET, SO_LINGER, &at_once, sizeof at_once);
        ::shutdown(peer.fd(), SHUT_RDWR); // the transport sees the end, and closes
    }

    RequestReader reader_;
    bool is_watched_ = false;
    bool is_closing_ = false;
    std::size_t dropped_ = 0;
};

} // namespace detail
} // inline namespace v0
} // namespace amiss
