// SPDX-License-Identifier: BSL-1.0
// What a client received: status, body and headers of one response, as a view.
#pragma once

#include <amiss/config.hpp>
#include <amiss/detail/headers/visit_headers.hpp>
#include <amiss/header_view.hpp>
#include <amiss/http_status.hpp>

#include <chrono>
#include <cstddef>
#include <initializer_list>
#include <optional>
#include <string_view>

namespace amiss {
inline namespace v0 {

/// One response as a client has it. A view: body and headers must live until it has been read.
///
/// `headers` is any range whose elements have `name` and `value`, or `first` and `second`, convertible to
/// std::string_view. A list in braces lives until the end of the full expression: it is for a Received that is
/// made where it is read. `now` is what times in headers are compared with; by default the response's Date, or else
/// the system's clock.
///
///     amiss::ApiError error = amiss::read(cstar::envelope, amiss::Received{429, body, {{"Retry-After", "3"}}});
class Received {
public:
    using Clock = std::chrono::system_clock; ///< of the dates in headers
    using Time = Clock::time_point;          ///< what `now` is
    /// Calls `visitor` for each of the headers at `headers`, whose texts must live as long as those.
    using Visit = void (*)(const void* headers, const HeaderVisitor& visitor) noexcept;

    /// A response whose headers are not known.
    Received(int status, std::string_view body AMISS_LIFETIMEBOUND) noexcept : status_(status), body_(body) {}
    /// The same with the status as an enumerator.
    Received(HttpStatus status, std::string_view body AMISS_LIFETIMEBOUND) noexcept : Received(to_int(status), body) {}
    /// A response with its headers. An exception that the range throws ends the headers.
    template <class Range>
    Received(int status, std::string_view body AMISS_LIFETIMEBOUND, const Range& headers AMISS_LIFETIMEBOUND,
             std::optional<Time> now = std::nullopt) noexcept
        : status_(status), body_(body), headers_(&headers), visit_(&detail::visit_headers<Range>), now_(now)
    {}
    /// The same with the status as an enumerator.
    template <class Range>
    Received(HttpStatus status, std::string_view body AMISS_LIFETIMEBOUND, const Range& headers AMISS_LIFETIMEBOUND,
             std::optional<Time> now = std::nullopt) noexcept
        : Received(to_int(status), body, headers, now)
    {}
    /// A response with a list of headers in braces, which lives until the end of the full expression.
    Received(int status, std::string_view body AMISS_LIFETIMEBOUND,
             const std::initializer_list<HeaderView>& headers AMISS_LIFETIMEBOUND,
             std::optional<Time> now = std::nullopt) noexcept
        : status_(status), body_(body), headers_(&headers),
          visit_(&detail::visit_headers<std::initializer_list<HeaderView>>), now_(now)
    {}
    /// The same with the status as an enumerator.
    Received(HttpStatus status, std::string_view body AMISS_LIFETIMEBOUND,
             const std::initializer_list<HeaderView>& headers AMISS_LIFETIMEBOUND,
             std::optional<Time> now = std::nullopt) noexcept
        : Received(to_int(status), body, headers, now)
    {}

    /// A response whose headers a library keeps in a form of its own: `visit_each` gets `headers`.
    Received(int status, std::string_view body AMISS_LIFETIMEBOUND, const void* headers AMISS_LIFETIMEBOUND,
             Visit visit_each) noexcept
        : status_(status), body_(body), headers_(headers), visit_(visit_each)
    {}

    /// A part of the body as a response of its own, with the same headers, time and limits: one event of a stream.
    Received part(HttpStatus status, std::string_view body AMISS_LIFETIMEBOUND) const noexcept
    {
        Received made(*this);
        made.status_ = to_int(status);
        made.body_ = body;
        return made;
    }

    /// The status as it was given, registered or not.
    HttpStatus status() const noexcept { return static_cast<HttpStatus>(status_); }
    /// The whole body.
    std::string_view body() const noexcept { return body_; }
    /// The time that was given, if one was.
    std::optional<Time> now() const noexcept { return now_; }

    /// Sets the length of the longest body that is read, in bytes; without it, 65,536. When a body is longer, the error
    /// is made from the status.
    Received& max_body(std::size_t bytes) & noexcept { return max_body_ = bytes, *this; }
    /// The same for an rvalue.
    Received&& max_body(std::size_t bytes) && noexcept AMISS_LIFETIMEBOUND
    {
        return static_cast<Received&&>(max_body(bytes));
    }
    /// What was set, or 65,536.
    std::size_t max_body() const noexcept { return max_body_; }

    /// Keeps the first `bytes` of the body in the error, as they came, for a support ticket: `ApiError::raw_body()`.
    /// Without it, none are kept. What does not fit into the error is allocated.
    Received& keep_body(std::size_t bytes) & noexcept { return kept_body_ = bytes, *this; }
    /// The same for an rvalue.
    Received&& keep_body(std::size_t bytes) && noexcept AMISS_LIFETIMEBOUND
    {
        return static_cast<Received&&>(keep_body(bytes));
    }
    /// The part of the body that the error keeps; empty by default.
    std::string_view kept_body() const noexcept { return body_.substr(0, kept_body_); }

    /// Whether it was given headers, even an empty range of them.
    bool has_headers() const noexcept { return visit_ != nullptr; }
    /// Calls `visitor` for each header, in the order of the range.
    void visit(const HeaderVisitor& visitor) const noexcept
    {
        if (visit_ != nullptr) visit_(headers_, visitor);
    }

private:
    int status_;
    std::string_view body_;
    const void* headers_ = nullptr;
    Visit visit_ = nullptr;
    std::optional<Time> now_;
    std::size_t max_body_ = 65536;
    std::size_t kept_body_ = 0;
};

} // inline namespace v0
} // namespace amiss
