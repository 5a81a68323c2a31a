// SPDX-License-Identifier: BSL-1.0
// What an envelope says besides the layout of the body: the status, the headers, the escaping.
#pragma once

#include <amiss/body_format.hpp>
#include <amiss/detail/layout/format_access.hpp>
#include <amiss/envelope_header.hpp>
#include <amiss/escaping.hpp>
#include <amiss/field.hpp>
#include <amiss/http_status.hpp>
#include <amiss/literal.hpp>
#include <amiss/rate_limit.hpp>
#include <amiss/request_id.hpp>
#include <amiss/status_filter.hpp>
#include <amiss/stream_format.hpp>

#include <string_view>

namespace amiss {
inline namespace v0 {
namespace detail {
// Not constexpr: a constant expression that reaches one stops the compiler with its name.
inline void amiss_except_takes_each_status_once_from_100_to_599() noexcept {}
inline void amiss_except_comes_after_status_or_status_by_grpc() noexcept {}
inline void amiss_event_type_has_a_line_break_or_a_nul() noexcept {}
} // namespace detail

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
    std::string_view doc_base{};   ///< goes before the code in a link; empty for the catalogue's own
    StatusFilter retry_after_on{}; ///< the statuses on which Retry-After is sent
    StatusFilter except{};         ///< the statuses that are sent as they are, whatever `status` says; none by default
    bool status_by_grpc = false;   ///< whether the status follows from the gRPC code of the row
    bool challenge_errors = false; ///< whether the challenge of a 401 and a 403 says what the error is
    EnvelopeHeaders headers{};     ///< added to those that every response has
    const BodyFormat* format = nullptr;               ///< of the body; null for JSON
    StreamFormat stream = StreamFormat::event_stream; ///< of the streams that errors are written into
    std::string_view event = "error";                 ///< the type of an event that is an error; empty for none
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
    /// Statuses, one to four, that are sent as they are, beside `status` or `status_by_grpc`: Slack sends each error with a
    /// 200, but a 429 as a 429.
    ///
    /// A status that is given twice or is outside 100–599 stops the compiler where this is a constant, and so does an
    /// envelope that changes no status.
    ///
    ///     envelope.status(HttpStatus::ok).except(HttpStatus::too_many_requests)
    template <class... Statuses>
    constexpr Derived except(HttpStatus first, Statuses... more) const
    {
        static_assert(sizeof...(more) < StatusFilter::capacity, "amiss: except() takes one to four statuses");
        if constexpr (sizeof...(more) < StatusFilter::capacity) {
            if (options.status == HttpStatus::none && !options.status_by_grpc)
                detail::amiss_except_comes_after_status_or_status_by_grpc();
            const HttpStatus named[] = {first, more...};
            if (StatusFilter::has_wrong(named)) detail::amiss_except_takes_each_status_once_from_100_to_599();
            return with(&EnvelopeOptions::except, StatusFilter(named));
        } else {
            return with(&EnvelopeOptions::except, StatusFilter());
        }
    }
    /// The status of a response follows from the gRPC code of the error's row (`http_status_of`), as Connect and Google
    /// have it: a row of 402 whose code is `failed_precondition` is sent with a 400, also in the body.
    ///
    /// An error without a row keeps its status. When a response is read, a known code gives its row's status back.
    constexpr Derived status_by_grpc() const { return with(&EnvelopeOptions::status_by_grpc, true); }
    /// Says in the challenge of a 401 and of a 403 what is wrong (RFC 6750 §3), after the challenge's own parameters:
    /// `Bearer realm="x", error="invalid_token", error_description="The token has expired."`, and `scope` from the detail of
    /// that name.
    ///
    /// The message is reduced to the characters that a description may have (`Field::as_ascii`), and cut where it is too
    /// long. A code that has others, or an error that is only its status, adds nothing: who sends no credentials is told no
    /// error (RFC 6750 §3.1). Of a 401, the same goes for a row that speaks for its status (`Row::general`).
    constexpr Derived challenge_errors() const { return with(&EnvelopeOptions::challenge_errors, true); }
    /// A header with the value of a field: a code, a type, a status, a delay, whether to repeat, a parameter, a link, the
    /// request id, an instance, a detail or a constant of the row by its key. Up to eight, in order.
    ///
    /// Without a value there is no header, nor with one that has other characters than printable ASCII (RFC 9110 §5.5). A
    /// code that is no token is a quoted-string. Where the request id has a header, X-Request-Id is not added. Reading takes
    /// what the body did not say. A message is never a header: that, a name that is no token, one that is there twice and one
    /// that `respond` makes itself stop the compiler where this is a constant; elsewhere they add nothing.
    ///
    ///     envelope.header("request-id", field::request_id).header("x-should-retry", field::retryable)
    constexpr Derived header(Literal name, Field value) const
    {
        Derived copy = static_cast<const Derived&>(*this);
        copy.options.headers.add(name, value);
        return copy;
    }
    /// A header with a constant value, of at most 128 characters of printable ASCII.
    constexpr Derived header(Literal name, Literal text) const
    {
        Derived copy = static_cast<const Derived&>(*this);
        copy.options.headers.add(name, text);
        return copy;
    }
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
    /// Another format than JSON for the body, such as that of `xml_format` or `markdown_format`, which must live as long as the envelope.
    constexpr Derived format(const BodyFormat& other) const
    {
        Derived copy = with(&EnvelopeOptions::format, &other);
        copy.options.escaping = detail::FormatAccess::functions(other).escaping;
        return copy;
    }
    /// How `write_event` puts an error into a stream, and the type of the event in the format `event_stream`: empty for an
    /// event without one, which clients take for a "message".
    ///
    /// A type with a line break or a NUL (WHATWG HTML §9.2.6) stops the compiler where this is a constant; elsewhere the
    /// type is "error".
    ///
    ///     formats::openai(Code::internal).stream(amiss::StreamFormat::json_lines)
    constexpr Derived stream(StreamFormat stream_format, Literal event_type = "error") const
    {
        constexpr std::string_view ends("\n\r\0", 3);
        const bool is_line = event_type.view.find_first_of(ends) == ends.npos;
        if (!is_line) detail::amiss_event_type_has_a_line_break_or_a_nul();
        Derived copy = with(&EnvelopeOptions::event, is_line ? event_type.view : std::string_view("error"));
        copy.options.stream = stream_format;
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
