// SPDX-License-Identifier: BSL-1.0
// What an envelope says beside the layout of the body: the status, the headers, the escaping.
#pragma once

#include <amiss/detail/json/escape.hpp>
#include <amiss/http_status.hpp>
#include <amiss/rate_limit.hpp>

#include <string_view>

namespace amiss {
inline namespace v0 {

/// What an envelope says about the response around the body.
struct EnvelopeOptions {
    std::string_view content_type = "application/json";
    std::string_view challenge = "Bearer"; ///< WWW-Authenticate of a 401 (RFC 9110 §11.6.1)
    HttpStatus status = HttpStatus::none;  ///< of every response; `none`: the error's own
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
    constexpr Derived content_type(std::string_view type) const { return with(&EnvelopeOptions::content_type, type); }
    /// What a 401 says in WWW-Authenticate.
    constexpr Derived challenge(std::string_view value) const { return with(&EnvelopeOptions::challenge, value); }
    /// One HTTP status for every error, for APIs that answer errors with 200.
    constexpr Derived status(HttpStatus fixed) const { return with(&EnvelopeOptions::status, fixed); }
    /// Escapes `<`, `>`, `&`, U+2028 and U+2029 too, for bodies that are put into a page's script.
    constexpr Derived html_safe() const { return with(&EnvelopeOptions::escaping, Escaping::html); }
    /// What the number in X-RateLimit-Reset counts, in what is written and in what is read.
    constexpr Derived rate_limit_reset(ResetUnit unit) const { return with(&EnvelopeOptions::rate_limit_reset, unit); }
    /// Which headers tell the rate limit. All of them are read, whatever is written.
    constexpr Derived rate_limit_headers(RateLimitHeaders headers) const
    {
        return with(&EnvelopeOptions::rate_limit_headers, headers);
    }

private:
    template <class Option>
    constexpr Derived with(Option EnvelopeOptions::* option, Option value) const
    {
        Derived copy = static_cast<const Derived&>(*this);
        copy.options.*option = value;
        return copy;
    }
};

} // namespace detail

} // inline namespace v0
} // namespace amiss
