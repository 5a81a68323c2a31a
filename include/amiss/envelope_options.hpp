// What an envelope says beside the layout of the body: the status, the headers, the escaping.
#pragma once

#include <amiss/detail/json_text.hpp>
#include <amiss/http_status.hpp>
#include <amiss/rate_limit.hpp>

#include <string_view>

namespace amiss {
inline namespace v0 {

/// What an envelope says about the response around the body.
struct EnvelopeOptions {
    std::string_view content_type = "application/json";
    std::string_view challenge = "Bearer";   ///< WWW-Authenticate of a 401 (RFC 9110 §11.6.1)
    HttpStatus status = HttpStatus::none;    ///< of every response; `none`: the error's own
    detail::Escaping escaping = detail::Escaping::json;
    ResetUnit rate_limit_reset = ResetUnit::unix_seconds; ///< of X-RateLimit-Reset, written and read
    RateLimitHeaders rate_limit_headers = RateLimitHeaders::x_ratelimit;
};

namespace detail {

/// The options as chained setters of whatever carries them; each returns a copy.
template <class Derived>
struct WithOptions {
    EnvelopeOptions options{};

    /// The media type of the body.
    constexpr Derived content_type(std::string_view type) const
    {
        Derived copy = self();
        copy.options.content_type = type;
        return copy;
    }
    /// What a 401 says in WWW-Authenticate.
    constexpr Derived challenge(std::string_view value) const
    {
        Derived copy = self();
        copy.options.challenge = value;
        return copy;
    }
    /// One HTTP status for every error, for APIs that answer errors with 200.
    constexpr Derived status(HttpStatus fixed) const
    {
        Derived copy = self();
        copy.options.status = fixed;
        return copy;
    }
    /// Escapes `<`, `>`, `&`, U+2028 and U+2029 too, for bodies that are put into a page's script.
    constexpr Derived html_safe() const
    {
        Derived copy = self();
        copy.options.escaping = Escaping::html;
        return copy;
    }
    /// What the number in X-RateLimit-Reset counts, in what is written and in what is read.
    constexpr Derived rate_limit_reset(ResetUnit unit) const
    {
        Derived copy = self();
        copy.options.rate_limit_reset = unit;
        return copy;
    }
    /// Which headers tell the rate limit. All of them are read, whatever is written.
    constexpr Derived rate_limit_headers(RateLimitHeaders headers) const
    {
        Derived copy = self();
        copy.options.rate_limit_headers = headers;
        return copy;
    }

private:
    constexpr const Derived& self() const noexcept { return static_cast<const Derived&>(*this); }
};

} // namespace detail

} // inline namespace v0
} // namespace amiss
