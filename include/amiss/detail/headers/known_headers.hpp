// SPDX-License-Identifier: BSL-1.0
// The table of response headers that say something about an error.
//
// A name for something that is already read here is one more row; its test finds it. A new meaning is also a case in
// the `switch` of HeaderReader, which the compiler asks for.
#pragma once

#include <amiss/detail/text/ascii.hpp>
#include <amiss/detail/text/last_letter_index.hpp>

#include <cstddef>
#include <string_view>

namespace amiss {
inline namespace v0 {
namespace detail {

/// What a header says.
enum class HeaderMeaning : unsigned char {
    retry_after,       ///< the delay: seconds or an HTTP date (RFC 9110 §10.2.3)
    retry_after_ms,    ///< the delay in milliseconds
    date,              ///< the server's clock (RFC 9110 §6.6.1)
    limit,             ///< the requests of a window
    remaining,         ///< the requests left in it
    reset,             ///< when it ends, in the unit of the API
    reset_after,       ///< the seconds until it ends
    reset_delay,       ///< the same with a fraction; a delay as well
    reset_duration,    ///< how long until it ends, such as "6m0s"
    reset_time,        ///< when it ends, as an RFC 3339 time
    rate_limit,        ///< limits as a structured field (draft-ietf-httpapi-ratelimit-headers)
    rate_limit_policy, ///< the policies of those limits
    request_id,
    error_code,
    challenge, ///< how to authenticate (RFC 9110 §11.6.1)
    retryable, ///< whether the server thinks that repeating may help: true or false
    trace,     ///< the trace that the response belongs to (W3C Trace Context §3.2)
};

/// Which header names a row is for.
enum class NameMatch : unsigned char {
    whole,      ///< the row's name
    last_words, ///< the row's name, and all names that end in "-" or "_" and the row's name
};

struct KnownHeader {
    std::string_view name; ///< in lower case
    HeaderMeaning meaning;
    unsigned char rank =
        1; ///< from 1: of several headers of one meaning, the one with the lowest rank counts; all delays do
    NameMatch match = NameMatch::whole;
};

/// From this rank on, a rank is a kind of things that are counted: of those limits the one with the least left counts.
inline constexpr unsigned char first_kind_rank = 6;

/// The first row that is for a header's name counts.
inline constexpr KnownHeader known_headers[] = {
    {"retry-after", HeaderMeaning::retry_after},
    {"date", HeaderMeaning::date},

    {"x-retry-after", HeaderMeaning::retry_after, 2}, // these have ranks only to be told apart
    {"x-ratelimit-retry-after", HeaderMeaning::retry_after, 3},
    {"x-ratelimit-after", HeaderMeaning::retry_after, 4},
    {"x-rate-limit-retry-after-seconds", HeaderMeaning::retry_after, 5},
    {"retry-after-ms", HeaderMeaning::retry_after_ms, 6},
    {"x-ms-retry-after-ms", HeaderMeaning::retry_after_ms, 7},
    {"x-amz-retry-after", HeaderMeaning::retry_after_ms, 8},

    {"ratelimit", HeaderMeaning::rate_limit},
    {"ratelimit-policy", HeaderMeaning::rate_limit_policy},
    {"ratelimit-limit", HeaderMeaning::limit, 1}, // of the older drafts
    {"ratelimit-remaining", HeaderMeaning::remaining, 1},
    {"ratelimit-reset", HeaderMeaning::reset_after, 1},
    {"x-ratelimit-reset-after", HeaderMeaning::reset_delay, 2},
    {"x-ratelimit-limit", HeaderMeaning::limit, 3},
    {"x-ratelimit-remaining", HeaderMeaning::remaining, 3},
    {"x-ratelimit-reset", HeaderMeaning::reset, 3},
    {"x-rate-limit-reset-after", HeaderMeaning::reset_delay, 4},
    {"x-rate-limit-limit", HeaderMeaning::limit, 5},
    {"x-rate-limit-remaining", HeaderMeaning::remaining, 5},
    {"x-rate-limit-reset", HeaderMeaning::reset, 5},

    {"x-ratelimit-limit-requests", HeaderMeaning::limit, first_kind_rank}, // OpenAI
    {"x-ratelimit-remaining-requests", HeaderMeaning::remaining, first_kind_rank},
    {"x-ratelimit-reset-requests", HeaderMeaning::reset_duration, first_kind_rank},
    {"x-ratelimit-limit-tokens", HeaderMeaning::limit, first_kind_rank + 1},
    {"x-ratelimit-remaining-tokens", HeaderMeaning::remaining, first_kind_rank + 1},
    {"x-ratelimit-reset-tokens", HeaderMeaning::reset_duration, first_kind_rank + 1},
    {"anthropic-ratelimit-requests-limit", HeaderMeaning::limit, first_kind_rank + 2},
    {"anthropic-ratelimit-requests-remaining", HeaderMeaning::remaining, first_kind_rank + 2},
    {"anthropic-ratelimit-requests-reset", HeaderMeaning::reset_time, first_kind_rank + 2},
    {"anthropic-ratelimit-tokens-limit", HeaderMeaning::limit, first_kind_rank + 3},
    {"anthropic-ratelimit-tokens-remaining", HeaderMeaning::remaining, first_kind_rank + 3},
    {"anthropic-ratelimit-tokens-reset", HeaderMeaning::reset_time, first_kind_rank + 3},
    {"anthropic-ratelimit-input-tokens-limit", HeaderMeaning::limit, first_kind_rank + 4},
    {"anthropic-ratelimit-input-tokens-remaining", HeaderMeaning::remaining, first_kind_rank + 4},
    {"anthropic-ratelimit-input-tokens-reset", HeaderMeaning::reset_time, first_kind_rank + 4},
    {"anthropic-ratelimit-output-tokens-limit", HeaderMeaning::limit, first_kind_rank + 5},
    {"anthropic-ratelimit-output-tokens-remaining", HeaderMeaning::remaining, first_kind_rank + 5},
    {"anthropic-ratelimit-output-tokens-reset", HeaderMeaning::reset_time, first_kind_rank + 5},

    {"x-request-id", HeaderMeaning::request_id, 1},
    {"request-id", HeaderMeaning::request_id, 2},
    {"request-id", HeaderMeaning::request_id, 3, NameMatch::last_words},
    {"request-uuid", HeaderMeaning::request_id, 3, NameMatch::last_words},
    {"requestid", HeaderMeaning::request_id, 3, NameMatch::last_words},
    {"request_id", HeaderMeaning::request_id, 3, NameMatch::last_words},
    {"correlation-id", HeaderMeaning::request_id, 4, NameMatch::last_words},
    {"correlationid", HeaderMeaning::request_id, 4, NameMatch::last_words},
    {"trace-id", HeaderMeaning::request_id, 5, NameMatch::last_words},
    {"traceid", HeaderMeaning::request_id, 5, NameMatch::last_words},
    {"debug-id", HeaderMeaning::request_id, 5, NameMatch::last_words},
    {"cf-ray", HeaderMeaning::request_id, 6},

    {"traceparent", HeaderMeaning::trace},
    {"traceresponse", HeaderMeaning::trace},

    {"errortype", HeaderMeaning::error_code, 1, NameMatch::last_words},
    {"error-type", HeaderMeaning::error_code, 1, NameMatch::last_words},
    {"error-code", HeaderMeaning::error_code, 1, NameMatch::last_words},
    {"www-authenticate", HeaderMeaning::challenge},

    {"x-should-retry", HeaderMeaning::retryable},
    {"stripe-should-retry", HeaderMeaning::retryable},
};

inline constexpr std::size_t max_header_name = 64; ///< a header with a longer name is not read

/// Whether a name ends in these words: it consists of them, or has a "-" or "_" before them. Case is ignored.
constexpr bool ends_in_words(std::string_view name, std::string_view words) noexcept
{
    if (name.size() < words.size()) return false;
    const std::size_t start = name.size() - words.size();
    if (start != 0 && name[start - 1] != '-' && name[start - 1] != '_') return false;
    return equal_ignoring_case(name.substr(start), words);
}

constexpr bool is_for(const KnownHeader& row, std::string_view name) noexcept
{
    if (name == row.name) return true; // the fast way for names in lower case, as HTTP/2 has them
    return row.match == NameMatch::whole ? equal_ignoring_case(name, row.name) : ends_in_words(name, row.name);
}

inline constexpr LastLetterIndex header_index(known_headers);

/// The row of a header, or null when the header says nothing about an error. Case is ignored.
constexpr const KnownHeader* find_header(std::string_view name) noexcept
{
    if (name.empty() || name.size() > max_header_name) return nullptr;
    const unsigned letter = header_index.letter_of(name);
    for (unsigned at = header_index.begin[letter]; at != header_index.begin[letter + 1]; ++at) {
        const KnownHeader& row = known_headers[header_index.rows[at]];
        if (is_for(row, name)) return &row;
    }
    return nullptr;
}

/// The highest rank of rows with one of these meanings.
template <class... Meanings>
constexpr unsigned highest_rank(Meanings... meanings) noexcept
{
    unsigned highest = 0;
    for (const KnownHeader& row : known_headers) {
        if (((row.meaning == meanings) || ...) && row.rank > highest) highest = row.rank;
    }
    return highest;
}

} // namespace detail
} // inline namespace v0
} // namespace amiss
