// SPDX-License-Identifier: BSL-1.0
// The client::Code that an enumerator of httplib::Error means, by its name: its number differs between versions.
#pragma once

#include <amiss/apis/client.hpp>
#include <amiss/detail/catalog/enum_names.hpp>

#include <cstddef>
#include <string_view>

namespace amiss {
inline namespace v0 {
namespace detail {

/// The name of an enumerator from 0 to 63, as the version of the library has it; empty for another value.
template <class Error>
constexpr std::string_view httplib_name(Error error) noexcept
{
    const auto value = static_cast<long long>(error);
    if (value < 0 || value >= enum_block) return {};
    return EnumBlock<Error, 0>::names[static_cast<std::size_t>(value)];
}

/// The enumerator for a name of versions 0.11 to 0.53; `stream_error` for all others.
///
/// `Read` is any end of the connection while the response was awaited, a time-out too: later versions have Timeout and
/// ConnectionClosed for some of these.
constexpr client::Code httplib_code(std::string_view name) noexcept
{
    using client::Code;
    constexpr std::string_view unsent[] = {"Connection", "ConnectionTimeout", "BindIPAddress", "ProxyConnection"};
    constexpr std::string_view tls[] = {"SSLConnection", "SSLLoadingCerts", "SSLServerVerification",
                                        "SSLServerHostnameVerification"};
    constexpr std::string_view unusable[] = {"ExceedRedirectCount", "UnsupportedMultipartBoundaryChars",
                                             "InvalidHeaders"};
    constexpr std::string_view stopped[] = {"Canceled", "ExceedMaxPayloadSize"};
    for (const std::string_view known : unsent)
        if (name == known) return Code::not_connected;
    for (const std::string_view known : tls)
        if (name == known) return Code::tls;
    for (const std::string_view known : unusable)
        if (name == known) return Code::config_error;
    for (const std::string_view known : stopped)
        if (name == known) return Code::cancelled;
    return name == "Timeout" ? Code::timeout : Code::stream_error;
}

} // namespace detail
} // inline namespace v0
} // namespace amiss
