// SPDX-License-Identifier: BSL-1.0
// The client::Code that a transport's error code means: errno, Boost.Asio, standalone Asio and Boost.Beast.
#pragma once

#include <amiss/detail/catalog/category_query.hpp>

#include <cerrno>
#include <string_view>
#include <system_error>

namespace amiss {
inline namespace v0 {
namespace detail {

/// The enumerator for a transport's error code; `stream_error` when it says nothing more specific.
///
/// `Code` is client::Code, whose header is above this one.
template <class Code>
Code transport_code(const std::error_code& transport) noexcept
{
    // Compared by name, so that no header of Asio or Beast is needed. Boost.Asio and standalone Asio share the names.
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
} // inline namespace v0
} // namespace amiss
