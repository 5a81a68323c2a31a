// SPDX-License-Identifier: BSL-1.0
// Cuts the bytes of a connection into requests, within limits, by Beast's parser.
#pragma once

#include <amiss/detail/wire/parser_error.hpp>
#include <amiss/detail/wire/request_body.hpp>
#include <amiss/detail/wire/request_head.hpp>
#include <amiss/detail/wire/request_parser.hpp>
#include <amiss/error.hpp>

#include <boost/beast/http/error.hpp>
#include <boost/system/error_code.hpp>

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace amiss {
inline namespace v0 {
namespace detail {

/// The requests of one connection, one after the other. The limits are those of `RequestLimits`.
class RequestReader {
public:
    /// What `next` has found.
    enum class Event {
        more,           ///< nothing whole: read on
        wants_continue, ///< the head is there, and the client waits for a 100 before it sends the body
        request,        ///< head() and body() are those of a request
        refused,        ///< refusal() says why; head() has what could be read, and nothing more can be read
    };

    RequestReader() = default;
    RequestReader(const RequestReader&) = delete;
    RequestReader& operator=(const RequestReader&) = delete;

    void append(const char* bytes, std::size_t size) { received_.append(bytes, size); }

    /// Reads on. After a request, its head and body live until the next call.
    Event next(std::size_t longest_body)
    {
        if (refusal_) return Event::refused;
        if (part_ == Part::done) start();
        if (part_ == Part::head && !read_head(longest_body)) return refusal_ ? Event::refused : Event::more;
        if (head_.awaits_continue && received_.empty()) {
            head_.awaits_continue = false;
            return Event::wants_continue;
        }
        return read_body();
    }

    const RequestHead& head() const noexcept { return head_; }
    std::string_view body() const noexcept { return parser_ ? parser_->get().body() : std::string_view(); }
    /// What the request is refused with, after the event `refused`.
    const ApiError& refusal() const noexcept { return *refusal_; }

    /// How many requests have been whole.
    std::size_t number() const noexcept { return number_; }
    /// Whether a request has begun that is not whole yet.
    bool is_inside() const noexcept { return part_ == Part::body || (part_ == Part::head && !received_.empty()); }
    /// Whether its head is whole.
    bool has_head() const noexcept { return part_ == Part::body; }

private:
    enum class Part { head, body, done };

    void start()
    {
        part_ = Part::head;
        head_ = RequestHead();
        parser_.reset();
        seen_ = 0;
    }

    bool read_head(std::size_t longest_body)
    {
        received_.erase(0, empty_lines(received_));
        RequestLimits limits;
        limits.body = longest_body;
        const std::size_t size = head_size(received_, seen_);
        if (size == 0 && received_.size() <= limits.header) {
            seen_ = received_.size();
            return false;
        }
        const std::string_view text = std::string_view(received_).substr(0, size != 0 ? size : received_.size());
        refusal_ = read_request_head(text, limits, parser_.emplace(), head_);
        if (refusal_) return false;
        received_.erase(0, size);
        part_ = Part::body;
        return true;
    }

    Event read_body()
    {
        boost::system::error_code failure;
        received_.erase(0, read_request_body(received_, RequestLimits().header, *parser_, failure));
        if (failure == boost::beast::http::error::need_more) return Event::more;
        if (failure) {
            refusal_ = parser_error(failure, true);
            return Event::refused;
        }
        part_ = Part::done;
        ++number_;
        return Event::request;
    }

    Part part_ = Part::head;
    std::optional<ApiError> refusal_;
    std::size_t number_ = 0;
    std::string received_; // and not read yet
    std::size_t seen_ = 0; // the bytes of it that were searched for the end of a head
    std::optional<RequestParser> parser_;
    RequestHead head_;
};

} // namespace detail
} // inline namespace v0
} // namespace amiss
