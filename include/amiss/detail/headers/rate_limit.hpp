// SPDX-License-Identifier: BSL-1.0
// The rate limit that a response's headers state, in all their spellings and units.
#pragma once

#include <amiss/detail/headers/agreed_value.hpp>
#include <amiss/detail/headers/field_value.hpp>
#include <amiss/detail/headers/known_headers.hpp>
#include <amiss/detail/headers/moment.hpp>
#include <amiss/detail/headers/structured_field.hpp>
#include <amiss/detail/text/whole_seconds.hpp>
#include <amiss/rate_limit.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace amiss {
inline namespace v0 {
namespace detail {

/// Collects the headers about the rate limit, and makes one limit of them.
///
/// Each number comes from the first of these that has it: the IETF draft's `RateLimit: "default";r=50;t=30` with the
/// limit of the `RateLimit-Policy: "default";q=100` of the same name; the older drafts' `RateLimit: limit=100,
/// remaining=50, reset=30`; headers with one number each, by the ranks of `known_headers`. The drafts count the reset
/// from now, X- headers as `unit` says; what is in another unit or form is read as what it is, and flagged. When RateLimit
/// has several limits, or there are limits of several kinds, the one with the least left counts, and of equal ones the one
/// that lasts longest.
class RateLimitReader {
public:
    explicit RateLimitReader(ResetUnit unit) noexcept : unit_(unit) {}

    /// Takes a header's value; false when the header is not about the rate limit. `clock` returns this side's Unix time.
    template <class Clock>
    bool take(const KnownHeader& header, std::string_view value, Clock clock) noexcept
    {
        Numbers& numbers = numbers_[header.rank < ranks ? header.rank : 0]; // another meaning may have more ranks
        switch (header.meaning) {
        case HeaderMeaning::rate_limit: take_items(value); return true;
        case HeaderMeaning::rate_limit_policy: take_policies(value); return true;
        case HeaderMeaning::limit: take_number(numbers.limit, value, true); return true;
        case HeaderMeaning::remaining: take_number(numbers.remaining, value); return true;
        case HeaderMeaning::reset:
        case HeaderMeaning::reset_after:
        case HeaderMeaning::reset_delay:
        case HeaderMeaning::reset_duration:
        case HeaderMeaning::reset_time:
            each_moment(value, 1, clock, [&](const Moment* moment) noexcept {
                if (moment != nullptr)
                    take_reset(numbers.reset, *moment, header.meaning);
                else
                    numbers.reset.add(std::nullopt);
            });
            return true;
        case HeaderMeaning::retry_after:
        case HeaderMeaning::retry_after_ms:
        case HeaderMeaning::date:
        case HeaderMeaning::request_id:
        case HeaderMeaning::error_code:
        case HeaderMeaning::challenge: break;
        }
        return false;
    }

    /// What the headers say. `now` returns the Unix time in seconds; it is called only for a reset that needs it.
    template <class Now>
    RateLimit limit(Now now) const noexcept
    {
        RateLimit limit;
        if (!bad_items_) limit.remaining = item_.remaining;
        if (!bad_items_ && item_.delay >= 0) limit.reset = moment_of(item_.delay, 1).time(now());
        if (!bad_policies_) limit.limit = policy_limit();
        for (std::size_t rank = bad_items_ ? 1 : 0; rank < first_kind_rank; ++rank)
            complete(limit, limit_at(rank, now));
        RateLimit least;
        for (std::size_t rank = first_kind_rank; rank < ranks; ++rank) {
            const RateLimit other = limit_at(rank, now);
            const bool first = least.remaining < 0 && (other.remaining >= 0 || least == RateLimit{});
            const bool less = other.remaining >= 0 && other.remaining < least.remaining;
            if (first || less || (other.remaining == least.remaining && other.reset > least.reset)) least = other;
        }
        const bool both = limit.remaining >= 0 && least.remaining >= 0;
        if (!both) complete(limit, least);
        return both && least.remaining < limit.remaining ? least : limit;
    }

    /// Whether a header made no sense, was not in its unit or form, or two contradicted each other.
    bool malformed() const noexcept
    {
        bool malformed = bad_items_ || bad_policies_ || odd_;
        for (const Numbers& numbers : numbers_) {
            malformed = malformed || numbers.limit.conflicting() || numbers.remaining.conflicting()
                || numbers.reset.conflicting();
        }
        return malformed;
    }

private:
    /// The numbers from headers of one rank; those of rank 0 are from the dictionary of the older drafts.
    struct Numbers {
        AgreedValue<std::int64_t> limit, remaining;
        AgreedValue<Moment> reset;
    };
    static constexpr std::size_t ranks = 1 + highest_rank(HeaderMeaning::limit);
    static constexpr std::size_t max_policies = 4;

    /// The limit that counts among those in RateLimit; -1 for what is not known.
    struct Item {
        std::string_view name;
        std::int64_t remaining = -1;
        std::int64_t delay = -1;

        bool counts_before(const Item& other) const noexcept
        {
            if (other.remaining < 0) return true;
            if (remaining != other.remaining) return remaining < other.remaining;
            return delay != other.delay ? delay > other.delay : name < other.name;
        }
    };

    static std::optional<std::int64_t> natural(const BareItem& item) noexcept
    {
        return item.integer && item.number >= 0 ? std::optional(item.number) : std::nullopt;
    }

    // A reset counts even if it is not in the unit and the form of its header.
    void take_reset(AgreedValue<Moment>& slot, Moment moment, HeaderMeaning meaning) noexcept
    {
        const bool number = moment.form == MomentForm::integer || moment.form == MomentForm::fraction;
        const bool large = moment.kind == Moment::Kind::large;
        bool expected = moment.kind == Moment::Kind::delay && number;
        switch (meaning) {
        case HeaderMeaning::reset_after: expected = expected && moment.form == MomentForm::integer; break;
        case HeaderMeaning::reset_duration: expected = expected || moment.form == MomentForm::duration; break;
        case HeaderMeaning::reset_time: expected = moment.form == MomentForm::iso_date; break;
        case HeaderMeaning::reset:
            if (unit_ == ResetUnit::unix_seconds) expected = large && number;
            if (unit_ == ResetUnit::unix_milliseconds) expected = moment.form == MomentForm::milliseconds;
            break;
        default: break;
        }
        odd_ = odd_ || !expected;
        const bool delay = meaning != HeaderMeaning::reset_time
            && (meaning != HeaderMeaning::reset || unit_ == ResetUnit::delta_seconds);
        if (large && !delay) moment.kind = Moment::Kind::time;
        slot.add(moment);
    }

    template <class Now>
    RateLimit limit_at(std::size_t rank, Now now) const noexcept
    {
        const Numbers& numbers = numbers_[rank];
        const auto reset = numbers.reset.value();
        return {numbers.limit.value().value_or(-1), numbers.remaining.value().value_or(-1),
                reset ? reset->time(reset->kind == Moment::Kind::time ? 0 : now()) : -1};
    }

    // Adds what is not known yet.
    static void complete(RateLimit& limit, const RateLimit& other) noexcept
    {
        if (limit.limit < 0) limit.limit = other.limit;
        if (limit.remaining < 0) limit.remaining = other.remaining;
        if (limit.reset < 0) limit.reset = other.reset;
    }

    // The limit of the older drafts may be followed by its quota policies: "10, 10;w=1, 50;w=60".
    static void take_number(AgreedValue<std::int64_t>& slot, std::string_view value, bool policies = false) noexcept
    {
        std::string_view element;
        for (bool more = true; next_element(value, more, element);) {
            if (stands_for_nothing(element)) continue;
            const std::size_t end = policies ? element.find(';') : std::string_view::npos;
            const auto number = header_number(trim_blanks(element.substr(0, end)));
            if (end == std::string_view::npos || !number) slot.add(number);
        }
    }

    void take_items(std::string_view value) noexcept
    {
        value = trim_blanks(value);
        if (!is_field_list(value)) bad_items_ = true; // and so are all other lines of this name (RFC 9651 §4.2)
        FieldMember member;
        while (!value.empty() && take_member(value, member)) {
            const std::optional<std::int64_t> number = natural(member.item);
            if (member.key == "limit") {
                numbers_[0].limit.add(number);
            } else if (member.key == "remaining") {
                numbers_[0].remaining.add(number);
            } else if (member.key == "reset") {
                if (number)
                    take_reset(numbers_[0].reset, moment_of(*number, 1), HeaderMeaning::reset_after);
                else
                    numbers_[0].reset.add(std::nullopt);
            } else if (member.key.empty()) {
                const BareItem delay = find_parameter(member.parameters, "t");
                const Item item{member.item.text, natural(find_parameter(member.parameters, "r")).value_or(-1),
                                natural(delay).value_or(-1)};
                odd_ =
                    odd_ || item.remaining < 0 || (item.delay < 0 && !delay.text.empty()) || item.delay > longest_delay;
                if (item.remaining >= 0 && item.counts_before(item_)) item_ = item;
            }
        }
    }

    void take_policies(std::string_view value) noexcept
    {
        value = trim_blanks(value);
        if (!is_field_list(value) || policy_count_ == max_policies)
            bad_policies_ = true;
        else
            policies_[policy_count_++] = value;
    }

    // The limit of the item's policy; when there is no item, that of the only policy.
    std::int64_t policy_limit() const noexcept
    {
        const bool named = !bad_items_ && item_.remaining >= 0;
        std::int64_t only = -1;
        std::size_t count = 0;
        for (std::size_t line = 0; line < policy_count_; ++line) {
            FieldMember policy;
            for (std::string_view rest = policies_[line]; !rest.empty() && take_member(rest, policy); ++count) {
                only = natural(policy.item.integer ? policy.item : find_parameter(policy.parameters, "q")).value_or(-1);
                if (named && policy.item.text == item_.name) return only;
            }
        }
        return count == 1 && !named ? only : -1;
    }

    ResetUnit unit_;
    bool bad_items_ = false;
    bool bad_policies_ = false;
    bool odd_ = false; ///< a reset is not as it should be, or an item does not say how many requests are left
    Item item_;
    Numbers numbers_[ranks];
    std::string_view policies_[max_policies];
    std::size_t policy_count_ = 0;
};

} // namespace detail
} // inline namespace v0
} // namespace amiss
