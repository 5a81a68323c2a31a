// SPDX-License-Identifier: BSL-1.0
// Cuts the bytes of a connection into requests, within limits.
#pragma once

#include <amiss/detail/wire/chunked_body.hpp>
#include <amiss/detail/wire/request_head.hpp>
#include <amiss/http_status.hpp>

#include <cstddef>
#include <string>
#include <string_view>

namespace amiss {
inline namespace v0 {
namespace detail {

/// The requests of one connection, one after the other.
class RequestReader {
public:
    static constexpr std::size_t longest_target = 8192; ///< longer ones are refused with 414
    static constexpr std::size_t longest_head = 16384;  ///< request line and headers; longer ones are refused with 431

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
        if (refused_) return Event::refused;
        if (part_ == Part::done) start();
        if (part_ == Part::head && !read_head(longest_body)) return refused_ ? Event::refused : Event::more;
        if (head_.awaits_continue && received_.empty() && (head_.chunked || head_.length != 0)) {
            head_.awaits_continue = false;
            return Event::wants_continue;
        }
        return read_body(longest_body);
    }

    const RequestHead& head() const noexcept { return head_; }
    std::string_view head_text() const noexcept { return head_text_; }
    std::string_view body() const noexcept { return body_; }
    HttpStatus refusal() const noexcept { return refusal_; }

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
        body_.clear();
        chunks_ = ChunkedBody();
        seen_ = 0;
    }

    bool refuse(HttpStatus status)
    {
        refused_ = true;
        refusal_ = status;
        return false;
    }

    bool read_head(std::size_t longest_body)
    {
        // Empty lines before a request are ignored (RFC 9112 §2.2).
        while (received_.compare(0, 2, "\r\n") == 0) received_.erase(0, 2);
        const std::string_view bytes = received_;
        const std::size_t size = head_size(bytes, seen_);
        const std::size_t line = bytes.find('\n');
        const bool is_too_long = size > longest_head || (size == 0 && bytes.size() > longest_head);
        head_text_.assign(received_, 0, size != 0 ? size : bytes.rfind('\n') + 1);
        if (size == 0 && !is_too_long) {
            seen_ = bytes.size();
            return false;
        }
        const HttpStatus status = read_request_head(head_text_, head_);
        const std::size_t longest_line = longest_target + 32; // with a method and the version
        if (head_.target.size() > longest_target || (line > longest_line && head_.target.empty()))
            return refuse(HttpStatus::uri_too_long);
        if (is_too_long) return refuse(HttpStatus::request_header_fields_too_large);
        if (status != HttpStatus::ok) return refuse(status);
        if (head_.length > longest_body) return refuse(HttpStatus::content_too_large);
        received_.erase(0, size);
        part_ = Part::body;
        return true;
    }

    Event read_body(std::size_t longest_body)
    {
        std::string_view rest = received_;
        bool is_whole = false;
        if (head_.chunked) {
            const HttpStatus status = chunks_.take(rest, body_, longest_body);
            is_whole = status == HttpStatus::ok;
            if (!is_whole && status != HttpStatus::continue_) return refuse(status), Event::refused;
        } else {
            const std::string_view data = rest.substr(0, head_.length - body_.size());
            body_.append(data.data(), data.size());
            rest.remove_prefix(data.size());
            is_whole = body_.size() == head_.length;
        }
        received_.erase(0, received_.size() - rest.size());
        if (!is_whole) return Event::more;
        part_ = Part::done;
        ++number_;
        return Event::request;
    }

    Part part_ = Part::head;
    bool refused_ = false;
    HttpStatus refusal_{};
    std::size_t number_ = 0;
    std::string received_; // and not read yet
    std::size_t seen_ = 0; // the bytes of it that were searched for the end of a head
    std::string head_text_;
    RequestHead head_;
    std::string body_;
    ChunkedBody chunks_;
};

} // namespace detail
} // inline namespace v0
} // namespace amiss
