// SPDX-License-Identifier: BSL-1.0
// What a handler returns where the value alone does not say it all: a status, a body and headers.
#pragma once

#include <amiss/config.hpp>
#include <amiss/detail/server/body_text.hpp>
#include <amiss/detail/server/reply_header.hpp>
#include <amiss/http_status.hpp>

#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

namespace amiss {
inline namespace v0 {

/// The response to a request that succeeded. Allocates.
///
///     return amiss::Reply(amiss::HttpStatus::created, ticket).header("Location", "/tickets/" + ticket.id);
class Reply {
public:
    /// A response without a body.
    explicit Reply(HttpStatus status) noexcept : status_(to_int(status)) {}
    /// A response whose body is JSON text, or what `to_body` makes of a value.
    template <class T>
    Reply(HttpStatus status, T&& value) : Reply(status, std::forward<T>(value), "application/json")
    {}
    /// The same with another media type, for text that is no JSON. A media type that is none is as a header that cannot be sent.
    template <class T>
    Reply(HttpStatus status, T&& value, std::string_view content_type)
        : status_(to_int(status)), body_(detail::body_text(std::forward<T>(value)))
    {
        header("Content-Type", content_type);
    }

    /// Adds a header: several of one name are sent several times. Content-Type is replaced.
    ///
    /// A header that cannot be sent makes the whole reply a 500, and what is wrong is in the log: a name that is no token, a
    /// value with a control character or with white space around it, which would be another header or another response (RFC 9110
    /// §5.5), and what the framework itself sends: Connection, Content-Length, Transfer-Encoding.
    Reply& header(std::string_view name, std::string_view value) &
    {
        const char* const fault = detail::fault_of_header(name, value);
        if (fault != nullptr && fault_.empty()) fault_.append(fault).append(": ").append(name);
        if (fault != nullptr) return *this;
        if (detail::same_header(name, "Content-Type"))
            content_type_.assign(value);
        else
            headers_.push_back({std::string(name), std::string(value)});
        return *this;
    }
    /// The same for an rvalue.
    Reply&& header(std::string_view name, std::string_view value) && AMISS_LIFETIMEBOUND
    {
        return std::move(header(name, value));
    }

    /// The status as a number.
    int status() const noexcept { return status_; }
    /// The body; "" where there is none.
    const std::string& body() const noexcept AMISS_LIFETIMEBOUND { return body_; }
    /// The media type of the body; "" where there is none.
    const std::string& content_type() const noexcept AMISS_LIFETIMEBOUND { return content_type_; }
    /// All headers but Content-Type, as pairs of name and value.
    const std::vector<std::pair<std::string, std::string>>& headers() const noexcept AMISS_LIFETIMEBOUND
    {
        return headers_;
    }
    /// Why it cannot be sent; "" where it can.
    std::string_view fault() const noexcept AMISS_LIFETIMEBOUND
    {
        const bool is_final = status_ >= 200 && status_ <= 599; // a 1xx is no answer
        return is_final ? std::string_view(fault_) : "the status of a reply is from 200 to 599";
    }

private:
    int status_;
    std::string body_;
    std::string content_type_;
    std::vector<std::pair<std::string, std::string>> headers_;
    std::string fault_;
};

} // inline namespace v0
} // namespace amiss
