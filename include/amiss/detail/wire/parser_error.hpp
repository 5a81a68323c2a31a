// SPDX-License-Identifier: BSL-1.0
// What Beast says when it cannot read a request, as the error that answers the client.
#pragma once

#include <amiss/error.hpp>
#include <amiss/http_status.hpp>

#include <boost/beast/core/error.hpp>
#include <boost/beast/http/error.hpp>
#include <boost/system/error_code.hpp>

#include <optional>

namespace amiss {
inline namespace v0 {
namespace detail {

inline HttpStatus status_of_parser_error(boost::beast::http::error error, bool has_target) noexcept
{
    using Error = boost::beast::http::error;
    switch (error) {
    case Error::body_limit: return HttpStatus::content_too_large;
    case Error::header_limit:
    case Error::buffer_overflow: // the fields after a chunked body, or the extensions of a chunk
        return has_target ? HttpStatus::request_header_fields_too_large : HttpStatus::uri_too_long;
    case Error::bad_alloc: return HttpStatus::service_unavailable;
    default: return HttpStatus::bad_request;
    }
}

/// The answer to a request that could not be read; absent where there is nobody to answer, or nothing to refuse.
///
/// `has_target` is whether the request line was read. A message that broke off is answered: a client that has closed its
/// sending side can still read. What the parser said is the cause, for the log.
inline std::optional<ApiError> parser_error(const boost::system::error_code& failure, bool has_target) noexcept
{
    using Error = boost::beast::http::error;
    if (failure == boost::beast::error::timeout) return ApiError(HttpStatus::request_timeout).with_cause(failure);
    const bool is_of_parser = failure.category() == make_error_code(Error::bad_method).category();
    if (!is_of_parser || failure == Error::end_of_stream) return std::nullopt;
    const HttpStatus status = status_of_parser_error(static_cast<Error>(failure.value()), has_target);
    char text[64]; // "conflicting Content-Length"
    return ApiError(status).with_cause(failure).with_context(failure.message(text, sizeof text));
}

} // namespace detail
} // inline namespace v0
} // namespace amiss
