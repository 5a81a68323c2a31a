// What a client received: status, body and headers of one response, as a view.
#pragma once

#include <amiss/config.hpp>
#include <amiss/http_status.hpp>

#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>

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
struct HasNameValue<Header, std::void_t<decltype(std::string_view(std::declval<const Header&>().name)),
                                        decltype(std::string_view(std::declval<const Header&>().value))>>
    : std::true_type {};

template <class Range>
void visit_headers(const void* range, const HeaderVisitor& visitor) noexcept
#if defined(__cpp_exceptions)
try
#endif
{
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

/// One response as a client has it. A view: body and headers must live until it has been read.
///
/// `headers` is any range whose elements have `name` and `value`, or `first` and `second`, convertible to
/// std::string_view. `now` is what an HTTP date in Retry-After counts from; by default the system's clock.
class Received {
public:
    using Time = std::chrono::system_clock::time_point;

    Received(int status, std::string_view body AMISS_LIFETIMEBOUND) noexcept : status_(status), body_(body) {}
    Received(HttpStatus status, std::string_view body AMISS_LIFETIMEBOUND) noexcept : Received(to_int(status), body) {}
    template <class Range>
    Received(int status, std::string_view body AMISS_LIFETIMEBOUND, const Range& headers AMISS_LIFETIMEBOUND,
             std::optional<Time> now = std::nullopt) noexcept
        : status_(status), body_(body), headers_(&headers), visit_(&detail::visit_headers<Range>), now_(now)
    {
    }
    template <class Range>
    Received(HttpStatus status, std::string_view body AMISS_LIFETIMEBOUND, const Range& headers AMISS_LIFETIMEBOUND,
             std::optional<Time> now = std::nullopt) noexcept
        : Received(to_int(status), body, headers, now)
    {
    }
    HttpStatus status() const noexcept { return static_cast<HttpStatus>(status_); }
    std::string_view body() const noexcept { return body_; }
    std::optional<Time> now() const noexcept { return now_; }

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
};

} // inline namespace v0
} // namespace amiss
