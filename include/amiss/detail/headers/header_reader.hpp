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
        if (!header_index.is_empty(bucket)) static_cast<HeaderReader*>(state)->take(name, value, bucket);
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

    // Most of those headers have a number as their value.
    static constexpr unsigned number_meanings =
        time_meanings & ~bits_of(HeaderMeaning::rate_limit, HeaderMeaning::rate_limit_policy);

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

    // The names and values come first, as in the visitor's call: so they stay in their registers.
    AMISS_NOINLINE void take(std::string_view name, std::string_view value, unsigned bucket) noexcept
    {
        const KnownHeader* const header = find_header_in(bucket, name);
        if (header == nullptr) return;
        if (count_ == max_read_headers) return take_unusual(name, value, *header);
        if ((bits_of(header->meaning) & number_meanings) != 0 && value.size() <= max_header_value) {
            const std::int64_t number = digits_number(value);
            if (AMISS_LIKELY(number >= 0)) return take_number(number, *header);
        }
        is_usual(value) ? take_value(name, value, *header) : take_unusual(name, value, *header);
    }

    void take_number(std::int64_t number, const KnownHeader& header) noexcept
    {
        found_by(header);
        if (header.meaning == HeaderMeaning::limit || header.meaning == HeaderMeaning::remaining)
            return rate_limit_.take_number(header, number);
        const Moment moment = moment_of(number, header.meaning == HeaderMeaning::retry_after_ms ? 1000 : 1);
        add_moment(header, &moment);
    }

    // Whether a value is not too long, has no blanks around it, and is not a word for a missing value.
    static bool is_usual(std::string_view value) noexcept
    {
        if (value.size() - 1 >= max_header_value || value.back() <= ' ') return false;
        const char first = value.front();
        return first > ' ' && (first | 0x20) != 'n' && (first | 0x20) != 'u';
    }

    AMISS_NOINLINE void take_unusual(std::string_view name, std::string_view value, const KnownHeader& header) noexcept
    {
        value = trim_blanks(value);
        if (value.empty() || is_absent_word(value)) return; // how a missing value is written
        if (count_ == max_read_headers) return static_cast<void>(malformed_ = true);
        const bool is_rare = (bits_of(header.meaning) & rare_meanings) != 0;
        if (value.size() <= max_header_value || is_rare) return take_value(name, value, header);
        if (header.meaning != HeaderMeaning::date && header.meaning != HeaderMeaning::request_id)
            return take_value(name, "?", header); // valid in none of them
        found_by(header);
        malformed_ = malformed_ || header.meaning == HeaderMeaning::request_id;
    }

    void found_by(const KnownHeader& header) noexcept
    {
        ++count_;
        found_ |= bits_of(header.meaning);
    }

    AMISS_NOINLINE void take_value(std::string_view name, std::string_view value, const KnownHeader& header) noexcept
    {
        const unsigned before = found_;
        found_by(header);
        // A new meaning needs a case here: without one, -Wswitch says so.
        switch (header.meaning) {
        case HeaderMeaning::retry_after:
        case HeaderMeaning::retry_after_ms:
        case HeaderMeaning::reset:
        case HeaderMeaning::reset_after:
        case HeaderMeaning::reset_delay:
        case HeaderMeaning::reset_duration:
        case HeaderMeaning::reset_time: return take_moments(header, value);
        case HeaderMeaning::date: return date_.add(value);
        case HeaderMeaning::limit:
        case HeaderMeaning::remaining:
        case HeaderMeaning::rate_limit:
        case HeaderMeaning::rate_limit_policy: return rate_limit_.take(header, value);
        case HeaderMeaning::request_id: return take_request_id(header.rank, name, value);
        case HeaderMeaning::error_code:
        case HeaderMeaning::challenge:
        case HeaderMeaning::retryable:
        case HeaderMeaning::trace:
            if ((before & rare_meanings) == 0) rare_.make(rules_);
            return rare_.value.take(header, name, value);
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
