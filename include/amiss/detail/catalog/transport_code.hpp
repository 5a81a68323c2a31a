// SPDX-License-Identifier: BSL-1.0
// The client::Code that a transport's error code means: errno, Windows, Boost.Asio, standalone Asio and Boost.Beast.
#pragma once

#include <amiss/detail/catalog/category_query.hpp>

#include <cerrno>
#include <string_view>
#include <system_error>

namespace amiss {
inline namespace v0 {
namespace detail {

/// The errno value for a number of Windows in the category "system", or 0.
///
/// These are looked up on every system: no errno is as large. Windows gives them for sockets and for names that cannot be
/// resolved, and not every standard library there knows the condition.
constexpr int errno_of_windows(int value) noexcept
{
    switch (value) {
    case 995:                         // ERROR_OPERATION_ABORTED, which is Asio's operation_aborted
    case 10103:                       // WSAECANCELLED
    case 10111: return ECANCELED;     // WSA_E_CANCELLED
    case 1225:                        // ERROR_CONNECTION_REFUSED
    case 10061: return ECONNREFUSED;  // WSAECONNREFUSED
    case 1460:                        // ERROR_TIMEOUT
    case 10035:                       // WSAEWOULDBLOCK
    case 10060: return ETIMEDOUT;     // WSAETIMEDOUT
    case 10049: return EADDRNOTAVAIL; // WSAEADDRNOTAVAIL
    case 10057:                       // WSAENOTCONN
    case 10108:                       // WSASERVICE_NOT_FOUND
    case 10109:                       // WSATYPE_NOT_FOUND, Asio's service_not_found
    case 11001:                       // WSAHOST_NOT_FOUND
    case 11002:                       // WSATRY_AGAIN
    case 11003:                       // WSANO_RECOVERY
    case 11004: return ENOTCONN;      // WSANO_DATA
    case 10004:                       // WSAEINTR
    case 10050:                       // WSAENETDOWN
    case 10051:                       // WSAENETUNREACH
    case 10052:                       // WSAENETRESET
    case 10053:                       // WSAECONNABORTED
    case 10054:                       // WSAECONNRESET
    case 10058:                       // WSAESHUTDOWN
    case 10064:                       // WSAEHOSTDOWN
    case 10065:                       // WSAEHOSTUNREACH
    case 10101: return ECONNRESET;    // WSAEDISCON
    default: return 0;
    }
}

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

    const int windows = category == "system" ? errno_of_windows(transport.value()) : 0;
    const std::error_condition condition =
        windows != 0 ? std::error_condition(windows, std::generic_category()) : transport.default_error_condition();
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
