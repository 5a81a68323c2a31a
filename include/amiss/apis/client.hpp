// SPDX-License-Identifier: BSL-1.0
// The errors of a client that got no response: their codes, and which of them a transport's error code means.
#pragma once

#include <amiss/category.hpp>
#include <amiss/detail/catalog/meaning.hpp>
#include <amiss/detail/catalog/transport_code.hpp>
#include <amiss/detail/error/access.hpp>
#include <amiss/error.hpp>
#include <amiss/fwd.hpp>

#include <system_error>

namespace amiss {
inline namespace v0 {
namespace client {

/// The errors of a client that got no response. Their status is `HttpStatus::none`, and they have no body.
enum class Code {
    /// The client's settings cannot work: its API key is missing or malformed.
    config_error = 1,
    /// There is no connection yet, so nothing was sent. A connection that was refused is `refused`.
    not_connected,
    /// The connection broke during a request or a stream, which may have taken effect.
    stream_error,
    /// No response came in time. The request may have taken effect.
    timeout,
    /// Nothing listens at the address, so nothing was sent.
    refused,
    /// TLS failed, because of a certificate, a host name or a protocol version.
    tls,
    /// This program cancelled the operation.
    cancelled,
};

/// The notes are in `<amiss/apis/client_notes.hpp>`.
template <int = 0>
NotesElsewhere amiss_notes(Code);

/// The catalogue of `Code`, which argument-dependent lookup finds.
constexpr auto amiss_catalog(Code)
{
    // clang-format off: a table
    return catalog<Code>("amiss.client",
        row(Code::config_error, "config_error", HttpStatus::none, "", "The client is not configured: check its API key")
            .retry(Retry::never)
            .grpc(Grpc::invalid_argument)
            .errc(std::errc::invalid_argument)
            .cause("No API key was given when the client was made, often because an environment variable was not set.")
            .cause("The API key is malformed: it has another prefix, is cut short, or has white space around it.")
            .fix("Give the client a whole key, and check it when the program starts, not at the first request."),
        row(Code::not_connected, "not_connected", HttpStatus::none, "", "There is no connection to the server yet")
            .retry(Retry::after_delay)
            .grpc(Grpc::unavailable)
            .errc(std::errc::not_connected)
            .cause("A tool was called before its server had finished connecting.")
            .cause("The host's name could not be resolved.")
            .cause("This machine had no local address or port left to connect from.")
            .fix("Wait until there is a connection, then repeat the call: nothing was sent.")
            .fix("If it lasts, check the host's name and this machine's DNS."),
        row(Code::stream_error, "stream_error", HttpStatus::none, "", "The connection broke")
            .retry(Retry::if_idempotent)
            .grpc(Grpc::unavailable)
            .errc(std::errc::connection_reset)
            .cause("A stream of server-sent events dropped in the middle, such as that of `session.sendStream`.")
            .cause("The server or a proxy closed the connection before the response was complete.")
            .cause("The network failed while the request was under way.")
            .fix("Repeat the operation if it may be done twice.")
            .fix("If it may not, check first whether it took effect: no response does not mean no effect."),
        row(Code::timeout, "timeout", HttpStatus::none, "", "The server did not answer in time")
            .retry(Retry::if_idempotent)
            .grpc(Grpc::deadline_exceeded)
            .errc(std::errc::timed_out)
            .cause("The server takes longer than the client waits.")
            .cause("A firewall drops the packets instead of refusing them.")
            .fix("Repeat the operation, with backoff, if it may be done twice.")
            .fix("If it may not, check first whether it took effect.")
            .fix("If the operation is always slow, give it a longer limit."),
        row(Code::refused, "refused", HttpStatus::none, "", "The server refused the connection")
            .retry(Retry::after_delay)
            .grpc(Grpc::unavailable)
            .errc(std::errc::connection_refused)
            .cause("The server is not running, or is being restarted.")
            .cause("The port or the address is not the server's.")
            .fix("Repeat the call after a while: nothing was sent.")
            .fix("If it lasts, check the base URL's host and port."),
        row(Code::tls, "tls", HttpStatus::none, "", "No secure connection could be made")
            .retry(Retry::never)
            .grpc(Grpc::failed_precondition) // gRPC's own UNAVAILABLE would ask for a repetition
            .errc(std::errc::protocol_error)
            .cause("The server's certificate has expired, is for another host, or has no signature that is trusted here.")
            .cause("The two sides have no protocol version or cipher in common.")
            .cause("The server does not use TLS on this port.")
            .fix("Read the cause in the log; check the certificate, this machine's root certificates and its clock.")
            .fix("Do not turn verification off."),
        row(Code::cancelled, "cancelled", HttpStatus::none, "", "The operation was cancelled")
            .retry(Retry::never)
            .grpc(Grpc::cancelled)
            .errc(std::errc::operation_canceled)
            .cause("The program cancelled the operation, closed its socket or is shutting down.")
            .fix("Nothing, if this was intended. The request may have taken effect nevertheless."));
    // clang-format on
}

} // namespace client
} // inline namespace v0
} // namespace amiss

AMISS_DETAIL_TESTED_ENUM(amiss::client, Code)

namespace amiss {
inline namespace v0 {

namespace client {

/// What had been sent of a request when it failed.
enum class Sent : unsigned char {
    /// Nothing: its host was being looked up, a connection made, or TLS agreed on.
    nothing = 1,
    /// Perhaps something, so it may have taken effect.
    maybe,
};

/// The error of a request that got no response, for a library with failures of its own: `Provenance::transport`, status
/// 0, and `cause`, which is the library's own code.
///
/// Where nothing was sent, a `stream_error` and a `timeout` become `not_connected`: any method may be repeated. Never
/// allocates, never throws.
inline ApiError error_from(Code code, const std::error_code& cause, Sent sent = Sent::maybe) noexcept
{
    const bool unsent = sent == Sent::nothing && (code == Code::stream_error || code == Code::timeout);
    ApiError error = unsent ? Code::not_connected : code;
    detail::ErrorAccess::head(error).provenance = Provenance::transport;
    if (cause) error.with_cause(cause);
    return error;
}

/// The error of a request that got no response: `Provenance::transport`, status 0, and `code` as its `cause()`.
///
/// Understands errno codes, those of Windows sockets, and those of Boost.Asio, standalone Asio and Boost.Beast; a
/// boost::system::error_code converts. Any other code, and a code of value 0, is a `stream_error`: the request may have taken effect. A code of
/// this catalogue is kept. A code of another catalogue, or an HTTP status, is no network failure: it becomes its own
/// ApiError. Never allocates, never throws.
///
///     if (ec) return amiss::fail(amiss::client::error_from(ec, amiss::client::Sent::nothing));
inline ApiError error_from(const std::error_code& code, Sent sent = Sent::maybe) noexcept
{
    const detail::Meaning meaning = detail::meaning_of(code);
    const bool own = meaning.row != nullptr && meaning.catalog->id() == catalog_of<Code>().id();
    if (meaning.known && !own) return ApiError{code};
    return error_from(own ? static_cast<Code>(code.value()) : detail::transport_code<Code>(code), code, sent);
}

} // namespace client
} // inline namespace v0
} // namespace amiss
