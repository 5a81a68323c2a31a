// SPDX-License-Identifier: BSL-1.0
// The rate limit that a response's headers state, in all their spellings and units.
#pragma once

#include <amiss/detail/headers/agreed_value.hpp>
#include <amiss/detail/headers/field_value.hpp>
#include <amiss/detail/headers/known_headers.hpp>
#include <amiss/detail/headers/structured_field.hpp>
#include <amiss/rate_limit.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace amiss {
inline namespace v0 {
namespace detail {

/// The Unix time `delay` seconds after `now`, INT64_MAX at most; 0 for a time before 1970.
constexpr std::int64_t time_after(std::int64_t now, std::int64_t delay) noexcept
{
    if (now > INT64_MAX - delay) return INT64_MAX;
    return now + delay < 0 ? 0 : now + delay;
}

/// Collects the headers about the rate limit, and makes one limit of them.
///
/// Each number comes from the first of these that has it: the IETF draft's `RateLimit: "default";r=50;t=30` with the
/// limit of the `RateLimit-Policy: "default";q=100` of the same name; the older drafts' `RateLimit: limit=100,
/// remaining=50, reset=30`; headers with one number each, by the ranks of `known_headers`. The drafts count the reset
/// from now, X- headers as `unit` says. When RateLimit has several limits, the one with the least left counts, and of
/// equal ones the one that lasts longest.
class RateLimitReader {
public:
    explicit RateLimitReader(ResetUnit unit) noexcept : unit_(unit) {}

    /// Takes a header's value; false when the header is not about the rate limit.
    bool take(const KnownHeader& header, std::string_view value) noexcept
    {
        Numbers& numbers = numbers_[header.rank < ranks ? header.rank : 0]; // another meaning may have more ranks
        switch (header.meaning) {
        case HeaderMeaning::rate_limit: take_items(value); return true;
        case HeaderMeaning::rate_limit_policy: take_policies(value); return true;
        case HeaderMeaning::limit: take_number(numbers.limit, value, true); return true;
        case HeaderMeaning::remaining: take_number(numbers.remaining, value); return true;
        case HeaderMeaning::reset: take_number(numbers.reset, value); return true;
        case HeaderMeaning::reset_after: take_number(numbers.reset_after, value); return true;
        case HeaderMeaning::retry_after:
        case HeaderMeaning::date:
        case HeaderMeaning::request_id:
        case HeaderMeaning::error_code:
        case HeaderMeaning::challenge:
        case HeaderMeaning::retryable: break;
        }
        return false;
    }

    /// What the headers say. `now` returns the Unix time in seconds; it is called only for a reset that counts from it.
    template <class Now>
    RateLimit limit(Now now) const noexcept
    {
        RateLimit limit;
        if (!bad_items_) limit.remaining = item_.remaining;
        if (!bad_items_ && item_.delay >= 0) limit.reset = time_after(now(), item_.delay);
        if (!bad_policies_) limit.limit = policy_limit();
        for (std::size_t rank = bad_items_ ? 1 : 0; rank < ranks; ++rank) {
            const Numbers& numbers = numbers_[rank];
            if (limit.limit < 0) limit.limit = numbers.limit.value().value_or(-1);
            if (limit.remaining < 0) limit.remaining = numbers.remaining.value().value_or(-1);
            if (limit.reset >= 0) continue;
            if (const auto delay = numbers.reset_after.value())
                limit.reset = time_after(now(), *delay);
            else if (const auto reset = numbers.reset.value())
                limit.reset = unix_time(*reset, now);
        }
        return limit;
    }

    /// Whether a header made no sense, or two contradicted each other.
    bool malformed() const noexcept
    {
        bool malformed = bad_items_ || bad_policies_ || odd_item_;
        for (const Numbers& numbers : numbers_) {
            malformed = malformed || numbers.limit.conflicting() || numbers.remaining.conflicting()
                || numbers.reset.conflicting() || numbers.reset_after.conflicting();
        }
        return malformed;
    }

private:
    /// The numbers from headers of one rank; those of rank 0 are from the dictionary of the older drafts.
    struct Numbers {
        AgreedValue<std::int64_t> limit, remaining, reset, reset_after;
    };
    static constexpr std::size_t ranks = 1
        + highest_rank(HeaderMeaning::limit, HeaderMeaning::remaining, HeaderMeaning::reset,
                       HeaderMeaning::reset_after);
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

    template <class Now>
    std::int64_t unix_time(std::int64_t reset, Now now) const noexcept
    {
        switch (unit_) {
        case ResetUnit::delta_seconds: return time_after(now(), reset);
        case ResetUnit::unix_milliseconds: return reset / 1000 + (reset % 1000 != 0 ? 1 : 0); // never early
        default: return reset;
        }
    }

    // The limit of the older drafts may be followed by its quota policies: "10, 10;w=1, 50;w=60".
    static void take_number(AgreedValue<std::int64_t>& slot, std::string_view value, bool policies = false) noexcept
    {
        std::string_view element;
        for (bool more = true; next_element(value, more, element);) {
            const std::size_t end = policies ? element.find(';') : std::string_view::npos;
            const auto number = header_number(trim_blanks(element.substr(0, end)));
            if (end == std::string_view::npos || !number) slot.add(number);
        }
    }

    AgreedValue<std::int64_t>* number_of(std::string_view key) noexcept
    {
        if (key == "limit") return &numbers_[0].limit;
        if (key == "remaining") return &numbers_[0].remaining;
        return key == "reset" ? &numbers_[0].reset_after : nullptr;
    }

    void take_items(std::string_view value) noexcept
    {
        value = trim_blanks(value);
        if (!is_field_list(value)) bad_items_ = true; // and so are all other lines of this name (RFC 9651 §4.2)
        FieldMember member;
        while (!value.empty() && take_member(value, member)) {
            if (AgreedValue<std::int64_t>* const number = number_of(member.key)) {
                number->add(natural(member.item));
            } else if (member.key.empty()) {
                const BareItem delay = find_parameter(member.parameters, "t");
                const Item item{member.item.text, natural(find_parameter(member.parameters, "r")).value_or(-1),
                                natural(delay).value_or(-1)};
                odd_item_ = odd_item_ || item.remaining < 0 || (item.delay < 0 && !delay.text.empty());
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
    bool odd_item_ = false; ///< one did not say how many requests are left, or its delay is no natural number
    Item item_;
    Numbers numbers_[ranks];
    std::string_view policies_[max_policies];
    std::size_t policy_count_ = 0;
};

} // namespace detail
} // inline namespace v0
} // namespace amiss
