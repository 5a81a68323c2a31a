// SPDX-License-Identifier: BSL-1.0
// Reads the body of a request that POCO has begun to read.
#pragma once

#include <amiss/detail/poco/session_access.hpp>
#include <amiss/detail/server/head_check.hpp>
#include <amiss/detail/wire/chunked_body.hpp>
#include <amiss/http_status.hpp>

#include <Poco/Exception.h>
#include <Poco/Net/HTTPServerSession.h>

#include <cstddef>
#include <string>
#include <string_view>

namespace amiss {
inline namespace v0 {
namespace detail {

/// Appends a body of a known length. False where it breaks off.
inline bool take_length(Poco::Net::HTTPServerSession& session, std::size_t length, std::string& body)
{
    char buffer[16384];
    while (length != 0) {
        const std::size_t read =
            SessionAccess::read_some(session, buffer, length < sizeof buffer ? length : sizeof buffer);
        if (read == 0) return false;
        body.append(buffer, read);
        length -= read;
    }
    return true;
}

/// Reads one body, and nothing after it. What to refuse the request with: `HttpStatus::ok` when `body` has all of it.
inline HttpStatus take_body(Poco::Net::HTTPServerSession& session, const HeadCheck& head, std::size_t longest,
                            std::string& body)
try {
    if (head.size() > longest) return HttpStatus::content_too_large;
    if (!head.is_chunked()) return take_length(session, head.size(), body) ? HttpStatus::ok : HttpStatus::bad_request;
    ChunkedBody chunks;
    HttpStatus status = HttpStatus::continue_;
    for (char byte = '\0'; status == HttpStatus::continue_;) {
        if (!SessionAccess::read_byte(session, byte)) return HttpStatus::bad_request;
        std::string_view rest(&byte, 1);
        status = chunks.take(rest, body, longest);
    }
    return status;
} catch (const Poco::TimeoutException&) {
    return HttpStatus::request_timeout;
} catch (const Poco::Exception&) { // the client has gone
    return HttpStatus::bad_request;
}

} // namespace detail
} // inline namespace v0
} // namespace amiss
