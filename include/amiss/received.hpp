// SPDX-License-Identifier: BSL-1.0
// What a client received: status, body and headers of one response, as a view.
#pragma once

#include <amiss/config.hpp>
#include <amiss/http_status.hpp>

#include <chrono>
#include <cstddef>
#include <initializer_list>
#include <iterator>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>

namespace amiss {
inline namespace v0 {

namespace detail {

/// A visitor of headers without a type of its own: a function and what it works on.
struct HeaderVisitor {
    void (*call)(void* state, std::string_view name, std::string_view value) noexcept;
    void* state;
};

template <class Header, class = void>
struct HasNameValue : std::false_type {};
template <class Header>
struct HasNameValue<Header,
                    std::void_t<decltype(std::string_view(std::declval<const Header&>().name)),
                                decltype(std::string_view(std::declval<const Header&>().value))>> : std::true_type {};

// What headers say is looked at when all have been visited: elements that a range makes as it goes may be views, but
// not owners.
template <class Range>
inline constexpr bool keeps_headers_v = std::is_reference_v<decltype(*std::begin(std::declval<const Range&>()))>
    || std::is_trivially_destructible_v<std::decay_t<decltype(*std::begin(std::declval<const Range&>()))>>;

template <class Range>
void visit_headers(const void* range, const HeaderVisitor& visitor) noexcept
#if defined(__cpp_exceptions)
try
#endif
{
    static_assert(keeps_headers_v<Range>, "amiss: the headers' names and values must live as long as the range");
    for (const auto& header : *static_cast<const Range*>(range)) {
        if constexpr (HasNameValue<std::decay_t<decltype(header)>>::value)
            visitor.call(visitor.state, header.name, header.value);
        else
            visitor.call(visitor.state, header.first, header.second);
    }
}
#if defined(__cpp_exceptions)
catch (...) { // the range is the caller's; the headers that it gave until then count
}
#endif

} // namespace detail

/// One header of a response. A view.
struct HeaderView {
    std::string_view name;
    std::string_view value;
};

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
    using Clock = std::chrono::system_clock;
    using Time = Clock::time_point;

    Received(int status, std::string_view body AMISS_LIFETIMEBOUND) noexcept : status_(status), body_(body) {}
    Received(HttpStatus status, std::string_view body AMISS_LIFETIMEBOUND) noexcept : Received(to_int(status), body) {}
    template <class Range>
    Received(int status, std::string_view body AMISS_LIFETIMEBOUND, const Range& headers AMISS_LIFETIMEBOUND,
             std::optional<Time> now = std::nullopt) noexcept
        : status_(status), body_(body), headers_(&headers), visit_(&detail::visit_headers<Range>), now_(now)
    {}
    template <class Range>
    Received(HttpStatus status, std::string_view body AMISS_LIFETIMEBOUND, const Range& headers AMISS_LIFETIMEBOUND,
             std::optional<Time> now = std::nullopt) noexcept
        : Received(to_int(status), body, headers, now)
    {}
    Received(int status, std::string_view body AMISS_LIFETIMEBOUND,
             const std::initializer_list<HeaderView>& headers AMISS_LIFETIMEBOUND,
             std::optional<Time> now = std::nullopt) noexcept
        : status_(status), body_(body), headers_(&headers),
          visit_(&detail::visit_headers<std::initializer_list<HeaderView>>), now_(now)
    {}
    Received(HttpStatus status, std::string_view body AMISS_LIFETIMEBOUND,
             const std::initializer_list<HeaderView>& headers AMISS_LIFETIMEBOUND,
             std::optional<Time> now = std::nullopt) noexcept
        : Received(to_int(status), body, headers, now)
    {}

    HttpStatus status() const noexcept { return static_cast<HttpStatus>(status_); }
    std::string_view body() const noexcept { return body_; }
    std::optional<Time> now() const noexcept { return now_; }

    /// A longer body is not looked at: the error is made from the status. 65,536 bytes unless it is said here.
    Received& max_body(std::size_t bytes) & noexcept { return max_body_ = bytes, *this; }
    Received&& max_body(std::size_t bytes) && noexcept AMISS_LIFETIMEBOUND
    {
        return static_cast<Received&&>(max_body(bytes));
    }
    std::size_t max_body() const noexcept { return max_body_; }

    /// Keeps so many bytes of the body in the error, as they came, for a support ticket: `ApiError::raw_body()`. None
    /// unless it is said here. What does not fit into the error is allocated.
    Received& keep_body(std::size_t bytes) & noexcept { return kept_body_ = bytes, *this; }
    Received&& keep_body(std::size_t bytes) && noexcept AMISS_LIFETIMEBOUND
    {
        return static_cast<Received&&>(keep_body(bytes));
    }
    std::string_view kept_body() const noexcept { return body_.substr(0, kept_body_); }

    /// Whether it was given headers, be they none.
    bool has_headers() const noexcept { return visit_ != nullptr; }
    /// Calls `visitor` for each header.
    void visit(const detail::HeaderVisitor& visitor) const noexcept
    {
        if (visit_ != nullptr) visit_(headers_, visitor);
    }

private:
    int status_;
    std::string_view body_;
    const void* headers_ = nullptr;
    void (*visit_)(const void* range, const detail::HeaderVisitor& visitor) noexcept = nullptr;
    std::optional<Time> now_;
    std::size_t max_body_ = 65536;
    std::size_t kept_body_ = 0;
};

} // inline namespace v0
} // namespace amiss
