// SPDX-License-Identifier: BSL-1.0
// Reads the head of an HTTP/1.1 request from its bytes, for frameworks whose own parser gives up without an answer.
#pragma once

#include <amiss/detail/headers/field_value.hpp>
#include <amiss/detail/server/head_check.hpp>
#include <amiss/detail/text/ascii.hpp>
#include <amiss/detail/text/token.hpp>
#include <amiss/header_view.hpp>
#include <amiss/http_status.hpp>

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace amiss {
inline namespace v0 {
namespace detail {

/// What a head says of its request. Views into the bytes.
struct RequestHead {
    std::string_view method;
    std::string_view target;
    std::vector<HeaderView> headers;
    std::uint64_t length = 0; ///< of the body, where it is not chunked
    bool chunked = false;
    bool keep_alive = false;
    bool is_first_version = false; ///< HTTP/1.0
    bool awaits_continue = false;  ///< Expect: 100-continue (RFC 9110 §10.1.1)
};

/// The size of the head that `bytes` begin with, up to and with its empty line; 0 while that has not arrived.
///
/// The bytes before `seen` had no end of a head in them.
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

/// Takes a line with its CRLF off the front; false where it ends in something else (RFC 9112 §2.2).
inline bool take_line(std::string_view& rest, std::string_view& line) noexcept
{
    const std::size_t end = rest.find('\n');
    if (end == std::string_view::npos || end == 0 || rest[end - 1] != '\r') return false;
    line = rest.substr(0, end - 1);
    rest.remove_prefix(end + 1);
    return true;
}

/// ok, 400, or 505 for another version than HTTP/1.
inline HttpStatus read_request_line(std::string_view line, RequestHead& head) noexcept
{
    const std::size_t first = line.find(' ');
    const std::size_t last = line.rfind(' ');
    if (first == std::string_view::npos || first == last || !is_token(line.substr(0, first)))
        return HttpStatus::bad_request;
    const auto fits_target = [](char c) { return c < 0 || is_visible(c); };
    const std::string_view target = line.substr(first + 1, last - first - 1);
    if (target.empty() || !consists_of(target, fits_target)) return HttpStatus::bad_request;
    head.method = line.substr(0, first);
    head.target = target;
    const std::string_view version = line.substr(last + 1);
    if (version.size() != 8 || version.substr(0, 5) != "HTTP/" || !is_digit(version[5]) || version[6] != '.'
        || !is_digit(version[7]))
        return HttpStatus::bad_request;
    if (version[5] != '1') return HttpStatus::http_version_not_supported;
    head.is_first_version = version[7] == '0';
    head.keep_alive = !head.is_first_version;
    return HttpStatus::ok;
}

/// Takes from the headers what the head says of body and connection: ok, 400, 431, or 501 for an unknown transfer coding.
inline HttpStatus read_framing(RequestHead& head) noexcept
{
    const HeadCheck check(head.headers, head.is_first_version ? "HTTP/1.0" : "HTTP/1.1");
    head.length = check.size();
    head.chunked = check.is_chunked();
    for (const HeaderView& header : head.headers) {
        std::string_view rest = header.value;
        std::string_view element;
        bool more = same_header(header.name, "Connection");
        while (next_element(rest, more, element)) {
            if (equal_ignoring_case(element, "close")) head.keep_alive = false;
            if (equal_ignoring_case(element, "keep-alive") && head.is_first_version) head.keep_alive = true;
        }
        if (same_header(header.name, "Expect")) head.awaits_continue = equal_ignoring_case(rest, "100-continue");
    }
    return check.fault();
}

/// Reads a whole head, empty line included: ok, or what is wrong with it, 400, 431, 501 or 505.
///
/// It is strict where leniency lets requests be smuggled: lines end in CRLF, names are tokens up to their colon, no line is
/// folded, and the body's length is said once (RFC 9112 §2.2, §5.1, §5.2, §6.3). What was read before an error is kept.
inline HttpStatus read_request_head(std::string_view text, RequestHead& head)
{
    std::string_view line;
    if (!take_line(text, line)) return HttpStatus::bad_request;
    const HttpStatus first = read_request_line(line, head);
    if (first != HttpStatus::ok) return first;
    const auto fits_value = [](char c) { return c < 0 || c == '\t' || is_printable(c); };
    for (;;) {
        if (!take_line(text, line)) return HttpStatus::bad_request;
        if (line.empty()) return read_framing(head);
        const std::size_t colon = line.find(':');
        if (colon == std::string_view::npos || !is_token(line.substr(0, colon))) return HttpStatus::bad_request;
        const std::string_view value = trim_blanks(line.substr(colon + 1));
        if (!consists_of(value, fits_value)) return HttpStatus::bad_request;
        head.headers.push_back({line.substr(0, colon), value});
    }
}

} // namespace detail
} // inline namespace v0
} // namespace amiss
