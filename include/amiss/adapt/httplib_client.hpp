// SPDX-License-Identifier: BSL-1.0
// cpp-httplib as a client: its responses as Received, its failures as errors. Tried with 0.11.4; link httplib as it asks.
#pragma once

#include <amiss/apis/client.hpp>
#include <amiss/detail/catalog/condition_categories.hpp>
#include <amiss/detail/compiler.hpp>
#include <amiss/detail/httplib/httplib_code.hpp>
#include <amiss/expected.hpp>
#include <amiss/received.hpp>

#include <httplib.h>

#include <string>
#include <system_error>

namespace amiss {
inline namespace v0 {
namespace detail {

class HttplibCategory final : public std::error_category {
public:
    const char* name() const noexcept override { return "httplib"; }
    std::string message(int value) const override { return httplib::to_string(static_cast<httplib::Error>(value)); }
};

} // namespace detail

/// The category "httplib" of `httplib::Error`, which has none of its own. Never destroyed; no static constructor.
inline const std::error_category& httplib_category() noexcept
{
    return detail::static_category<detail::HttplibCategory>();
}

/// The error of a request that httplib got no response to: a `client::Code`, with httplib's own as the cause, and its name
/// as the context.
///
/// `Connection`, `ConnectionTimeout`, `BindIPAddress` and `ProxyConnection` are `not_connected`: nothing was sent, unless the
/// client follows redirects. `Read`, `Write` and all that is not known are `stream_error`: httplib 0.11 does not tell a
/// time-out from a connection that broke. Never allocates, never throws.
///
///     if (!result) return amiss::fail(amiss::error_from(result.error()));
inline ApiError error_from(httplib::Error failure) noexcept
{
    const std::string_view name = detail::httplib_name(failure);
    ApiError error = client::error_from(detail::httplib_code(name), {static_cast<int>(failure), httplib_category()});
    error.with_context(name);
    return error;
}

/// A response of httplib as a view: it must live until it has been read. Copies and allocates nothing.
inline Received received(const httplib::Response& response AMISS_LIFETIMEBOUND) noexcept
{
    return {response.status, response.body, response.headers};
}

/// What a call of httplib gave, as a view of its response, or the error of `error_from`.
///
///     AMISS_TRY(amiss::check(cstar::envelope, amiss::received(client.Delete("/tickets/7"))));
inline expected<Received> received(const httplib::Result& result AMISS_LIFETIMEBOUND) noexcept
{
    if (!result) return unexpected<ApiError>(error_from(result.error()));
    return received(*result);
}

} // inline namespace v0
} // namespace amiss
