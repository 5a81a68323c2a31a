// SPDX-License-Identifier: BSL-1.0
// The delay that a response's headers ask for: of several the longest.
#pragma once

#include <amiss/detail/headers/known_headers.hpp>
#include <amiss/detail/headers/moment.hpp>

#include <cstdint>
#include <optional>

namespace amiss {
inline namespace v0 {
namespace detail {

/// The longest of several delays and times. Their order makes no difference.
class LongestDelay {
public:
    void add(const Moment& moment) noexcept
    {
        const auto raise = [](std::int64_t& most, std::int64_t seconds) {
            if (seconds > most) most = seconds;
        };
        switch (moment.kind) {
        case Moment::Kind::delay: return raise(delay_, moment.seconds);
        case Moment::Kind::time: return raise(time_, moment.seconds);
        case Moment::Kind::large: // the smallest one may lie so far back that it is a delay
            raise(large_, moment.seconds);
            if (smallest_ < 0 || moment.seconds < smallest_) smallest_ = moment.seconds;
        }
    }

    /// The seconds to wait. `now` returns the Unix time that a time is compared with, and is called only for one.
    template <class Now>
    std::optional<std::int64_t> seconds(Now now) const noexcept
    {
        const bool needs_now = time_ != INT64_MIN || large_ >= 0;
        return seconds_at(needs_now ? now() : 0);
    }

private:
    std::optional<std::int64_t> seconds_at(std::int64_t now) const noexcept
    {
        std::int64_t longest = -1;
        const auto raise = [&longest, now](Moment::Kind kind, std::int64_t seconds) {
            const std::int64_t delay = Moment{kind, {}, seconds}.delay(now);
            if (delay > longest) longest = delay;
        };
        if (delay_ >= 0) raise(Moment::Kind::delay, delay_);
        if (time_ != INT64_MIN) raise(Moment::Kind::time, time_);
        if (large_ >= 0) raise(Moment::Kind::large, large_), raise(Moment::Kind::large, smallest_);
        return longest < 0 ? std::nullopt : std::optional<std::int64_t>(longest);
    }

    std::int64_t delay_ = -1; ///< the longest of each kind, in seconds
    std::int64_t time_ = INT64_MIN;
    std::int64_t large_ = -1;
    std::int64_t smallest_ = -1; ///< of the large ones
};

/// Collects the delays of all headers for it. They all count, but those of one name should agree.
class RetryAfterReader {
public:
    /// Takes one value of the header with this rank, or null for one that is no delay.
    void add(const Moment* moment, bool milliseconds = false, unsigned rank = 1) noexcept
    {
        if (moment == nullptr) return static_cast<void>(malformed_ = true);
        longest_.add(*moment);
        const bool expected = moment->form == MomentForm::integer
            || moment->form == (milliseconds ? MomentForm::fraction : MomentForm::http_date);
        const std::uint64_t said =
            static_cast<std::uint64_t>(moment->seconds) << 2U | static_cast<unsigned>(moment->kind);
        const bool differs = (seen_ >> rank & 1U) != 0 && first_[rank - 1] != said;
        malformed_ = malformed_ || !expected || moment->kind == Moment::Kind::large || differs;
        first_[rank - 1] = said;
        seen_ |= 1U << rank;
    }

    /// The seconds to wait, from 0 to `longest_delay`. `now` is called only for a time.
    template <class Now>
    std::optional<std::int64_t> seconds(Now now) const noexcept
    {
        return longest_.seconds(now);
    }

    /// Whether a value was off the grammar (RFC 9110 §10.2.3), or two of one name differed.
    bool malformed() const noexcept { return malformed_; }

private:
    LongestDelay longest_;
    std::uint64_t
        first_[highest_rank(HeaderMeaning::retry_after, HeaderMeaning::retry_after_ms)]; ///< of each in `seen_`
    unsigned seen_ = 0;                                                                  ///< a bit for each rank
    bool malformed_ = false;
};

} // namespace detail
} // inline namespace v0
} // namespace amiss
