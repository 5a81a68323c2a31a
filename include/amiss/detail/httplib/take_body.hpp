// SPDX-License-Identifier: BSL-1.0
// Reads the body of a request of cpp-httplib within bounds.
#pragma once

#include <amiss/detail/httplib/put_answer.hpp>
#include <amiss/detail/server/head_check.hpp>

#include <httplib.h>

#include <chrono>
#include <cstddef>
#include <string>
#include <string_view>

namespace amiss {
inline namespace v0 {
namespace detail {

/// While it lives, a reader of the request gives the bytes of its body, whatever they are.
///
/// Of a multipart body httplib makes parts for the other half of a reader, which a handler that wants the bytes does
/// not have: it throws. And it takes a DELETE without Content-Length for one without a body, although it has chunks.
class PlainRequest {
public:
    explicit PlainRequest(httplib::Request& request) : request_(request) { exchange(); }
    PlainRequest(const PlainRequest&) = delete;
    PlainRequest& operator=(const PlainRequest&) = delete;
    ~PlainRequest() { exchange(); }

private:
    void exchange() noexcept
    {
        request_.method.swap(method_);
        const auto type = request_.headers.find("Content-Type");
        if (type != request_.headers.end()) type->second.swap(content_type_);
    }

    httplib::Request& request_;
    std::string method_ = "POST";
    std::string content_type_;
};

/// How the reading of a body ended.
enum class BodyEnd { whole, too_long, broken };

/// Reads a body into the request's own, at most `most` bytes of it: httplib's own limit does not hold for chunks.
inline BodyEnd take_body(const httplib::Request& request, const httplib::ContentReader& reader, std::size_t most)
{
    httplib::Request& own = own_request(request);
    const PlainRequest plain(own);
    bool is_too_long = false;
    const bool is_whole = reader([&](const char* data, std::size_t size) {
        is_too_long = size > most - own.body.size();
        if (!is_too_long) own.body.append(data, size);
        return !is_too_long;
    });
    if (is_whole) return BodyEnd::whole;
    return is_too_long ? BodyEnd::too_long : BodyEnd::broken;
}

/// Reads what a client still sends of a body that is not wanted: to its end, but at most 1 MiB, and for at most two
/// seconds and one read timeout of the server.
///
/// Up to 0.23.0 httplib closes without that. Of later versions the reader must not be called after the handler: they
/// keep its state on the stack.
inline void drain_body(const httplib::Request& request, httplib::Response& response,
                       const httplib::ContentReader& reader, const HeadCheck& head)
{
#if !defined(CPPHTTPLIB_VERSION_NUM)
    constexpr std::size_t most = std::size_t{1} << 20U;
    const bool is_sized = !head.is_chunked() && head.size() < most;
    // As one body of that length: where in a chunk the reading has stopped, nobody knows.
    httplib::Headers headers{{"Content-Length", std::to_string(is_sized ? head.size() : most)}};
    httplib::Request& own = own_request(request);
    const int status = response.status; // for the program's log: a body that ends early makes it a 400
    own.headers.swap(headers);
    const auto deadline = std::chrono::steady_clock::now() + std::chrono::seconds(2);
    std::string end;
    reader([&](const char* data, std::size_t size) {
        constexpr std::string_view last_chunk = "0\r\n\r\n";
        const std::size_t kept = size < last_chunk.size() ? size : last_chunk.size();
        end.append(data + (size - kept), kept);
        end.erase(0, end.size() - (end.size() < last_chunk.size() ? end.size() : last_chunk.size()));
        const bool is_last = head.is_chunked() && end == last_chunk;
        return !is_last && std::chrono::steady_clock::now() < deadline;
    });
    own.headers.swap(headers);
    response.status = status;
#else
    static_cast<void>(request);
    static_cast<void>(response);
    static_cast<void>(reader);
    static_cast<void>(head);
#endif
}

} // namespace detail
} // inline namespace v0
} // namespace amiss
