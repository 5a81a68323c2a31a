// SPDX-License-Identifier: BSL-1.0
// Whether a real number is finite, infinite or none, told by its bits.
#pragma once

#include <amiss/detail/compiler.hpp>
#include <amiss/detail/text/copy_bytes.hpp>

#include <cstdint>
#include <limits>

namespace amiss {
inline namespace v0 {
namespace detail {

enum class RealKind : unsigned char { finite, infinite, not_a_number };

/// A real number's sign and kind. With -ffast-math, a compiler takes it for granted that there are no infinities and no
/// NaN, and folds each comparison that looks for one; but it cannot fold what it knows nothing about.
struct RealBits {
    RealKind kind;
    bool negative;

    template <class Real>
    explicit RealBits(const Real& real_number) noexcept
    {
        constexpr int digits = std::numeric_limits<Real>::digits;
        const char* const at = reinterpret_cast<const char*>(&real_number);
        if constexpr (digits == 24) {
            const auto word = opaque<std::uint32_t>(at);
            set(word >> 31U, word >> 23U & 0xFFU, 0xFF, word & 0x7FFFFFU);
        } else if constexpr (digits == 64) { // x87, whose highest digit is stored, and is no part of the fraction
            const std::uint32_t head = opaque<std::uint16_t>(at + 8);
            const auto fraction = (opaque<std::uint32_t>(at + 4) & 0x7FFFFFFFU) | opaque<std::uint32_t>(at);
            set(head >> 15U, head & 0x7FFFU, 0x7FFF, fraction);
        } else if constexpr (digits == 113) { // IEEE 754 binary128
            const auto word = opaque<std::uint32_t>(at + (is_big_endian ? 0 : 12));
            const auto middle = opaque<std::uint32_t>(at + 4) | opaque<std::uint32_t>(at + 8);
            const auto last = opaque<std::uint32_t>(at + (is_big_endian ? 12 : 0));
            set(word >> 31U, word >> 16U & 0x7FFFU, 0x7FFF, (word & 0xFFFFU) | middle | last);
        } else { // a double, or a pair of doubles, of which the first decides
            const auto word = opaque<std::uint32_t>(at + (is_big_endian ? 0 : 4));
            const auto last = opaque<std::uint32_t>(at + (is_big_endian ? 4 : 0));
            set(word >> 31U, word >> 20U & 0x7FFU, 0x7FF, (word & 0xFFFFFU) | last);
        }
    }

private:
    template <class Unit>
    static Unit opaque(const char* at) noexcept
    {
        auto unit = load<Unit>(at);
        keep_apart(unit);
        return unit;
    }
    void set(std::uint32_t sign, std::uint32_t exponent, std::uint32_t all_ones, std::uint32_t fraction) noexcept
    {
        kind = exponent != all_ones ? RealKind::finite : fraction == 0 ? RealKind::infinite : RealKind::not_a_number;
        negative = sign != 0;
    }
};

} // namespace detail
} // inline namespace v0
} // namespace amiss
