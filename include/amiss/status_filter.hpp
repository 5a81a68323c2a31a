// SPDX-License-Identifier: BSL-1.0
// Some statuses: those on which a header is sent, or those that are sent as they are.
#pragma once

#include <amiss/http_status.hpp>

#include <cstddef>
#include <type_traits>

namespace amiss {
inline namespace v0 {
namespace detail {
// Not constexpr: a constant expression that reaches it stops the compiler with its name.
inline void amiss_retry_after_on_takes_each_status_once_from_100_to_599() noexcept {}
} // namespace detail

/// The statuses that an option is about: all, or up to four; see `WithOptions::retry_after_on` and `WithOptions::except`.
class StatusFilter {
public:
    /// How many statuses it can name.
    static constexpr std::size_t capacity = 4;

    /// Every status.
    constexpr StatusFilter() noexcept = default;
    /// These statuses. In a constant, one that is given twice or is outside 100–599 stops the compiler.
    template <std::size_t Size, std::enable_if_t<Size <= capacity, int> = 0>
    constexpr explicit StatusFilter(const HttpStatus (&named)[Size]) noexcept : size_(Size)
    {
        if (has_wrong(named)) detail::amiss_retry_after_on_takes_each_status_once_from_100_to_599();
        for (std::size_t at = 0; at < Size; ++at) statuses_[at] = named[at];
    }

    /// Whether one of these statuses is given twice, or is outside 100–599.
    template <std::size_t Size>
    static constexpr bool has_wrong(const HttpStatus (&named)[Size]) noexcept
    {
        for (std::size_t at = 0; at < Size; ++at) {
            if (to_int(named[at]) < 100 || to_int(named[at]) > 599) return true;
            for (std::size_t before = 0; before < at; ++before) {
                if (named[before] == named[at]) return true;
            }
        }
        return false;
    }

    /// Whether a response with this status has the header.
    constexpr bool has(HttpStatus status) const noexcept
    {
        for (std::size_t at = 0; at < size_; ++at) {
            if (statuses_[at] == status) return true;
        }
        return size_ == 0;
    }
    /// Whether this status is one of those that were named. Where none was, none is.
    constexpr bool names(HttpStatus status) const noexcept { return size_ != 0 && has(status); }

private:
    HttpStatus statuses_[capacity]{};
    std::size_t size_ = 0;
};

} // inline namespace v0
} // namespace amiss
