// Responding: an error as status, headers and body of an HTTP response.
#pragma once

#include <amiss/detail/header_name.hpp>
#include <amiss/detail/inline_text.hpp>
#include <amiss/write.hpp>

#include <array>
#include <charconv>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <type_traits>

namespace amiss {
inline namespace v0 {

/// One response header. The value is the header's own; the name lives as long as the program.
struct Header {
    std::string_view name;
    detail::InlineText<112> value;
};

/// The headers of one response: at most eight, values of at most 112 bytes.
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
        for (const char c : value) {
            if (c < 0x20 || c > 0x7E) return false;
        }
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
    std::array<Header, 8> headers_;
    std::size_t size_ = 0;
};

/// An HTTP response: what a server has to send for an error. `body` is a view into the caller's buffer.
struct Response {
    int status = 500;
    std::string_view body;
    Headers headers;
};

namespace detail {

inline void add_headers(Headers& headers, const Plan& plan, const BodyFacts& facts, const ApiError& error,
                        const RequestInfo& request, int status, bool whole) noexcept
{
    headers.add("Content-Type", plan.options.content_type);
    if (status == to_int(HttpStatus::unauthorized)) headers.add("WWW-Authenticate", plan.options.challenge);
    if (facts.retry_after) headers.add("Retry-After", *facts.retry_after);
    const auto limit = request.rate_limit ? request.rate_limit : error.rate_limit();
    if (limit && limit->limit >= 0) headers.add("X-RateLimit-Limit", limit->limit);
    if (limit && limit->remaining >= 0) headers.add("X-RateLimit-Remaining", limit->remaining);
    if (limit && limit->reset >= 0) headers.add("X-RateLimit-Reset", limit->reset);
    if (!whole || !has_field(plan.layout, FieldKind::request_id)) headers.add("X-Request-Id", facts.request_id);
}

inline Response respond_with(const Plan& plan, const ApiError& error, const RequestInfo& request, char* buffer,
                             std::size_t capacity) noexcept
{
    BodyFacts facts = body_facts(plan, error, request);
    Response response;
    response.status = plan.options.status != HttpStatus::none ? to_int(plan.options.status) : facts.status;
    const Written written = write_fitted_body(plan, facts, buffer, capacity);
    response.body = written.text;
    add_headers(response.headers, plan, facts, error, request, response.status, written.text.size() == written.required);
    return response;
}

} // namespace detail

/// Makes the whole response of an error: the status, the headers that are due, and the body of `write_fitted`.
///
/// Headers: Content-Type; WWW-Authenticate on 401 (RFC 9110 §15.5.2); Retry-After and X-RateLimit-* where the error
/// or the request has them; X-Request-Id where the body has no place for the id, or was cut. No message text becomes a header.
/// Never allocates, never throws.
template <class EnvelopeOrLayout, std::enable_if_t<is_envelope_v<EnvelopeOrLayout>, int> = 0>
Response respond(const EnvelopeOrLayout& envelope, const ApiError& error, const RequestInfo& request, char* buffer,
                 std::size_t capacity) noexcept
{
    return detail::respond_with(detail::plan_of(envelope), error, request, buffer, capacity);
}
template <class EnvelopeOrLayout, std::size_t Size, std::enable_if_t<is_envelope_v<EnvelopeOrLayout>, int> = 0>
Response respond(const EnvelopeOrLayout& envelope, const ApiError& error, const RequestInfo& request,
                 char (&buffer)[Size]) noexcept
{
    return detail::respond_with(detail::plan_of(envelope), error, request, buffer, Size);
}

} // inline namespace v0
} // namespace amiss
