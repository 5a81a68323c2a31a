// SPDX-License-Identifier: BSL-1.0
// The table of response headers that say something about an error.
//
// A name for something that is already read here is one more row; its test finds it. A new meaning is also a case in
// the `switch` of HeaderReader, which the compiler asks for.
#pragma once

#include <amiss/detail/text/ascii.hpp>
#include <amiss/detail/text/name_tail.hpp>

#include <cstddef>
#include <cstdint>
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

/// A bit for each of these meanings.
template <class... Meanings>
constexpr unsigned bits_of(Meanings... meanings) noexcept
{
    return ((1U << static_cast<unsigned>(meanings)) | ...);
}

/// Which header names a row is for.
enum class NameMatch : unsigned char {
    whole,      ///< the row's name
    last_words, ///< the row's name, and all names that end in "-" or "_" and the row's name
};

struct KnownHeader {
    std::string_view name; ///< letters in lower case, digits, "-" and "_"; for `last_words` it has at least 7
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

    {"x-ratelimit-limit", HeaderMeaning::limit, 3}, // first, for speed: most APIs have these
    {"x-ratelimit-remaining", HeaderMeaning::remaining, 3},
    {"x-ratelimit-reset", HeaderMeaning::reset, 3},
    {"ratelimit", HeaderMeaning::rate_limit},
    {"ratelimit-policy", HeaderMeaning::rate_limit_policy},
    {"ratelimit-limit", HeaderMeaning::limit, 1}, // of the older drafts
    {"ratelimit-remaining", HeaderMeaning::remaining, 1},
    {"ratelimit-reset", HeaderMeaning::reset_after, 1},
    {"x-ratelimit-reset-after", HeaderMeaning::reset_delay, 2},
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
    const char* const end = name.data() + (name.size() - words.size());
    if (name.size() != words.size() && end[-1] != '-' && end[-1] != '_') return false;
    return equal_lower(end, words.data(), words.size());
}

constexpr bool is_for(const KnownHeader& row, std::string_view name) noexcept
{
    return (name.size() == row.name.size() || row.match == NameMatch::last_words) && ends_in_words(name, row.name);
}

/// Calls `use` with the tail of each kind of name that a row is for: words of 7 letters leave one byte before them.
template <class Use>
constexpr void each_tail(const KnownHeader& row, Use use) noexcept
{
    const std::uint64_t tail = tail_of(row.name.data(), row.name.size());
    use(tail);
    if (row.match == NameMatch::whole || row.name.size() > 7) return;
    char longer[8] = {'-'};
    for (std::size_t at = 0; at < 7; ++at) longer[at + 1] = row.name[at];
    use(tail_of(longer, 8));
    longer[0] = '_';
    use(tail_of(longer, 8));
}

/// The rows by the tails of the names that they are for, in the order of the table.
///
/// With a good multiplier, rows share a bucket only with those of the same tail, and most names that are not in the table
/// are in an empty one. A bad one costs time, no more: the test names it.
struct HeaderIndex {
    static constexpr unsigned buckets = 256;
    static constexpr std::size_t places = [] {
        std::size_t count = 0;
        for (const KnownHeader& row : known_headers) each_tail(row, [&count](std::uint64_t) { ++count; });
        return count;
    }();
    static_assert(places <= 255, "amiss: the numbers of the places must fit in an unsigned char");

    unsigned char begin[buckets + 2]{}; ///< of a bucket's rows in `rows`; they end where those of the next one begin
    unsigned char rows[places]{};

    constexpr HeaderIndex() noexcept
    {
        unsigned char ends[buckets]{}; // at first, how many rows there are in each bucket
        for (const KnownHeader& row : known_headers)
            each_tail(row, [&ends](std::uint64_t tail) { ++ends[bucket_of(tail)]; });
        for (unsigned bucket = 0; bucket < buckets; ++bucket) {
            begin[bucket + 1] = static_cast<unsigned char>(begin[bucket] + ends[bucket]);
            ends[bucket] = begin[bucket];
        }
        begin[buckets + 1] = begin[buckets];
        unsigned char number = 0;
        for (const KnownHeader& row : known_headers) {
            each_tail(row, [&](std::uint64_t tail) { rows[ends[bucket_of(tail)]++] = number; });
            ++number;
        }
    }

    constexpr bool is_empty(unsigned bucket) const noexcept { return begin[bucket] == begin[bucket + 1]; }

    /// The place of a tail in `begin`.
    static constexpr unsigned bucket_of(std::uint64_t tail) noexcept
    {
        return static_cast<unsigned>(tail * 0x87230BBE186E6DF9U >> 56U);
    }
};
inline constexpr HeaderIndex header_index{};

/// The bucket of a header's name; none, which is empty, for a name that is too short or too long.
constexpr unsigned header_bucket(std::string_view name) noexcept
{
    if (name.size() - min_tail > max_header_name - min_tail) return HeaderIndex::buckets;
    return HeaderIndex::bucket_of(tail_of(name.data(), name.size()));
}

/// The row among those of a bucket from `at` on that is for a header's name, or null.
AMISS_NOINLINE constexpr const KnownHeader* find_header_from(unsigned at, unsigned end, std::string_view name) noexcept
{
    for (; at != end; ++at) {
        const KnownHeader& row = known_headers[header_index.rows[at]];
        if (is_for(row, name)) return &row;
    }
    return nullptr;
}

/// The row among those of a bucket, which must not be empty, that is for a header's name, or null.
constexpr const KnownHeader* find_header_in(unsigned bucket, std::string_view name) noexcept
{
    const unsigned begin = header_index.begin[bucket];
    const KnownHeader& first = known_headers[header_index.rows[begin]];
    if (AMISS_LIKELY(first.name.size() == name.size() && equal_lower(name.data(), first.name.data(), name.size())))
        return &first;
    return find_header_from(begin, header_index.begin[bucket + 1], name);
}

/// The row of a header, or null when the header says nothing about an error. Case is ignored.
constexpr const KnownHeader* find_header(std::string_view name) noexcept
{
    const unsigned bucket = header_bucket(name);
    return header_index.is_empty(bucket) ? nullptr : find_header_in(bucket, name);
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
