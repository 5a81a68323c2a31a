// SPDX-License-Identifier: BSL-1.0
// Takes the headers of a response one by one, and says what they mean together.
#pragma once

#include <amiss/detail/compiler.hpp>
#include <amiss/detail/headers/agreed_value.hpp>
#include <amiss/detail/headers/field_value.hpp>
#include <amiss/detail/headers/header_findings.hpp>
#include <amiss/detail/headers/http_date.hpp>
#include <amiss/detail/headers/known_headers.hpp>
#include <amiss/detail/headers/late_value.hpp>
#include <amiss/detail/headers/moment.hpp>
#include <amiss/detail/headers/ranked_values.hpp>
#include <amiss/detail/headers/rare_headers.hpp>
#include <amiss/detail/headers/rate_limit.hpp>
#include <amiss/detail/headers/request_id.hpp>
#include <amiss/detail/headers/retry_after.hpp>
#include <amiss/detail/text/ascii.hpp>
#include <amiss/detail/text/classify.hpp>
#include <amiss/detail/text/unix_time.hpp>
#include <amiss/http_status.hpp>
#include <amiss/rate_limit.hpp>
#include <amiss/received.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace amiss {
inline namespace v0 {
namespace detail {

inline constexpr unsigned max_read_headers = 128; ///< headers that say something; those after them are not read

/// Takes the headers one by one, and then says what they mean together. Their order makes no difference.
///
/// What takes part in a meaning of which there is no header costs nothing: neither room that is cleared nor a look at it.
class HeaderReader {
public:
    HeaderReader(const Received& received, const HeaderRules& rules) noexcept
        : received_(received), rules_(rules), rate_limit_(rules.reset)
    {}

    static void take(void* state, std::string_view name, std::string_view value) noexcept
    {
        const unsigned bucket = header_bucket(name);
        if (!header_index.is_empty(bucket)) static_cast<HeaderReader*>(state)->take(bucket, name, value);
    }

    HeaderFindings findings() noexcept
    {
        HeaderFindings findings;
        findings.any = found_ != 0;
        if (found(time_meanings)) find_delay(findings);
        if (found(bits_of(HeaderMeaning::request_id))) {
            findings.request_id = request_ids_.best();
            malformed_ = malformed_ || request_ids_.conflicting();
        }
        if (found(rare_meanings)) {
            findings.rare = rare_.value.findings();
            malformed_ = malformed_ || rare_.value.malformed();
        }
        findings.malformed = malformed_;
        return findings;
    }

private:
    static constexpr unsigned time_meanings =
        bits_of(HeaderMeaning::retry_after, HeaderMeaning::retry_after_ms, HeaderMeaning::limit,
                HeaderMeaning::remaining, HeaderMeaning::reset, HeaderMeaning::reset_after, HeaderMeaning::reset_delay,
                HeaderMeaning::reset_duration, HeaderMeaning::reset_time, HeaderMeaning::rate_limit,
                HeaderMeaning::rate_limit_policy);

    // Whether there was a header of one of these meanings.
    bool found(unsigned meanings) const noexcept { return (found_ & meanings) != 0; }

    void find_delay(HeaderFindings& findings) noexcept
    {
        const auto now = [this] { return this->now(); };
        findings.limit = rate_limit_.limit(now);
        findings.retry_after = retry_after_.seconds(now);
        // A 429 is about a limit. In other responses the reset of one counts only if there is nothing left of it, since some
        // send it with every response.
        const RateLimit& limit = findings.limit;
        const bool limited = received_.status() == HttpStatus::too_many_requests;
        if (found(bits_of(HeaderMeaning::reset_delay)) && (limited || limit.remaining <= 0)) {
            if (const auto delay = reset_delay_.seconds(now); delay.value_or(-1) > findings.retry_after.value_or(-1))
                findings.retry_after = delay;
        }
        const bool used_up = limit.remaining == 0 || (limited && limit.remaining < 0);
        if (!findings.retry_after && used_up && limit.reset >= 0)
            findings.reset_wait = Moment{Moment::Kind::time, {}, limit.reset}.delay(this->now());
        malformed_ = malformed_ || retry_after_.malformed() || rate_limit_.malformed();
    }

    AMISS_NOINLINE void take(unsigned bucket, std::string_view name, std::string_view value) noexcept
    {
        const KnownHeader* const found_header = find_header_in(bucket, name);
        if (found_header == nullptr) return;
        const KnownHeader& header = *found_header;
        if (value.empty() || !is_visible(value.front()) || !is_visible(value.back())) value = trim_blanks(value);
        if (value.empty() || is_absent(value)) return;
        if (count_ == max_read_headers) return static_cast<void>(malformed_ = true);
        ++count_;
        const unsigned before = found_;
        found_ |= bits_of(header.meaning);
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
        case HeaderMeaning::challenge:
        case HeaderMeaning::retryable:
        case HeaderMeaning::trace:
            if ((before & rare_meanings) == 0) rare_.make(rules_);
            return rare_.value.take(header, name, value);
        }
    }

    // How a missing value is written. Few values begin like that.
    static bool is_absent(std::string_view value) noexcept
    {
        const char first = to_lower(value[0]);
        return (first == 'n' || first == 'u') && is_absent_word(value);
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
        if (AMISS_LIKELY(value.size() <= max_header_request_id && is_one_id(value)))
            return request_ids_.add(rank, name, value);
        take_request_ids(rank, name, value);
    }
    static bool is_one_id(std::string_view value) noexcept
    {
        return has_id_characters<Block, ','>(value.data(), value.size());
    }
    AMISS_NOINLINE void take_request_ids(unsigned char rank, std::string_view name, std::string_view value) noexcept
    {
        std::string_view element;
        for (bool more = true; next_element(value, more, element);) {
            if (element.empty() || is_absent_word(element)) continue; // no id
            const bool good = element.size() <= max_header_request_id && consists_of(element, is_visible);
            request_ids_.add(rank, name, good ? std::optional(element) : std::nullopt);
        }
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
    const HeaderRules& rules_;
    unsigned found_ = 0; ///< a bit for each meaning of which there was a header
    unsigned count_ = 0; ///< of headers that say something
    bool malformed_ = false;
    AgreedValue<std::string_view> date_;
    std::optional<std::int64_t> now_;
    RetryAfterReader retry_after_;
    LongestDelay reset_delay_;
    RankedValues request_ids_;
    RateLimitReader rate_limit_;
    LateValue<RareHeaders> rare_; ///< made by the first of them
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
