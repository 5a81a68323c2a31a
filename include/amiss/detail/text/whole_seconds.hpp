// SPDX-License-Identifier: BSL-1.0
// A delay of any representation as whole seconds, from 0 to the longest delay that an error keeps.
#pragma once

#include <amiss/detail/text/real_bits.hpp>

#include <chrono>
#include <cstdint>
#include <limits>
#include <optional>
#include <type_traits>

namespace amiss {
inline namespace v0 {
namespace detail {

inline constexpr std::int64_t longest_delay = 1'000'000'000; ///< seconds: 31 years

/// `count` × `Num` / `Den`, rounded up; nothing for NaN.
template <std::intmax_t Num, std::intmax_t Den, class Real>
std::optional<std::int64_t> seconds_of_real(const Real& count) noexcept
{
    const RealBits bits(count);
    if (bits.kind == RealKind::not_a_number) return std::nullopt;
    if (bits.kind == RealKind::infinite) return bits.negative ? 0 : longest_delay;
    if (!(count > 0)) return 0;
    if (count >= static_cast<Real>(longest_delay) / static_cast<Real>(Num) * static_cast<Real>(Den))
        return longest_delay; // before any product, which could be infinite
    const Real exact = count * static_cast<Real>(Num) / static_cast<Real>(Den);
    const auto whole = static_cast<std::int64_t>(exact);
    return whole + (static_cast<Real>(whole) < exact ? 1 : 0);
}

template <std::intmax_t Num, std::intmax_t Den, class Integer>
constexpr std::int64_t seconds_of_integer(Integer count) noexcept
{
    constexpr auto num = static_cast<std::uintmax_t>(Num), den = static_cast<std::uintmax_t>(Den);
    constexpr auto most = static_cast<std::uintmax_t>(longest_delay);
    const auto positive = static_cast<std::uintmax_t>(count);
    if (positive / den > most / num) return longest_delay;
    const std::uintmax_t seconds = positive / den * num + (positive % den * num + den - 1) / den;
    return seconds < most ? static_cast<std::int64_t>(seconds) : longest_delay;
}

/// A delay in seconds, rounded up, from 0 to `longest_delay`; nothing for NaN. No representation overflows: what is too
/// long is so before anything is converted.
template <class Rep, class Period>
std::optional<std::int64_t> whole_seconds(const std::chrono::duration<Rep, Period>& delay) noexcept
{
    using Ratio = typename Period::type;
    constexpr bool is_exact = Ratio::den - 1 <= ((std::numeric_limits<std::intmax_t>::max)() - Ratio::den) / Ratio::num;
    if constexpr (std::is_floating_point_v<Rep>) {
        return seconds_of_real<Ratio::num, Ratio::den>(static_cast<std::common_type_t<Rep, double>>(delay.count()));
    } else if constexpr (is_exact && std::is_integral_v<Rep> && sizeof(Rep) <= sizeof(std::uintmax_t)) {
        return delay.count() > Rep(0) ? seconds_of_integer<Ratio::num, Ratio::den>(delay.count()) : 0;
    } else {
        return seconds_of_real<Ratio::num, Ratio::den>(static_cast<long double>(delay.count()));
    }
}

} // namespace detail
} // inline namespace v0
} // namespace amiss
