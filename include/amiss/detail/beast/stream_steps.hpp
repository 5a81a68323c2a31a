// SPDX-License-Identifier: BSL-1.0
// The steps of a connection on a stream: each begun for a completion handler, or done at once.
#pragma once

#include <amiss/detail/beast/connection.hpp>

#include <boost/asio/socket_base.hpp>
#include <boost/beast/core/stream_traits.hpp>
#include <boost/system/error_code.hpp>

#include <cstddef>
#include <type_traits>
#include <utility>

namespace amiss {
inline namespace v0 {
namespace detail {

template <class Stream, class = void>
struct HasGoodbye : std::false_type {};
/// A stream whose session ends by a message of its own: TLS.
template <class Stream>
struct HasGoodbye<Stream,
                  std::void_t<decltype(std::declval<Stream&>().shutdown(std::declval<boost::system::error_code&>()))>>
    : std::true_type {};

template <class Socket, class = void>
struct HasShutdown : std::false_type {};
template <class Socket>
struct HasShutdown<Socket,
                   std::void_t<decltype(std::declval<Socket&>().shutdown(boost::asio::socket_base::shutdown_send,
                                                                         std::declval<boost::system::error_code&>()))>>
    : std::true_type {};

template <class Stream, class = void>
struct HasSocket : std::false_type {};
template <class Stream>
struct HasSocket<Stream, std::void_t<decltype(std::declval<Stream&>().socket())>> : std::true_type {};

template <class Stream, class = void>
struct HasExpiry : std::false_type {};
/// A stream with a timeout of its own, which closes the socket: then nobody could be told of it.
template <class Stream>
struct HasExpiry<Stream, std::void_t<decltype(std::declval<Stream&>().expires_never())>> : std::true_type {};

/// Ends the stream's own timeout, as that of a handshake.
template <class Stream>
void end_expiry(Stream& stream)
{
    auto& lowest = boost::beast::get_lowest_layer(stream);
    if constexpr (HasExpiry<decltype(lowest)>::value) lowest.expires_never();
}

/// Tells the client that no more will come, so that it closes its side.
template <class Stream>
void shut_down_sending(Stream& stream) noexcept
{
    auto& lowest = boost::beast::get_lowest_layer(stream);
    boost::system::error_code ignored;
    if constexpr (HasSocket<decltype(lowest)>::value)
        lowest.socket().shutdown(boost::asio::socket_base::shutdown_send, ignored);
    else if constexpr (HasShutdown<decltype(lowest)>::value)
        lowest.shutdown(boost::asio::socket_base::shutdown_send, ignored);
}

/// What has to be done at once between two steps.
template <class Stream, class Native>
void between_steps(Stream& stream, const BeastConnection<Native>& connection, BeastStep previous) noexcept
{
    const BeastStep step = connection.step();
    const bool ends = step == BeastStep::done || (step == BeastStep::drain && !HasGoodbye<Stream>::value);
    if (ends && step != previous) shut_down_sending(stream);
}

/// Begins the connection's step. The handler takes an error_code and a std::size_t, or only the former.
template <class Stream, class Native, class Handler>
void begin_step(Stream& stream, BeastConnection<Native>& connection, Handler&& handler)
{
    switch (connection.step()) {
    case BeastStep::wait:
    case BeastStep::header:
    case BeastStep::body:
    case BeastStep::drain: return stream.async_read_some(connection.input(), std::forward<Handler>(handler));
    case BeastStep::proceed:
    case BeastStep::write: return stream.async_write_some(connection.output(), std::forward<Handler>(handler));
    case BeastStep::goodbye:
        if constexpr (HasGoodbye<Stream>::value) stream.async_shutdown(std::forward<Handler>(handler));
        return;
    case BeastStep::done: return;
    }
}

/// Does the connection's step, however long it takes.
template <class Stream, class Native>
std::size_t do_step(Stream& stream, BeastConnection<Native>& connection, boost::system::error_code& failure)
{
    switch (connection.step()) {
    case BeastStep::wait:
    case BeastStep::header:
    case BeastStep::body:
    case BeastStep::drain: return stream.read_some(connection.input(), failure);
    case BeastStep::proceed:
    case BeastStep::write: return stream.write_some(connection.output(), failure);
    case BeastStep::goodbye:
        if constexpr (HasGoodbye<Stream>::value) stream.shutdown(failure);
        return 0;
    case BeastStep::done: return 0;
    }
    return 0;
}

} // namespace detail
} // inline namespace v0
} // namespace amiss
