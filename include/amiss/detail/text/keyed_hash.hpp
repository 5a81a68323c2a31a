// SPDX-License-Identifier: BSL-1.0
// A hash that nobody can make who does not know the key: SipHash-2-4.
#pragma once

#include <amiss/detail/text/hash.hpp>

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace amiss {
inline namespace v0 {
namespace detail {

/// SipHash-2-4 (Aumasson and Bernstein, "SipHash: a fast short-input PRF").
class KeyedHash {
public:
    constexpr KeyedHash(std::uint64_t first, std::uint64_t second) noexcept
        : a_(first ^ 0x736F6D6570736575U), b_(second ^ 0x646F72616E646F6DU), c_(first ^ 0x6C7967656E657261U),
          d_(second ^ 0x7465646279746573U)
    {}

    constexpr std::uint64_t operator()(std::string_view text) noexcept
    {
        const char* at = text.data();
        std::size_t left = text.size();
        for (; left >= 8; at += 8, left -= 8) take(load8(at));
        std::uint64_t last = std::uint64_t{text.size() & 0xFFU} << 56U;
        for (std::size_t byte = 0; byte < left; ++byte)
            last |= std::uint64_t{static_cast<unsigned char>(at[byte])} << (8 * byte);
        take(last);
        c_ ^= 0xFFU;
        for (int round = 0; round < 4; ++round) mix_all();
        return a_ ^ b_ ^ c_ ^ d_;
    }

private:
    static constexpr std::uint64_t turn(std::uint64_t bits, unsigned by) noexcept
    {
        return bits << by | bits >> (64U - by);
    }
    constexpr void mix_all() noexcept
    {
        a_ += b_;
        b_ = turn(b_, 13) ^ a_;
        a_ = turn(a_, 32);
        c_ += d_;
        d_ = turn(d_, 16) ^ c_;
        a_ += d_;
        d_ = turn(d_, 21) ^ a_;
        c_ += b_;
        b_ = turn(b_, 17) ^ c_;
        c_ = turn(c_, 32);
    }
    constexpr void take(std::uint64_t word) noexcept
    {
        d_ ^= word;
        mix_all();
        mix_all();
        a_ ^= word;
    }

    std::uint64_t a_, b_, c_, d_;
};

} // namespace detail
} // inline namespace v0
} // namespace amiss
