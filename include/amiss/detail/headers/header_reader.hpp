// SPDX-License-Identifier: BSL-1.0
// Takes the headers of a response one by one, and says what they mean together.
#pragma once

#include <amiss/detail/error/known_code.hpp>
#include <amiss/detail/headers/agreed_value.hpp>
#include <amiss/detail/headers/field_value.hpp>
#include <amiss/detail/headers/http_date.hpp>
#include <amiss/detail/headers/known_headers.hpp>
#include <amiss/detail/headers/moment.hpp>
#include <amiss/detail/headers/ranked_values.hpp>
#include <amiss/detail/headers/rate_limit.hpp>
#include <amiss/detail/headers/retry_after.hpp>
#include <amiss/detail/layout/catalog_list.hpp>
#include <amiss/detail/text/ascii.hpp>
#include <amiss/detail/text/boolean.hpp>
#include <amiss/detail/text/classify.hpp>
#include <amiss/detail/text/token.hpp>
#include <amiss/envelope_options.hpp>
#include <amiss/received.hpp>
#include <amiss/trace_context.hpp>
#include <amiss/www_authenticate.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace amiss {
inline namespace v0 {
namespace detail {

inline constexpr unsigned max_read_headers = 128;         ///< headers that say something; those after them are not read
inline constexpr std::size_t max_header_value = 1024;     ///< a longer value is not read
inline constexpr std::size_t max_header_code = 128;       ///< the longest error code in a header
inline constexpr std::size_t max_header_request_id = 128; ///< the longest request id

/// What an API's headers mean.
struct HeaderRules {
    ResetUnit reset = ResetUnit::unix_seconds; ///< of X-RateLimit-Reset
    bool codes = false;                        ///< whether a header such as X-Amzn-ErrorType gives the code
    CatalogList catalogs{};                    ///< the catalogues in which a code is looked up
    const EnvelopeOptions* envelope = nullptr; ///< of the envelope that the body is in, if it is in one
};

/// What the headers say, as views of them.
struct HeaderFindings {
    std::optional<std::int64_t> retry_after; ///< seconds that a header asks to wait
    std::optional<std::int64_t> reset_wait;  ///< seconds until the reset, if nothing is left and no header asks to wait
    RateLimit limit;
    std::string_view request_id;
    std::string_view trace_id;
    std::string_view code;           ///< from a header for it, if `HeaderRules::codes`
    std::string_view challenge_code; ///< the error of a Bearer challenge (RFC 6750 §3)
    std::optional<AuthParam> challenge_message;
    std::optional<bool> retryable; ///< the server's word on repeating
    bool malformed = false;        ///< a header made no sense, or two contradicted each other
};

/// Takes the headers one by one, and then says what they mean together. Their order makes no difference.
class HeaderReader {
public:
    HeaderReader(const Received& received, const HeaderRules& rules) noexcept
        : received_(received), catalogs_(rules.catalogs), codes_wanted_(rules.codes), rate_limit_(rules.reset)
    {}

    static void take(void* state, std::string_view name, std::string_view value) noexcept
    {
        const KnownHeader* const header = find_header(name);
        if (header != nullptr) static_cast<HeaderReader*>(state)->take(*header, name, trim_blanks(value));
    }

    HeaderFindings findings() noexcept
    {
        HeaderFindings findings;
        const auto now = [this] { return this->now(); };
        findings.limit = rate_limit_.limit(now);
        findings.retry_after = retry_after_.seconds(now);
        // A 429 is about a limit. In other responses the reset of one counts only if there is nothing left of it, since some
        // send it with every response.
        const RateLimit& limit = findings.limit;
        const bool limited = received_.status() == HttpStatus::too_many_requests;
        if (limited || limit.remaining <= 0) {
            if (const auto delay = reset_delay_.seconds(now); delay.value_or(-1) > findings.retry_after.value_or(-1))
                findings.retry_after = delay;
        }
        const bool used_up = limit.remaining == 0 || (limited && limit.remaining < 0);
        if (!findings.retry_after && used_up && limit.reset >= 0)
            findings.reset_wait = Moment{Moment::Kind::time, {}, limit.reset}.delay(this->now());
        findings.request_id = request_ids_.best();
        findings.trace_id = trace_ids_.value().value_or(std::string_view());
        findings.code = codes_.best();
        findings.challenge_code = challenge_code_.value().value_or(std::string_view());
        if (const auto message = challenge_message_.value()) findings.challenge_message = AuthParam{{}, *message};
        findings.malformed = malformed_ || retry_after_.malformed() || rate_limit_.malformed()
            || request_ids_.conflicting() || codes_.conflicting() || challenge_code_.conflicting()
            || challenge_message_.conflicting() || retryable_.conflicting() || trace_ids_.conflicting();
        findings.retryable = retryable_.value();
        return findings;
    }

private:
    void take(const KnownHeader& header, std::string_view name, std::string_view value) noexcept
    {
        if (value.empty() || is_absent_word(value)) return; // how a missing value is written
        if (count_ == max_read_headers) return static_cast<void>(malformed_ = true);
        ++count_;
        const bool fits = value.size() <= max_header_value;
        // A new meaning needs a case here: without one, -Wswitch says so.
        switch (header.meaning) {
        case HeaderMeaning::retry_after:
        case HeaderMeaning::retry_after_ms:
        case HeaderMeaning::reset:
        case HeaderMeaning::reset_after:
        case HeaderMeaning::reset_delay:
        case HeaderMeaning::reset_duration:
        case HeaderMeaning::reset_time: return take_moments(header, fits ? value : "?"); // "?" is valid in none of them
        case HeaderMeaning::date:
            if (fits) date_.add(value);
            return;
        case HeaderMeaning::limit:
        case HeaderMeaning::remaining:
        case HeaderMeaning::rate_limit:
        case HeaderMeaning::rate_limit_policy: return rate_limit_.take(header, fits ? value : "?");
        case HeaderMeaning::request_id:
            malformed_ = malformed_ || !fits;
            if (fits) take_request_id(header.rank, name, value);
            return;
        case HeaderMeaning::error_code:
            if (!codes_wanted_) return;
            malformed_ = malformed_ || !fits;
            if (fits) take_code(header.rank, name, value);
            return;
        case HeaderMeaning::challenge: // a long one is not malformed: it can carry a Kerberos ticket
            if (fits) take_challenges(value);
            return;
        case HeaderMeaning::retryable:
            if (!trim_blanks(value).empty()) retryable_.add(boolean_of(trim_blanks(value)));
            return;
        case HeaderMeaning::trace: {
            const TraceContext trace = parse_traceparent(value);
            return trace_ids_.add(trace ? std::optional(trace.trace_id) : std::nullopt);
        }
        }
    }

    void take_moments(const KnownHeader& header, std::string_view value) noexcept
    {
        const auto clock = [this] { return this->clock(); };
        each_moment(value, header.meaning == HeaderMeaning::retry_after_ms ? 1000 : 1, clock,
                    [&](const Moment* moment) noexcept { add_moment(header, moment); });
    }
    AMISS_NOINLINE void add_moment(const KnownHeader& header, const Moment* moment) noexcept
    {
        const bool milliseconds = header.meaning == HeaderMeaning::retry_after_ms;
        if (milliseconds || header.meaning == HeaderMeaning::retry_after)
            return retry_after_.add(moment, milliseconds, header.rank);
        if (header.meaning == HeaderMeaning::reset_delay && moment != nullptr) reset_delay_.add(*moment);
        rate_limit_.add_reset(moment, header.meaning, header.rank);
    }

    void take_request_id(unsigned char rank, std::string_view name, std::string_view value) noexcept
    {
        std::string_view element;
        for (bool more = true; next_element(value, more, element);) {
            if (element.empty() || is_absent_word(element)) continue; // no id
            const bool good = element.size() <= max_header_request_id && consists_of(element, is_visible);
            request_ids_.add(rank, name, good ? std::optional(element) : std::nullopt);
        }
    }

    // A code of no catalogue is a token; one of a catalogue may be a URI, or have spaces in it.
    bool is_code(std::string_view text) const noexcept
    {
        return text.size() <= max_header_code && (is_token(text) || is_known_code(catalogs_, text));
    }

    void take_code(unsigned char rank, std::string_view name, std::string_view value) noexcept
    {
        std::string_view element;
        for (bool more = true; next_element(value, more, element);) {
            if (element.empty() || is_absent_word(element)) continue;
            const bool is_whole = is_known_code(catalogs_, element);
            const std::string_view code = is_whole ? element : trim_blanks(without_namespace(element));
            codes_.add(rank, name, is_code(code) ? std::optional(code) : std::nullopt);
        }
    }

    void take_challenges(std::string_view value) noexcept
    {
        Challenges challenges(value);
        for (Challenge challenge; challenges.next(challenge);) {
            if (!challenge.is("Bearer")) continue;
            if (const auto code = challenge.find("error"))
                if (!is_absent_word(code->raw))
                    challenge_code_.add(is_code(code->raw) ? std::optional(code->raw) : std::nullopt);
            if (const auto message = challenge.find("error_description");
                message && !message->raw.empty() && !is_absent_word(message->raw))
                challenge_message_.add(consists_of(message->raw, is_printable) ? std::optional(message->raw)
                                                                               : std::nullopt);
        }
        malformed_ = malformed_ || challenges.malformed();
    }

    // The time by this side's clock.
    std::int64_t clock() const noexcept
    {
        return unix_seconds(received_.now() ? *received_.now() : Received::Clock::now());
    }
    // The time to compare a time in a header with: the server's own, unless the program gave one.
    AMISS_NOINLINE std::int64_t now() noexcept
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

    const Received& received_;
    const CatalogList& catalogs_;
    bool codes_wanted_;
    RateLimitReader rate_limit_;
    RetryAfterReader retry_after_;
    LongestDelay reset_delay_;
    AgreedValue<std::string_view> date_;
    RankedValues request_ids_;
    RankedValues codes_;
    AgreedValue<std::string_view> challenge_code_;
    AgreedValue<std::string_view> challenge_message_;
    AgreedValue<bool> retryable_;
    AgreedValue<std::string_view> trace_ids_;
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

} // namespace detail
} // inline namespace v0
} // namespace amiss
