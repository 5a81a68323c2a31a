// SPDX-License-Identifier: BSL-1.0
// The errors of a client that got no response: their codes, and which of them a transport's error code means.
#pragma once

#include <amiss/category.hpp>
#include <amiss/detail/catalog/category_query.hpp>
#include <amiss/detail/error/access.hpp>
#include <amiss/error.hpp>

#include <cerrno>
#include <string_view>
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
    /// The connection is not secure, because of a certificate, a name or a protocol version.
    tls,
    /// This program cancelled the operation.
    cancelled,
};

/// The catalogue of `Code`, which argument-dependent lookup finds.
constexpr auto amiss_catalog(Code)
{
    // clang-format off: a table
    return catalog<Code>("amiss.client",
        row(Code::config_error, "config_error", HttpStatus::none, "", "The client is not configured: check its API key")
            .retry(Retry::never)
            .grpc(Grpc::invalid_argument)
            .errc(std::errc::invalid_argument)
            .cause("No API key was given when the client was made, often for want of an environment variable.")
            .cause("The API key is malformed: another prefix, cut short, or with white space around it.")
            .fix("Give the client a whole key, and check it when the program starts and not at the first request."),
        row(Code::not_connected, "not_connected", HttpStatus::none, "", "There is no connection to the server yet")
            .retry(Retry::after_delay)
            .grpc(Grpc::unavailable)
            .errc(std::errc::not_connected)
            .cause("A tool was called before its server had finished connecting.")
            .cause("The host's name could not be resolved.")
            .cause("This machine had no local address or port left to connect from.")
            .fix("Wait until the connection stands, then repeat the call: nothing was sent.")
            .fix("If it lasts, check the host's name and this machine's DNS."),
        row(Code::stream_error, "stream_error", HttpStatus::none, "", "The connection broke")
            .retry(Retry::if_idempotent)
            .grpc(Grpc::unavailable)
            .errc(std::errc::connection_reset)
            .cause("A stream of server-sent events dropped in the middle, such as that of `session.sendStream`.")
            .cause("The server or a proxy closed the connection before the response was complete.")
            .cause("The network went away while the request was under way.")
            .fix("Repeat what may be done twice.")
            .fix("Look first whether the operation took effect where it may not: no response does not mean no effect."),
        row(Code::timeout, "timeout", HttpStatus::none, "", "The server did not answer in time")
            .retry(Retry::if_idempotent)
            .grpc(Grpc::deadline_exceeded)
            .errc(std::errc::timed_out)
            .cause("The server takes longer than the client waits.")
            .cause("A firewall drops the packets instead of refusing them.")
            .fix("Repeat what may be done twice, with backoff.")
            .fix("Look first whether the operation took effect where it may not.")
            .fix("If the operation is slow by nature, give it a longer limit."),
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
            .cause("The server's certificate has expired, is of another host, or is signed by none that is trusted here.")
            .cause("The two sides have no protocol version or cipher in common.")
            .cause("The port speaks no TLS.")
            .fix("See the cause in the log; check the certificate, this machine's root certificates and its clock.")
            .fix("Do not turn verification off."),
        row(Code::cancelled, "cancelled", HttpStatus::none, "", "The operation was cancelled")
            .retry(Retry::never)
            .grpc(Grpc::cancelled)
            .errc(std::errc::operation_canceled)
            .cause("The program cancelled the operation, closed its socket or is shutting down.")
            .fix("Nothing, if that was meant. The request may have taken effect all the same."));
    // clang-format on
}

} // namespace client
} // inline namespace v0
} // namespace amiss

AMISS_DETAIL_ERROR_ENUM(amiss::client, Code)

namespace amiss {
inline namespace v0 {
namespace detail {

/// The code for a transport's error code; `stream_error` when it says nothing more specific.
inline client::Code client_code(const std::error_code& transport) noexcept
{
    using client::Code;
    // Compared by name, so that no header of Asio or Beast is needed. Boost.Asio and standalone Asio share them.
    const std::string_view category = transport.category().name();
    if (category == "asio.netdb" || category == "asio.addrinfo") return Code::not_connected;
    if (category == "asio.ssl") return Code::tls;
    if (category == "boost.beast" && transport.value() == 1) return Code::timeout; // beast::error::timeout

    const std::error_condition condition = transport.default_error_condition();
    if (!same_category(condition.category(), std::generic_category())) return Code::stream_error;
    const auto is = [value = condition.value()](std::errc known) { return value == static_cast<int>(known); };
    // ETIME is a number here: its enumerator is deprecated. A blocking socket with SO_RCVTIMEO gives the last two.
    if (is(std::errc::timed_out) || condition.value() == ETIME || is(std::errc::resource_unavailable_try_again)
        || is(std::errc::operation_would_block))
        return Code::timeout;
    if (is(std::errc::connection_refused)) return Code::refused;
    if (is(std::errc::not_connected) || is(std::errc::address_not_available)) return Code::not_connected;
    if (is(std::errc::operation_canceled)) return Code::cancelled;
    // Also for an unreachable host or network: TCP reports these on a connection that has already sent something.
    return Code::stream_error;
}

} // namespace detail

namespace client {

/// The error of a request that got no response. Its provenance is `Provenance::transport`, its status 0, its `cause()`
/// the code given.
///
/// Understands errno codes and those of Boost.Asio, standalone Asio and Boost.Beast; a boost::system::error_code
/// converts. Any other code, and a code of value 0, is a `stream_error`: the request may have taken effect. A code of
/// this catalogue is kept. A code of another catalogue, or an HTTP status, is no network failure: the result is its own
/// `ApiError`. Never throws.
///
///     if (ec) return amiss::fail(amiss::client::error_from(ec));
inline ApiError error_from(const std::error_code& code) noexcept
{
    const detail::Meaning meaning = detail::meaning_of(code);
    const bool own = meaning.row != nullptr && meaning.catalog->id() == catalog_of<Code>().id();
    if (meaning.known && !own) return ApiError{code};
    ApiError error = own ? static_cast<Code>(code.value()) : detail::client_code(code);
    detail::ErrorAccess::head(error).provenance = Provenance::transport;
    if (code) error.with_cause(code);
    return error;
}

} // namespace client
} // inline namespace v0
} // namespace amiss
