// SPDX-License-Identifier: BSL-1.0
// Boost.Beast: a service on a connection, with completion tokens or blocking, and answers for loops of your own.
#pragma once

#include <amiss/adapt/beast_limits.hpp>
#include <amiss/detail/beast/answer_text.hpp>
#include <amiss/detail/beast/connection.hpp>
#include <amiss/detail/beast/own_loop.hpp>
#include <amiss/detail/beast/serve_operation.hpp>
#include <amiss/detail/beast/stream_steps.hpp>
#include <amiss/detail/wire/parser_error.hpp>
#include <amiss/server/service.hpp>

#include <boost/asio/compose.hpp>
#include <boost/beast/http/message.hpp>
#include <boost/beast/http/span_body.hpp>
#include <boost/beast/http/string_body.hpp>
#include <boost/system/error_code.hpp>

#include <cstddef>
#include <optional>
#include <type_traits>
#include <utility>

namespace amiss {
inline namespace v0 {

/// Serves one connection until it ends: reads requests, answers them, keeps the connection or closes it.
///
///     amiss::async_serve(boost::beast::tcp_stream(std::move(socket)), service, boost::asio::detached);
///
/// `stream` is any stream of Asio and Beast: a socket, a `tcp_stream`, a TLS stream after its handshake. An rvalue moves into the
/// operation, an lvalue must live until it completes; the service too. The signature is `void(boost::system::error_code)`: no error
/// when the connection ended in order, by either side or because it was idle, and otherwise what reading or writing said. All that
/// could be answered was answered, so that `Service::on_error` knows it. Then only the end of the stream is left to you.
///
/// The times in `limits` take the place of those of a `tcp_stream`, which closes a connection without an answer. Terminal
/// cancellation ends the connection at once with `operation_aborted`; partial cancellation answers the request that has begun, and
/// ends it then. Handlers run on the executor of the completion handler, or of the stream. One allocation, and the buffers.
template <class Stream, class Native, class CompletionToken>
auto async_serve(Stream&& stream, const Service<Native>& service, const BeastLimits& limits, CompletionToken&& token)
{
    const auto executor = stream.get_executor();
    return boost::asio::async_compose<CompletionToken, void(boost::system::error_code)>(
        detail::BeastServeOperation<Stream, Native>(std::forward<Stream>(stream), service, limits), token, executor);
}
/// The same with the usual limits.
template <class Stream, class Native, class CompletionToken>
auto async_serve(Stream&& stream, const Service<Native>& service, CompletionToken&& token)
{
    return amiss::async_serve(std::forward<Stream>(stream), service, BeastLimits(),
                              std::forward<CompletionToken>(token));
}

/// The same, blocking: returns when the connection has ended. No time limits this: a client that says nothing holds the thread.
template <class Stream, class Native>
boost::system::error_code serve(Stream& stream, const Service<Native>& service,
                                const BeastLimits& limits = BeastLimits())
{
    detail::BeastConnection<Native> connection(service, limits, detail::HasGoodbye<Stream>::value);
    for (connection.begin(); connection.step() != detail::BeastStep::done;) {
        const detail::BeastStep previous = connection.step();
        boost::system::error_code failure;
        const std::size_t size = detail::do_step(stream, connection, failure);
        connection.advance(failure, size, false);
        detail::between_steps(stream, connection, previous);
    }
    return connection.result();
}

/// The response to a request that a loop of your own has read, with the handlers that `async_serve` would run.
///
/// Everything is set: do not call `prepare_payload`, which would be wrong for a HEAD, whose Content-Length is that of GET's
/// body. Where `keep_alive()` is false, close after sending. The body of the request is in one piece: a string, vector or span.
template <class Native, class Body, class Fields>
boost::beast::http::response<boost::beast::http::string_body> beast_response(
    const Service<Native>& service, const boost::beast::http::request<Body, Fields>& request)
{
    boost::beast::http::response<boost::beast::http::string_body> response;
    detail::answer_message(service, request, [&](const Answer& answer) {
        detail::set_head(response, answer, request.keep_alive() && !answer.close);
        if (!answer.is_head) response.body().assign(answer.body);
    });
    return response;
}
/// The same with the body in a buffer of yours, which must live until the response is sent. No allocation for the body.
///
/// 4 KiB are enough for each error. A body that does not fit makes a 500, of which `on_error` is told.
template <class Native, class Body, class Fields>
boost::beast::http::response<boost::beast::http::span_body<const char>> beast_response(
    const Service<Native>& service, const boost::beast::http::request<Body, Fields>& request, char* buffer,
    std::size_t capacity)
{
    boost::beast::http::response<boost::beast::http::span_body<const char>> response;
    const detail::SpanWriter<Native> writer{service, buffer, capacity};
    detail::answer_message(service, request, [&](const Answer& answer) { writer.write(response, request, answer); });
    return response;
}

/// The response to a request that could not be read, from what `beast::http::read` said: a 400, 413, 414, 431 …; then close.
///
/// Absent where there is nobody to answer: the connection has ended, or broken. `parser` is the one that failed.
template <class Native, class Body, class Allocator>
std::optional<boost::beast::http::response<boost::beast::http::string_body>> beast_refusal(
    const Service<Native>& service, const boost::beast::http::request_parser<Body, Allocator>& parser,
    const boost::system::error_code& failure)
{
    const auto& head = parser.get();
    std::optional<boost::beast::http::response<boost::beast::http::string_body>> response;
    const std::optional<ApiError> error = detail::parser_error(failure, !head.target().empty());
    if (!error) return response;
    detail::refuse_message(service, head, *error, [&](const Answer& answer) {
        detail::set_head(response.emplace(), answer, false);
        if (!answer.is_head) response->body().assign(answer.body);
    });
    return response;
}

} // inline namespace v0
} // namespace amiss
