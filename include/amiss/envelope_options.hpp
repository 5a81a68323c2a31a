// SPDX-License-Identifier: BSL-1.0
// What an envelope says besides the layout of the body: the status, the headers, the escaping.
#pragma once

#include <amiss/body_format.hpp>
#include <amiss/escaping.hpp>
#include <amiss/http_status.hpp>
#include <amiss/literal.hpp>
#include <amiss/rate_limit.hpp>
#include <amiss/request_id.hpp>
#include <amiss/status_filter.hpp>

#include <string_view>

namespace amiss {
inline namespace v0 {
/// What an envelope says about the response around the body.
struct EnvelopeOptions {
    std::string_view content_type = "application/json";   ///< media type of the body
    std::string_view challenge = "Bearer";                ///< WWW-Authenticate of a 401 (RFC 9110 §11.6.1)
    HttpStatus status = HttpStatus::none;                 ///< of every response; `none`: the error's own
    Escaping escaping = Escaping::json;                   ///< of the strings in the body
    ResetUnit rate_limit_reset = ResetUnit::unix_seconds; ///< of X-RateLimit-Reset, written and read
    RateLimitHeaders rate_limit_headers = RateLimitHeaders::x_ratelimit; ///< written; all are read
    bool relay = false; ///< whether errors that came from elsewhere go out as they are; see `WithOptions::relay`
    RequestIds request_ids = RequestIds::visible_ascii; ///< what an id that is sent may look like
    std::string_view doc_base{};        ///< goes before the code in a link; empty for the catalogue's own
    StatusFilter retry_after_on{};      ///< the statuses on which Retry-After is sent
    const BodyFormat* format = nullptr; ///< of the body; null for JSON
};

/// The options as chained setters of what has them, a layout or an envelope; each returns a copy.
///
///     onestack::envelope.challenge("Bearer").rate_limit_reset(amiss::ResetUnit::delta_seconds)
template <class Derived>
struct WithOptions {
    EnvelopeOptions options{}; ///< what the setters change

    /// The media type of the body.
    constexpr Derived content_type(std::string_view type) const { return with(&EnvelopeOptions::content_type, type); }
    /// What a 401 says in WWW-Authenticate (RFC 9110 §11.6.1); empty for no such header.
    constexpr Derived challenge(std::string_view value) const { return with(&EnvelopeOptions::challenge, value); }
    /// One HTTP status for every error, for APIs that answer errors with 200.
    constexpr Derived status(HttpStatus fixed) const { return with(&EnvelopeOptions::status, fixed); }
    /// Escapes `<`, `>`, `&`, U+2028 and U+2029 too (`Escaping::html`), for bodies that are put into a page's script.
    constexpr Derived html_safe() const { return with(&EnvelopeOptions::escaping, Escaping::html); }
    /// What the number in X-RateLimit-Reset counts, both written and read.
    constexpr Derived rate_limit_reset(ResetUnit unit) const { return with(&EnvelopeOptions::rate_limit_reset, unit); }
    /// In which headers the rate limit is written. All of them are read, whatever is set here.
    constexpr Derived rate_limit_headers(RateLimitHeaders headers) const
    {
        return with(&EnvelopeOptions::rate_limit_headers, headers);
    }
    /// Lets errors out that came from elsewhere: for an edge in front of the same API.
    ///
    /// Without it, an error that was read from a response, or made because there was none, goes out as the fallback row,
    /// and nothing of it is in the body or the headers. Even with it, a status outside 400–599 becomes the fallback row,
    /// unless the envelope fixes the status.
    constexpr Derived relay() const { return with(&EnvelopeOptions::relay, true); }
    /// Another format than JSON for the body, such as that of `xml_format`, which must live as long as the envelope.
    constexpr Derived format(const BodyFormat& other) const
    {
        Derived copy = with(&EnvelopeOptions::format, &other);
        copy.options.escaping = Escaping::xml;
        return copy;
    }
    /// What a request id may look like that is sent, in the body and in X-Request-Id. Any other is left out of both.
    constexpr Derived request_ids(RequestIds allowed) const { return with(&EnvelopeOptions::request_ids, allowed); }
    /// Where the codes are documented: the link of an error is this text followed by its code, percent-encoded.
    ///
    /// It takes the place of the `doc_base` of the error's catalogue. `RequestInfo::doc_base` takes the place of both, and
    /// a link that the error has itself wins. An empty text changes nothing.
    ///
    ///     cstar::envelope.doc_base("https://cstar.help/developers/errors#")
    constexpr Derived doc_base(Literal base) const { return with(&EnvelopeOptions::doc_base, base.view); }
    /// The statuses, one to four, on which the header Retry-After is sent (RFC 9110 §10.2.3). Without this, it is sent
    /// wherever the error has a delay.
    ///
    /// It counts for the header alone: a layout with a place for the delay writes it with any status, and reading takes
    /// the header from any response. Where `respond` had to cut the body, the delay does not become a header on other
    /// statuses either. A status that is given twice or is outside 100–599 stops the compiler where this is a constant;
    /// elsewhere the first counts once, and the other is the status of no response.
    ///
    ///     codespar::envelope.retry_after_on(HttpStatus::too_many_requests, HttpStatus::service_unavailable)
    template <class... Statuses>
    constexpr Derived retry_after_on(HttpStatus first, Statuses... more) const
    {
        static_assert(sizeof...(more) < StatusFilter::capacity, "amiss: retry_after_on() takes one to four statuses");
        if constexpr (sizeof...(more) < StatusFilter::capacity)
            return with(&EnvelopeOptions::retry_after_on, StatusFilter({first, more...}));
        else
            return with(&EnvelopeOptions::retry_after_on, StatusFilter());
    }

private:
    template <class Option, class Value>
    constexpr Derived with(Option EnvelopeOptions::* option, Value value) const
    {
        Derived copy = static_cast<const Derived&>(*this);
        copy.options.*option = value;
        return copy;
    }
};

} // inline namespace v0
} // namespace amiss
