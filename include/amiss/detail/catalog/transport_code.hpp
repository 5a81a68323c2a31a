// SPDX-License-Identifier: BSL-1.0
// What the codes of sockets, resolvers and TLS mean to a client: errno, Boost.Asio, standalone Asio and Boost.Beast.
#pragma once

#include <amiss/detail/catalog/category_query.hpp>

#include <cerrno>
#include <string_view>
#include <system_error>

namespace amiss {
inline namespace v0 {
namespace detail {

/// The enumerator that `transport` means; a code that says nothing else is a connection that broke.
///
/// `Code` is client::Code, whose header is above this one.
template <class Code>
Code transport_code(const std::error_code& transport) noexcept
{
    // By name, so that no header of Asio or Beast is needed. Boost's Asio and the standalone one have the same names.
    const std::string_view category = transport.category().name();
    if (category == "asio.netdb" || category == "asio.addrinfo") return Code::not_connected;
    if (category == "asio.ssl") return Code::tls;
    if (category == "boost.beast" && transport.value() == 1) return Code::timeout; // beast::error::timeout

    const std::error_condition condition = transport.default_error_condition();
    if (!same_category(condition.category(), std::generic_category())) return Code::stream_error;
    const auto is = [value = condition.value()](std::errc known) { return value == static_cast<int>(known); };
    // ETIME by its number: its enumerator is deprecated. The last two come from a blocking socket with SO_RCVTIMEO.
    if (is(std::errc::timed_out) || condition.value() == ETIME || is(std::errc::resource_unavailable_try_again)
        || is(std::errc::operation_would_block))
        return Code::timeout;
    if (is(std::errc::connection_refused)) return Code::refused;
    if (is(std::errc::not_connected) || is(std::errc::address_not_available)) return Code::not_connected;
    if (is(std::errc::operation_canceled)) return Code::cancelled;
    // Unreachable hosts and networks too: TCP reports them also when the connection has already sent something.
    return Code::stream_error;
}

} // namespace detail
} // inline namespace v0
} // namespace amiss
