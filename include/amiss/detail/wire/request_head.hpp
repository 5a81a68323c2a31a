// SPDX-License-Identifier: BSL-1.0
// Reads the head of an HTTP/1.1 request by Beast's parser, and refuses what that lets through.
#pragma once

#include <amiss/detail/server/head_check.hpp>
#include <amiss/detail/text/ascii.hpp>
#include <amiss/detail/wire/parser_error.hpp>
#include <amiss/detail/wire/request_headers.hpp>
#include <amiss/detail/wire/request_parser.hpp>
#include <amiss/error.hpp>
#include <amiss/header_view.hpp>
#include <amiss/http_status.hpp>

#include <boost/asio/buffer.hpp>
#include <boost/beast/http/error.hpp>
#include <boost/beast/http/field.hpp>
#include <boost/none.hpp>
#include <boost/system/error_code.hpp>

#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <string_view>
#include <vector>

namespace amiss {
inline namespace v0 {
namespace detail {

/// How much of a request is read.
struct RequestLimits {
    std::size_t target = 8192;    ///< bytes of a request target; beyond them 414
    std::uint32_t header = 16384; ///< bytes of the request line and all headers; beyond them 431
    std::uint64_t body = std::numeric_limits<std::uint64_t>::max(); ///< bytes; beyond them 413
};

/// What a head says of its request. Views into the parser.
struct RequestHead {
    std::string_view method;
    std::string_view target;
    std::vector<HeaderView> headers;
    bool chunked = false;
    bool keep_alive = false;
    bool is_first_version = false; ///< HTTP/1.0
    bool awaits_continue = false;  ///< a body follows, and Expect: 100-continue (RFC 9110 §10.1.1)
};

/// The size of the empty lines that bytes begin with: before a request, they are none (RFC 9112 §2.2).
inline std::size_t empty_lines(std::string_view bytes) noexcept
{
    std::size_t size = 0;
    while (bytes.substr(size, 2) == "\r\n") size += 2;
    return size;
}

/// The size of the head that `bytes` begin with, up to and with its empty line; 0 while that has not arrived.
///
/// The bytes before `seen` had no end of a head in them. Who gives Beast's parser the whole head gets the same of it in
/// whatever pieces it came; and to a line that ends in LF alone, an answer, where the parser would wait for a CRLF.
inline std::size_t head_size(std::string_view bytes, std::size_t seen = 0) noexcept
{
    std::size_t at = seen < 3 ? 0 : seen - 3;
    while ((at = bytes.find('\n', at)) != std::string_view::npos) {
        ++at;
        if (bytes.substr(at, 1) == "\n") return at + 1;
        if (bytes.substr(at, 2) == "\r\n") return at + 2;
    }
    return 0;
}

/// Whether a request line ends in another version than the parser takes.
inline bool has_other_version(std::string_view text) noexcept
{
    const std::string_view line = text.substr(0, text.find("\r\n"));
    const std::string_view version = line.substr(line.rfind(' ') + 1);
    return version.size() == 8 && version.substr(0, 5) == "HTTP/" && is_digit(version[5]) && version[6] == '.'
        && is_digit(version[7]) && version != "HTTP/1.1" && version != "HTTP/1.0";
}

/// Gives the parser a text, and `head` what it has read of it, an error or not.
inline boost::system::error_code parse_head(std::string_view text, RequestParser& parser, RequestHead& head)
{
    boost::system::error_code failure;
    parser.put(boost::asio::buffer(text.data(), text.size()), failure);
    const auto& message = parser.get();
    head.method = beast_text(message.method_string());
    head.target = beast_text(message.target());
    head.headers.clear();
    for (const HeaderView header : BeastHeaders(message.base())) head.headers.push_back(header);
    head.is_first_version = message.version() == 10;
    return failure;
}

/// What is wrong with a head that the parser takes, which is lenient where requests can be smuggled (RFC 9112 §5.2, §6.3).
inline std::optional<ApiError> head_fault(std::string_view text, const RequestParser& parser, RequestHead& head,
                                          std::uint64_t longest_body)
{
    if (text.find("\n ") != std::string_view::npos || text.find("\n\t") != std::string_view::npos)
        return ApiError(HttpStatus::bad_request).with_context("a header in several lines");
    const HeadCheck check(head.headers, head.is_first_version ? "HTTP/1.0" : "HTTP/1.1", text.size());
    if (check.fault() != HttpStatus::ok) return ApiError(check.fault()).with_context(check.reason());
    if (check.size() > longest_body) return ApiError(HttpStatus::content_too_large);
    head.chunked = check.is_chunked();
    head.keep_alive = parser.keep_alive();
    const std::string_view expected = beast_text(parser.get()[boost::beast::http::field::expect]);
    if (!expected.empty() && !equal_ignoring_case(expected, "100-continue"))
        return ApiError(HttpStatus::expectation_failed).with_context("an Expect other than 100-continue");
    head.awaits_continue = !expected.empty() && check.has_body() && !head.is_first_version;
    return std::nullopt;
}

/// Reads a head with a new parser, which then goes on with the body: a whole head, or more bytes than the limit without one.
///
/// The error that refuses it, with what the parser said as the cause; absent where nothing is wrong. What was read before is kept.
inline std::optional<ApiError> read_request_head(std::string_view text, const RequestLimits& limits,
                                                 RequestParser& parser, RequestHead& head)
{
    using HttpError = boost::beast::http::error;
    parser.header_limit(limits.header);
    parser.body_limit(boost::none); // which it would check before it has read all headers
    boost::system::error_code failure = parse_head(text, parser, head);
    if (head.target.size() > limits.target) return ApiError(HttpStatus::uri_too_long);
    if (text.size() > limits.header)
        failure = HttpError::header_limit; // Beast's own is one for each header
    else if (failure == HttpError::need_more)
        failure = HttpError::partial_message;
    if (failure == HttpError::bad_version && has_other_version(text))
        return ApiError(HttpStatus::http_version_not_supported).with_cause(failure);
    if (failure) return parser_error(failure, !head.target.empty());
    parser.body_limit(limits.body);
    parser.eager(true);
    return head_fault(text, parser, head, limits.body);
}

} // namespace detail
} // inline namespace v0
} // namespace amiss
