// SPDX-License-Identifier: BSL-1.0
// Reads the body of a request by Beast's parser, in whatever pieces it comes.
#pragma once

#include <amiss/detail/wire/request_parser.hpp>

#include <boost/asio/buffer.hpp>
#include <boost/beast/http/error.hpp>
#include <boost/system/error_code.hpp>

#include <cstddef>
#include <string_view>

namespace amiss {
inline namespace v0 {
namespace detail {

/// Gives the parser of a request whose head was read what has come since. How many bytes of it are of this request.
///
/// `failure` is `need_more` where the body goes on, and `buffer_overflow` where the extensions of a chunk, or the fields after the
/// last one, have `longest_mark` bytes: Beast has no limit for these.
inline std::size_t read_request_body(std::string_view received, std::size_t longest_mark, RequestParser& parser,
                                     boost::system::error_code& failure)
{
    using HttpError = boost::beast::http::error;
    std::size_t used = 0;
    failure = {};
    while (!failure && !parser.is_done()) {
        const std::string_view part = received.substr(used, longest_mark);
        // Up to Boost 1.85, Beast asserts that a last chunk without any before it comes with all of its five bytes.
        const bool may_be_last = parser.chunked() && part.size() < 5 && part.substr(0, 1) == "0";
        if (part.empty() || may_be_last) {
            failure = HttpError::need_more;
            break;
        }
        const std::size_t size = parser.put(boost::asio::buffer(part.data(), part.size()), failure);
        used += size;
        if (failure != HttpError::need_more) continue;
        if (size != 0)
            failure = {};
        else if (part.size() == longest_mark)
            failure = HttpError::buffer_overflow;
    }
    return used;
}

} // namespace detail
} // inline namespace v0
} // namespace amiss
