// SPDX-License-Identifier: BSL-1.0
// Responding: an error as status, headers and body of an HTTP response.
#pragma once

#include <amiss/detail/layout/plan.hpp>
#include <amiss/detail/text/ascii.hpp>
#include <amiss/detail/text/inline_text.hpp>
#include <amiss/detail/text/token.hpp>
#include <amiss/rate_limit.hpp>
#include <amiss/write.hpp>

#include <array>
#include <charconv>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <optional>
#include <string_view>
#include <type_traits>

namespace amiss {
inline namespace v0 {

/// The value of a header: at most 112 characters of its own. Converts to std::string_view.
class HeaderValue : public detail::InlineText<112> {};

/// One response header. The name lives as long as the program.
struct Header {
    std::string_view name;
    HeaderValue value;
};

/// The headers of one response: at most twelve, values of at most 112 bytes.
///
/// A name that is no token, a value with a control or a byte outside ASCII, or one that is too long, is left out
/// (RFC 9110 §5.1, §5.5).
class Headers {
public:
    const Header* begin() const noexcept { return headers_.data(); }
    const Header* end() const noexcept { return headers_.data() + size_; }
    std::size_t size() const noexcept { return size_; }
    bool empty() const noexcept { return size_ == 0; }
    const Header& operator[](std::size_t index) const noexcept { return headers_[index]; }

    /// The value of the header with this name, whatever its case; empty where there is none.
    std::string_view find(std::string_view name) const noexcept AMISS_LIFETIMEBOUND
    {
        for (const Header& header : *this) {
            if (detail::same_header(header.name, name)) return header.value;
        }
        return {};
    }

    /// False, and nothing added, when the value cannot stand in a header or there is no room.
    bool add(std::string_view name, std::string_view value) noexcept
    {
        if (!detail::is_token(name)) return false;
        if (!detail::consists_of(value, detail::is_printable)) return false;
        if (value.empty() || size_ == headers_.size() || !headers_[size_].value.assign(value)) return false;
        headers_[size_++].name = name;
        return true;
    }
    bool add(std::string_view name, std::int64_t value) noexcept
    {
        char digits[24];
        const auto end = std::to_chars(digits, digits + sizeof digits, value);
        return add(name, {digits, static_cast<std::size_t>(end.ptr - digits)});
    }

private:
    std::array<Header, 12> headers_;
    std::size_t size_ = 0;
};

/// An HTTP response: what a server has to send for an error. `body` is a view into the caller's buffer.
struct Response {
    int status = 500;
    std::string_view body;
    Headers headers;
};

namespace detail {

/// The number of X-RateLimit-Reset; nothing where it counts from a time that is not known (`now` is nullptr).
inline std::optional<std::int64_t> reset_in(ResetUnit unit, const RateLimit& limit, const std::int64_t* now) noexcept
{
    if (limit.reset < 0) return std::nullopt;
    switch (unit) {
    case ResetUnit::delta_seconds:
        if (now == nullptr) return std::nullopt;
        return seconds_until(limit.reset, *now);
    case ResetUnit::unix_milliseconds: return limit.reset > INT64_MAX / 1000 ? INT64_MAX : limit.reset * 1000;
    default: return limit.reset;
    }
}

/// Adds `"default";key=value`, and `;t=` with the seconds until the reset where they are known (RFC 9651 §3.3.1).
inline void add_quota(Headers& headers, std::string_view name, std::string_view key, std::int64_t value,
                      std::optional<std::int64_t> delay) noexcept
{
    constexpr std::int64_t most = 999'999'999'999'999; // of a structured integer
    char text[64] = "\"default\"";
    char* at = text + 9;
    const auto put = [&](std::string_view word, std::int64_t number) {
        std::memcpy(at, word.data(), word.size());
        at = std::to_chars(at + word.size(), text + sizeof text, number < most ? number : most).ptr;
    };
    put(key, value);
    if (delay) put(";t=", *delay);
    headers.add(name, {text, static_cast<std::size_t>(at - text)});
}

inline void add_rate_limit(Headers& headers, const EnvelopeOptions& options, const RateLimit& limit,
                           const std::int64_t* now) noexcept
{
    if (options.rate_limit_headers != RateLimitHeaders::ietf) {
        if (limit.limit >= 0) headers.add("X-RateLimit-Limit", limit.limit);
        if (limit.remaining >= 0) headers.add("X-RateLimit-Remaining", limit.remaining);
        if (const auto reset = reset_in(options.rate_limit_reset, limit, now)) headers.add("X-RateLimit-Reset", *reset);
    }
    if (options.rate_limit_headers != RateLimitHeaders::x_ratelimit) {
        const auto delay = reset_in(ResetUnit::delta_seconds, limit, now);
        if (limit.remaining >= 0) add_quota(headers, "RateLimit", ";r=", limit.remaining, delay);
        if (limit.limit >= 0) add_quota(headers, "RateLimit-Policy", ";q=", limit.limit, std::nullopt);
    }
}

inline void add_headers(Headers& headers, const Plan& plan, const FieldValues& values, const ApiError& error,
                        const RequestInfo& request, int status, bool whole) noexcept
{
    headers.add("Content-Type", plan.options->content_type);
    if (status == to_int(HttpStatus::unauthorized)) headers.add("WWW-Authenticate", plan.options->challenge);
    if (values.has(FieldKind::retry_after)) headers.add("Retry-After", values.retry_after);
    const auto limit = request.rate_limit ? request.rate_limit : error.rate_limit();
    if (limit)
        add_rate_limit(headers, *plan.options, *limit, values.has(FieldKind::timestamp) ? &values.timestamp : nullptr);
    if (!whole || !has_field(plan.layout, FieldKind::request_id))
        headers.add("X-Request-Id", values.text(FieldKind::request_id));
}

template <class EnvelopeOrLayout>
Response respond_with(const EnvelopeOrLayout& envelope, const ApiError& error, const RequestInfo& request, char* buffer,
                      std::size_t capacity) noexcept
{
    FieldValues values(error, request);
    const auto source = source_of(envelope);
    const std::size_t required = write_body(source, values, buffer, capacity);
    const bool whole = required <= capacity;
    Response response;
    response.status = envelope.options.status != HttpStatus::none ? to_int(envelope.options.status) : values.status;
    response.body = {buffer, whole ? required : shrink_to_fit(source, values, required, buffer, capacity)};
    add_headers(response.headers, plan_of(envelope), values, error, request, response.status, whole);
    return response;
}

} // namespace detail

/// Makes the whole response of an error: the status, the headers that are due, and the body of `write_fitted`.
///
/// Headers: Content-Type; WWW-Authenticate on 401 (RFC 9110 §15.5.2); Retry-After and the rate limit where the error
/// or the request has them; X-Request-Id where the body has no place for the id, or was cut. No message text becomes
/// a header. What counts from now needs the request's time, or the error's. Never allocates, never throws.
template <class EnvelopeOrLayout, std::enable_if_t<is_envelope_v<EnvelopeOrLayout>, int> = 0>
Response respond(const EnvelopeOrLayout& envelope, const ApiError& error, const RequestInfo& request, char* buffer,
                 std::size_t capacity) noexcept
{
    return detail::respond_with(envelope, error, request, buffer, capacity);
}
template <class EnvelopeOrLayout, std::size_t Size, std::enable_if_t<is_envelope_v<EnvelopeOrLayout>, int> = 0>
Response respond(const EnvelopeOrLayout& envelope, const ApiError& error, const RequestInfo& request,
                 char (&buffer)[Size]) noexcept
{
    return detail::respond_with(envelope, error, request, buffer, Size);
}

/// The headers about the rate limit, for the responses that are no errors; `now` is the time of the request.
template <class EnvelopeOrLayout, std::enable_if_t<is_envelope_v<EnvelopeOrLayout>, int> = 0>
Headers rate_limit_headers(const EnvelopeOrLayout& envelope, const RateLimit& limit,
                           std::chrono::system_clock::time_point now) noexcept
{
    Headers headers;
    const std::int64_t seconds = detail::unix_seconds(now);
    detail::add_rate_limit(headers, envelope.options, limit, &seconds);
    return headers;
}

/// The headers that a success has in common with an error: the request's rate limit, and X-Request-Id where bodies have
/// no place for the id.
///
///     for (const amiss::Header& header : amiss::success_headers(onestack::envelope, request)) …
template <class EnvelopeOrLayout, std::enable_if_t<is_envelope_v<EnvelopeOrLayout>, int> = 0>
Headers success_headers(const EnvelopeOrLayout& envelope, const RequestInfo& request) noexcept
{
    Headers headers;
    const detail::Plan plan = detail::plan_of(envelope);
    const std::int64_t now = request.time ? detail::unix_seconds(*request.time) : 0;
    if (request.rate_limit)
        detail::add_rate_limit(headers, *plan.options, *request.rate_limit, request.time ? &now : nullptr);
    if (!detail::has_field(plan.layout, FieldKind::request_id)) headers.add("X-Request-Id", request.id);
    return headers;
}

} // inline namespace v0
} // namespace amiss
