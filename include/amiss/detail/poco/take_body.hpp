// SPDX-License-Identifier: BSL-1.0
// Reads the body of a request that POCO has begun to read.
#pragma once

#include <amiss/detail/poco/session_access.hpp>
#include <amiss/detail/server/head_check.hpp>
#include <amiss/detail/wire/request_reader.hpp>
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

/// What a chunked body comes after, for a reader of requests.
inline constexpr std::string_view chunked_head = "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n";

/// Reads one body, and nothing after it. What to refuse the request with: `HttpStatus::ok` when `body` has all of it.
inline HttpStatus take_body(Poco::Net::HTTPServerSession& session, const HeadCheck& head, std::size_t longest,
                            std::string& body)
try {
    if (head.size() > longest) return HttpStatus::content_too_large;
    if (!head.is_chunked()) return take_length(session, head.size(), body) ? HttpStatus::ok : HttpStatus::bad_request;
    RequestReader chunks;
    chunks.append(chunked_head.data(), chunked_head.size());
    for (;;) {
        const RequestReader::Event event = chunks.next(longest);
        if (event == RequestReader::Event::refused) return chunks.refusal().status();
        if (event == RequestReader::Event::request) return body = chunks.body(), HttpStatus::ok;
        char byte = '\0';
        if (!SessionAccess::read_byte(session, byte)) return HttpStatus::bad_request;
        chunks.append(&byte, 1);
    }
} catch (const Poco::TimeoutException&) {
    return HttpStatus::request_timeout;
} catch (const Poco::Exception&) { // the client has gone
    return HttpStatus::bad_request;
}

} // namespace detail
} // inline namespace v0
} // namespace amiss
