// SPDX-License-Identifier: BSL-1.0
// The rate limit that a response's headers state, in all their spellings and units.
#pragma once

#include <amiss/detail/compiler.hpp>
#include <amiss/detail/headers/agreed_value.hpp>
#include <amiss/detail/headers/field_value.hpp>
#include <amiss/detail/headers/known_headers.hpp>
#include <amiss/detail/headers/late_value.hpp>
#include <amiss/detail/headers/moment.hpp>
#include <amiss/detail/headers/structured_field.hpp>
#include <amiss/detail/text/classify.hpp>
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

    /// Takes the value of a header that states no time.
    void take(const KnownHeader& header, std::string_view value) noexcept
    {
        switch (header.meaning) {
        case HeaderMeaning::rate_limit: return take_items(value);
        case HeaderMeaning::rate_limit_policy: return take_policies(value);
        case HeaderMeaning::limit: return take_numbers(numbers_at(header.rank).limit, value, true);
        case HeaderMeaning::remaining: return take_numbers(numbers_at(header.rank).remaining, value, false);
        default: return;
        }
    }

    /// The same for a header of the meaning `limit` or `remaining` whose value is a number.
    void take_number(const KnownHeader& header, std::int64_t number) noexcept
    {
        Numbers& numbers = numbers_at(header.rank);
        add(header.meaning == HeaderMeaning::limit ? numbers.limit : numbers.remaining, number);
    }

    /// Takes one value of a header for the reset, or null for one that is no time. It counts even if it is not in the unit
    /// and the form of its header.
    void add_reset(const Moment* moment, HeaderMeaning meaning, unsigned rank) noexcept
    {
        AgreedValue<Moment>& slot = numbers_at(rank).reset;
        if (moment == nullptr) return add(slot, std::nullopt);
        const bool number = moment->form == MomentForm::integer || moment->form == MomentForm::fraction;
        const bool large = moment->kind == Moment::Kind::large;
        bool expected = moment->kind == Moment::Kind::delay && number;
        bool delay = true;
        if (meaning == HeaderMeaning::reset_after) {
            expected = expected && moment->form == MomentForm::integer;
        } else if (meaning == HeaderMeaning::reset_duration) {
            expected = expected || moment->form == MomentForm::duration;
        } else if (meaning == HeaderMeaning::reset_time) {
            expected = moment->form == MomentForm::iso_date;
            delay = false;
        } else if (meaning == HeaderMeaning::reset && unit_ != ResetUnit::delta_seconds) {
            expected = unit_ == ResetUnit::unix_seconds ? large && number : moment->form == MomentForm::milliseconds;
            delay = false;
        }
        odd_ = odd_ || !expected;
        add(slot, large && !delay ? Moment{Moment::Kind::time, moment->form, moment->seconds} : *moment);
    }

    /// What the headers say. `now` returns the Unix time in seconds; it is called only for a reset that needs it.
    template <class Now>
    RateLimit limit(Now now) const noexcept
    {
        // Most responses have the headers of one rank, if any.
        const bool is_alone = !has_items_ && policy_count_ == 0 && (used_ & (used_ - 1)) == 0;
        if (AMISS_LIKELY(is_alone && used_ != 0)) return limit_at(trailing_zeros(used_), now);
        return combined_limit(now);
    }

    /// Whether a header made no sense, was not in its unit or form, or two contradicted each other.
    bool malformed() const noexcept { return bad_items_ || bad_policies_ || odd_; }

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

    Numbers& numbers_at(unsigned rank) noexcept
    {
        if ((used_ >> rank & 1U) != 0) return numbers_[rank].value;
        used_ |= 1U << rank;
        return numbers_[rank].make();
    }

    template <class T, class Said>
    void add(AgreedValue<T>& slot, const Said& said) noexcept
    {
        slot.add(said);
        odd_ = odd_ || slot.conflicting();
    }

    template <class Now>
    RateLimit combined_limit(Now now) const noexcept
    {
        RateLimit limit;
        if (!bad_items_) limit.remaining = item_.remaining;
        if (!bad_items_ && item_.delay >= 0) limit.reset = moment_of(item_.delay, 1).time(now());
        if (!bad_policies_) limit.limit = policy_limit();
        RateLimit least;
        for (unsigned left = bad_items_ ? used_ & ~1U : used_; left != 0; left &= left - 1) {
            const unsigned rank = trailing_zeros(left);
            const RateLimit other = limit_at(rank, now);
            if (rank < first_kind_rank) {
                complete(limit, other);
                continue;
            }
            const bool first = least.remaining < 0 && (other.remaining >= 0 || least == RateLimit{});
            const bool less = other.remaining >= 0 && other.remaining < least.remaining;
            if (first || less || (other.remaining == least.remaining && other.reset > least.reset)) least = other;
        }
        const bool both = limit.remaining >= 0 && least.remaining >= 0;
        if (!both) complete(limit, least);
        return both && least.remaining < limit.remaining ? least : limit;
    }

    template <class Now>
    RateLimit limit_at(std::size_t rank, Now now) const noexcept
    {
        const Numbers& numbers = numbers_[rank].value;
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
    AMISS_NOINLINE void take_numbers(AgreedValue<std::int64_t>& slot, std::string_view value, bool policies) noexcept
    {
        std::string_view element;
        std::optional<std::int64_t> of_window; // counts where there is no other number
        bool plain = false;
        for (bool more = true; next_element(value, more, element);) {
            if (is_absent_word(element)) continue;
            const std::size_t end = element.find(';'); // "100;w=60": parameters of the window
            std::string_view digits = trim_blanks(element.substr(0, end));
            const std::size_t dot = digits.find('.'); // "99.0" is 99
            if (dot != digits.npos && dot + 1 < digits.size()
                && consists_of(digits.substr(dot + 1), [](char c) { return c == '0'; }))
                digits = digits.substr(0, dot);
            const auto number = header_number(digits);
            if (policies && end != std::string_view::npos && number) {
                if (!of_window) of_window = number;
            } else {
                add(slot, number);
                plain = true;
            }
        }
        if (!plain && of_window) add(slot, of_window);
    }

    AMISS_NOINLINE void take_items(std::string_view value) noexcept
    {
        has_items_ = true;
        value = trim_blanks(value);
        if (!is_field_list(value)) bad_items_ = true; // and so are all other lines of this name (RFC 9651 §4.2)
        FieldMember member;
        while (!value.empty() && take_member(value, member)) {
            const std::optional<std::int64_t> number = natural(member.item);
            if (member.key == "limit") {
                add(numbers_at(0).limit, number);
            } else if (member.key == "remaining") {
                add(numbers_at(0).remaining, number);
            } else if (member.key == "reset") {
                const Moment reset = moment_of(number.value_or(0), 1);
                add_reset(number ? &reset : nullptr, HeaderMeaning::reset_after, 0);
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

    AMISS_NOINLINE void take_policies(std::string_view value) noexcept
    {
        value = trim_blanks(value);
        if (!is_field_list(value) || policy_count_ == max_policies)
            bad_policies_ = true;
        else
            policies_[policy_count_++].make(value);
    }

    // The limit of the item's policy; when there is no item, that of the only policy.
    std::int64_t policy_limit() const noexcept
    {
        const bool named = !bad_items_ && item_.remaining >= 0;
        std::int64_t only = -1;
        std::size_t count = 0;
        for (std::size_t line = 0; line < policy_count_; ++line) {
            FieldMember policy;
            for (std::string_view rest = policies_[line].value; !rest.empty() && take_member(rest, policy); ++count) {
                only = natural(policy.item.integer ? policy.item : find_parameter(policy.parameters, "q")).value_or(-1);
                if (named && policy.item.text == item_.name) return only;
            }
        }
        return count == 1 && !named ? only : -1;
    }

    ResetUnit unit_;
    bool has_items_ = false; ///< there was a RateLimit
    bool bad_items_ = false;
    bool bad_policies_ = false;
    bool odd_ = false; ///< a reset is not as it should be, an item does not say what is left, or two headers contradict
    unsigned used_ = 0; ///< a bit for each rank that a header has given
    std::size_t policy_count_ = 0;
    Item item_;
    LateValue<Numbers> numbers_[ranks];                  ///< of those in `used_`
    LateValue<std::string_view> policies_[max_policies]; ///< the first `policy_count_`
};

} // namespace detail
} // inline namespace v0
} // namespace amiss
