// SPDX-License-Identifier: BSL-1.0
// What an adapter sends: the response to one request, whatever it was, as a view.
#pragma once

#include <amiss/headers.hpp>
#include <amiss/server/reply.hpp>

#include <string_view>

namespace amiss {
inline namespace v0 {

/// One response that is to be sent. A view, until the function that it was given to returns.
class Answer {
public:
    /// What is sent of a reply, with the headers that errors have as well.
    Answer(const Reply& reply, const Headers& headers) noexcept
        : status(reply.status()), content_type(reply.content_type()), body(reply.body()), reply_(&reply),
          headers_(&headers)
    {
        // These have no body, and no Content-Type either (RFC 9110 §15.3.5, §15.3.6, §15.4.5).
        if (status == 204 || status == 205 || status == 304) body = content_type = {};
    }
    /// What is sent of an error, whose headers are all in `headers`.
    Answer(int error_status, std::string_view error_body, const Headers& headers) noexcept
        : status(error_status), content_type(headers.find("Content-Type")), body(error_body), headers_(&headers)
    {}

    int status;                    ///< from 200 to 599
    std::string_view content_type; ///< "" where there is no body
    std::string_view body;         ///< of a HEAD the body that a GET would have: its length is sent, the body is not
    bool is_head = false;          ///< whether the request was a HEAD
    bool close =
        false; ///< whether the connection cannot be used again: what the client still sends of the request was not read

    /// Calls `f(name, value)` for each header but Content-Type: Content-Length, Connection and Date are the framework's own.
    template <class F>
    void for_each_header(F&& f) const
    {
        for (const Header& header : *headers_) {
            const bool is_replaced = reply_ != nullptr && has(*reply_, header.name);
            if (!is_replaced && !detail::same_header(header.name, "Content-Type")) f(header.name, header.value.view());
        }
        if (reply_ == nullptr) return;
        for (const auto& [name, value] : reply_->headers()) f(std::string_view(name), std::string_view(value));
    }

private:
    // A handler that sends a header of its own means it.
    static bool has(const Reply& reply, std::string_view name) noexcept
    {
        for (const auto& header : reply.headers()) {
            if (detail::same_header(header.first, name)) return true;
        }
        return false;
    }

    const Reply* reply_ = nullptr;
    const Headers* headers_;
};

} // inline namespace v0
} // namespace amiss
