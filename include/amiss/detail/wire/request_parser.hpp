// SPDX-License-Identifier: BSL-1.0
// A parser of requests that drops what comes after a chunked body.
#pragma once

#include <amiss/config.hpp>

#include <boost/beast/core/string.hpp>
#include <boost/beast/http/field.hpp>
#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/string_body.hpp>
#include <boost/system/error_code.hpp>

namespace amiss {
inline namespace v0 {
namespace detail {

/// Beast, up to Boost 1.89, adds the fields of a trailer section to the headers. They must not be merged (RFC 9110 §6.5.1): an
/// Authorization, or a header that a proxy in front takes away, would come in by the back door.
class RequestParser : public boost::beast::http::request_parser<boost::beast::http::string_body> {
    void on_field_impl(boost::beast::http::field id, boost::beast::string_view name, boost::beast::string_view value,
                       boost::system::error_code& /*failure*/) override
    {
        if (!is_header_done()) get().insert(id, name, value);
    }
};

} // namespace detail
} // inline namespace v0
} // namespace amiss
