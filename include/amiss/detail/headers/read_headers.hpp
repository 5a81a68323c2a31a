// SPDX-License-Identifier: BSL-1.0
// What the headers of a response add to its error: the delay, the rate limit, the request id, the code.
#pragma once

#include <amiss/catalog.hpp>
#include <amiss/detail/error/access.hpp>
#include <amiss/detail/error/known_code.hpp>
#include <amiss/detail/headers/agreed_value.hpp>
#include <amiss/detail/headers/http_date.hpp>
#include <amiss/detail/headers/ranked_values.hpp>
#include <amiss/detail/headers/rate_limit.hpp>
#include <amiss/detail/text/ascii.hpp>
#include <amiss/detail/text/classify.hpp>
#include <amiss/detail/text/token.hpp>
#include <amiss/error.hpp>
#include <amiss/received.hpp>
#include <amiss/www_authenticate.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace amiss {
inline namespace v0 {
namespace detail {

inline constexpr unsigned max_read_headers = 128;         ///< more are not looked at
inline constexpr std::size_t max_header_value = 1024;     ///< a longer one is not looked at
inline constexpr std::size_t max_header_code = 128;       ///< of a code in a header
inline constexpr std::size_t max_header_request_id = 128; ///< of a request id

/// How an API's headers are meant.
struct HeaderRules {
    ResetUnit reset = ResetUnit::unix_seconds; ///< of X-RateLimit-Reset
    bool codes = false;                        ///< whether a header such as X-Amzn-ErrorType gives the code
    const Catalog* catalog = nullptr;          ///< whose codes are typed again
};

/// What the headers say; views of them.
struct HeaderFindings {
    std::optional<std::int64_t> retry_after; ///< seconds
    RateLimit limit;
    std::string_view request_id;
    std::string_view code;           ///< of a header for it, where one is wanted
    std::string_view challenge_code; ///< the error of a Bearer challenge (RFC 6750 §3)
    std::optional<AuthParam> challenge_message;
    bool malformed = false; ///< a header made no sense, or two contradicted each other
};

/// Names of request ids in lower case: the whole name, or its last words behind a "-" or a "_". Rank 1 is the best.
struct RequestIdName {
    std::string_view name;
    unsigned rank;
    bool whole;
};
inline constexpr RequestIdName request_id_names[] = {
    {"x-request-id", 1, true}, {"request-id", 2, true},  {"request-id", 3, false},     {"request-uuid", 3, false},
    {"requestid", 3, false},   {"request_id", 3, false}, {"correlation-id", 4, false}, {"correlationid", 4, false},
    {"trace-id", 5, false},    {"traceid", 5, false},    {"cf-ray", 6, true},
};

/// How good a name in lower case is for the request id, 1 for the best; 0 for none.
constexpr unsigned request_id_rank(std::string_view name) noexcept
{
    for (const RequestIdName& row : request_id_names) {
        if (row.whole ? name == row.name : ends_in_words(name, row.name)) return row.rank;
    }
    return 0;
}

constexpr bool names_error_code(std::string_view name) noexcept
{
    return ends_in_words(name, "errortype") || ends_in_words(name, "error-type") || ends_in_words(name, "error-code");
}

/// Takes the headers one by one, and settles what they say in the end, in whatever order they came.
class HeaderReader {
public:
    HeaderReader(const Received& received, const HeaderRules& rules) noexcept
        : received_(received), codes_wanted_(rules.codes), rate_limit_(rules.reset)
    {}

    static void take(void* state, std::string_view name, std::string_view value) noexcept
    {
        auto& reader = *static_cast<HeaderReader*>(state);
        if (reader.count_ == max_read_headers) return;
        ++reader.count_;
        reader.take(name, value);
    }

    HeaderFindings findings() noexcept
    {
        HeaderFindings findings;
        if (const auto delay = delay_.value())
            findings.retry_after = delay->date ? until(delay->seconds) : delay->seconds;
        findings.limit = rate_limit_.limit([this] { return now(); });
        findings.request_id = request_ids_.best();
        findings.code = codes_.best();
        findings.challenge_code = challenge_code_.value().value_or(std::string_view());
        if (const auto message = challenge_message_.value()) findings.challenge_message = AuthParam{{}, *message};
        findings.malformed = malformed_ || delay_.conflicting() || rate_limit_.malformed() || request_ids_.conflicting()
            || codes_.conflicting() || challenge_code_.conflicting() || challenge_message_.conflicting();
        return findings;
    }

private:
    /// A number of seconds, or a Unix time.
    struct Delay {
        bool date;
        std::int64_t seconds;

        friend bool operator==(const Delay& left, const Delay& right) noexcept
        {
            return left.date == right.date && left.seconds == right.seconds;
        }
    };

    void take(std::string_view name, std::string_view value) noexcept
    {
        char buffer[64];
        if (name.size() > sizeof buffer) return;
        for (std::size_t at = 0; at < name.size(); ++at) buffer[at] = to_lower(name[at]);
        take_lower({buffer, name.size()}, name, value);
    }

    // Most headers are none of these, and most often their last letter says so.
    void take_lower(std::string_view lower, std::string_view name, std::string_view value) noexcept
    {
        switch (lower.empty() ? '\0' : lower.back()) {
        case 'r': // retry-after
            if (lower == "retry-after" && fits(value)) take_delay(value);
            break;
        case 'd': // …-id, …-uuid
        case 'y': // cf-ray, ratelimit-policy
            if (const unsigned rank = request_id_rank(lower); rank != 0) {
                if (fits(value)) take_request_id(rank, name, value);
                break;
            }
            [[fallthrough]];
        case 't':                                             // ratelimit, …-limit, …-reset
        case 'g':                                             // …-remaining
            if (value.size() > max_header_value) value = "?"; // nonsense, where the name is one that counts
            rate_limit_.take(lower, value);
            break;
        case 'e':
            if (lower == "date" && value.size() <= max_header_value) date_.add(trim_blanks(value));
            // A challenge may well be longer: it has tickets.
            if (lower == "www-authenticate" && value.size() <= max_header_value) take_challenges(value);
            if (codes_wanted_ && names_error_code(lower) && fits(value)) take_code(name, value);
            break;
        default: break;
        }
    }

    bool fits(std::string_view value) noexcept
    {
        malformed_ = malformed_ || value.size() > max_header_value;
        return value.size() <= max_header_value;
    }

    // Two of the forms of a date have a comma inside.
    void take_delay(std::string_view value) noexcept
    {
        std::string_view element;
        for (bool more = true;;) {
            const std::string_view before = value;
            if (!next_element(value, more, element)) return;
            std::optional<Delay> delay = read_delay(element);
            if (std::string_view rest = value; !delay && more && next_element(rest, more, element)) {
                delay = read_delay(trim_blanks(before.substr(0, before.size() - rest.size() - (more ? 1 : 0))));
                value = rest;
            }
            delay_.add(delay);
        }
    }
    std::optional<Delay> read_delay(std::string_view text) const noexcept
    {
        if (const auto seconds = header_number(text)) return Delay{false, *seconds};
        std::int64_t time = 0;
        if (text.size() >= min_date_size && read_http_date(text, clock(), time)) return Delay{true, time};
        return std::nullopt;
    }

    void take_request_id(unsigned rank, std::string_view name, std::string_view value) noexcept
    {
        std::string_view element;
        for (bool more = true; next_element(value, more, element);) {
            if (element.empty()) continue; // "" is how a header says that there is no value
            const bool good = element.size() <= max_header_request_id && is_visible(element);
            request_ids_.add(rank, name, good ? std::optional(element) : std::nullopt);
        }
    }

    void take_code(std::string_view name, std::string_view value) noexcept
    {
        std::string_view element;
        for (bool more = true; next_element(value, more, element);) {
            if (element.empty()) continue;
            const std::string_view code = trim_blanks(without_namespace(element));
            codes_.add(1, name, code.size() <= max_header_code && is_token(code) ? std::optional(code) : std::nullopt);
        }
    }

    void take_challenges(std::string_view value) noexcept
    {
        Challenges challenges(value);
        for (Challenge challenge; challenges.next(challenge);) {
            if (!challenge.is("Bearer")) continue;
            if (const auto code = challenge.find("error"))
                challenge_code_.add(is_token(code->raw) && code->raw.size() <= max_header_code
                                        ? std::optional(code->raw)
                                        : std::nullopt);
            if (const auto message = challenge.find("error_description"); message && !message->raw.empty())
                challenge_message_.add(is_printable(message->raw) ? std::optional(message->raw) : std::nullopt);
        }
        malformed_ = malformed_ || challenges.malformed();
    }

    /// This side's clock.
    std::int64_t clock() const noexcept
    {
        return unix_seconds(received_.now() ? *received_.now() : Received::Clock::now());
    }
    std::int64_t until(std::int64_t time) noexcept { return time > now() ? time - now() : 0; }
    // What a time in a header is to be compared with: both are the server's where this side does not say otherwise.
    std::int64_t now() noexcept
    {
        if (!now_) {
            now_ = clock();
            std::int64_t date = 0;
            const auto text = date_.value();
            if (!received_.now() && text && read_http_date(*text, *now_, date))
                now_ = date;
            else if (!received_.now() && (text || date_.conflicting()))
                malformed_ = true;
        }
        return *now_;
    }

    static constexpr std::size_t min_date_size = 24;

    const Received& received_;
    bool codes_wanted_;
    RateLimitReader rate_limit_;
    AgreedValue<Delay> delay_;
    AgreedValue<std::string_view> date_;
    RankedValues request_ids_;
    RankedValues codes_;
    AgreedValue<std::string_view> challenge_code_;
    AgreedValue<std::string_view> challenge_message_;
    std::optional<std::int64_t> now_;
    unsigned count_ = 0;
    bool malformed_ = false;
};

inline HeaderFindings header_findings(const Received& received, const HeaderRules& rules) noexcept
{
    HeaderReader reader(received, rules);
    received.visit({&HeaderReader::take, &reader});
    return reader.findings();
}

/// Gives an error the code that its body did not have.
inline void add_header_code(std::string_view code, const Catalog* catalog, ApiError& error) noexcept
{
    RecordBuffer& records = ErrorAccess::records(error);
    if (code.empty() || ErrorAccess::row(error) != nullptr || records.find(FieldKind::code).data() != nullptr) return;
    if (set_known_code(error, catalog, code)) {
        records.erase(FieldKind::type);
    } else {
        records.set(FieldKind::code, code);
    }
}

/// Adds what the headers say and the body did not.
///
/// Retry-After (RFC 9110 §10.2.3): seconds, or a date less `received.now()`, or else less the response's Date, or else
/// less the system's clock; a date in the past is 0. A header that makes no sense, or that stands twice with different
/// values, is as good as absent, and the error is malformed. Names of request ids count as `request_id_rank` says.
inline void read_headers(const Received& received, ApiError& error, const HeaderRules& rules = {}) noexcept
{
    if (!received.has_headers()) return;
    const HeaderFindings findings = header_findings(received, rules);
    RecordBuffer& records = ErrorAccess::records(error);
    if (findings.malformed) ErrorAccess::head(error).flags |= ErrorHead::malformed;
    // Where both say it, the longer delay counts: nobody is to come too early.
    std::int64_t delay_in_body = -1;
    load_record(records, FieldKind::retry_after, delay_in_body);
    if (findings.retry_after && *findings.retry_after > delay_in_body)
        store_record(records, FieldKind::retry_after, *findings.retry_after);
    if (findings.limit != RateLimit{}) store_record(records, RecordKind::rate_limit, findings.limit);
    if (!findings.request_id.empty() && records.find(FieldKind::request_id).data() == nullptr)
        records.set(FieldKind::request_id, findings.request_id);
    add_header_code(findings.code, rules.catalog, error);
    if (to_int(received.status()) < 400) return; // a challenge of a success is about something else
    add_header_code(findings.challenge_code, rules.catalog, error);
    if (!findings.challenge_message || records.find(FieldKind::message).data() != nullptr) return;
    char text[max_header_value];
    error.with_message(findings.challenge_message->value(text));
}

} // namespace detail
} // inline namespace v0
} // namespace amiss
