// SPDX-License-Identifier: BSL-1.0
// The rate limit that a response's headers tell, from all spellings and units of them.
#pragma once

#include <amiss/detail/headers/agreed_value.hpp>
#include <amiss/detail/headers/structured_field.hpp>
#include <amiss/rate_limit.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace amiss {
inline namespace v0 {
namespace detail {

/// Collects the headers about the rate limit and settles them into one.
///
/// Each number comes from the first of these that has it: the IETF draft's `RateLimit: "default";r=50;t=30` with the
/// limit of the `RateLimit-Policy: "default";q=100` of that name; the older drafts' `RateLimit: limit=100, remaining=50,
/// reset=30`; their RateLimit-Limit, -Remaining, -Reset; X-RateLimit-*; X-Rate-Limit-*. The drafts count the reset from
/// now, the X- headers as `unit` says. Of several limits in RateLimit the one with the least left counts, and of
/// those the one that lasts longest.
class RateLimitReader {
public:
    explicit RateLimitReader(ResetUnit unit) noexcept : unit_(unit) {}

    /// Takes a header whose name, in lower case, is one about the rate limit; false for any other.
    bool take(std::string_view name, std::string_view value) noexcept
    {
        if (name == "ratelimit") return take_items(value), true;
        if (name == "ratelimit-policy") return take_policies(value), true;
        for (std::size_t source = 1; source < sources; ++source) {
            const std::string_view prefix = prefixes[source - 1];
            if (name.substr(0, prefix.size()) != prefix) continue;
            if (const std::size_t kind = kind_of(name.substr(prefix.size())); kind != kinds)
                return take_numbers(slots_[source][kind], value, kind == 0), true;
        }
        return false;
    }

    /// What the headers say; `now` gives the Unix time in seconds and is asked only where something counts from it.
    template <class Now>
    RateLimit limit(Now now) const noexcept
    {
        RateLimit limit;
        if (!bad_policies_) limit.limit = policy_limit();
        if (!bad_items_) limit.remaining = item_.remaining;
        if (!bad_items_ && item_.delay >= 0) limit.reset = time_after(now(), item_.delay);
        for (std::size_t source = bad_items_ ? 1 : 0; source < sources; ++source) {
            if (limit.limit < 0) limit.limit = slots_[source][0].value().value_or(-1);
            if (limit.remaining < 0) limit.remaining = slots_[source][1].value().value_or(-1);
            if (const auto reset = slots_[source][2].value(); reset && limit.reset < 0)
                limit.reset = unix_time(*reset, source < 2 ? ResetUnit::delta_seconds : unit_, now);
        }
        return limit;
    }

    /// Whether a header made no sense, or two contradicted each other.
    bool malformed() const noexcept
    {
        bool malformed = bad_items_ || bad_policies_ || odd_item_;
        for (const auto& source : slots_) {
            for (const auto& slot : source) malformed = malformed || slot.conflicting();
        }
        return malformed;
    }

private:
    static constexpr std::size_t sources = 4; ///< the dictionary, and the three prefixes
    static constexpr std::size_t kinds = 3;
    static constexpr std::size_t max_policies = 4;
    static constexpr std::string_view prefixes[] = {"ratelimit-", "x-ratelimit-", "x-rate-limit-"};

    /// The limit that counts among those of RateLimit; -1 for what is not known.
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

    static std::size_t kind_of(std::string_view word) noexcept
    {
        return word == "limit" ? 0 : word == "remaining" ? 1 : word == "reset" ? 2 : kinds;
    }

    static std::optional<std::int64_t> natural(const BareItem& item) noexcept
    {
        return item.integer && item.number >= 0 ? std::optional(item.number) : std::nullopt;
    }

    template <class Now>
    static std::int64_t unix_time(std::int64_t number, ResetUnit unit, Now now) noexcept
    {
        switch (unit) {
        case ResetUnit::delta_seconds: return time_after(now(), number);
        case ResetUnit::unix_milliseconds: return number / 1000 + (number % 1000 != 0 ? 1 : 0); // never early
        default: return number;
        }
    }

    // The drafts' limit may have its quota policies behind it, "10, 10;w=1, 50;w=60".
    static void take_numbers(AgreedValue<std::int64_t>& slot, std::string_view value, bool policies) noexcept
    {
        std::string_view element;
        for (bool more = true; next_element(value, more, element);) {
            const std::size_t end = policies ? element.find(';') : std::string_view::npos;
            const auto number = header_number(trim_blanks(element.substr(0, end)));
            if (end == std::string_view::npos || !number) slot.add(number);
        }
    }

    void take_items(std::string_view value) noexcept
    {
        value = trim_blanks(value);
        if (!is_field_list(value)) bad_items_ = true; // with all other lines of this name (RFC 9651 §4.2)
        FieldMember member;
        while (!value.empty() && take_member(value, member)) {
            if (const std::size_t kind = kind_of(member.key); kind != kinds) {
                slots_[0][kind].add(natural(member.item));
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

    // The limit of the item's policy; without an item, that of the only policy.
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
    bool odd_item_ = false; ///< one without a number of requests left, or with a strange delay
    Item item_;
    AgreedValue<std::int64_t> slots_[sources][kinds]; ///< limit, remaining, reset
    std::string_view policies_[max_policies];
    std::size_t policy_count_ = 0;
};

} // namespace detail
} // inline namespace v0
} // namespace amiss
