// SPDX-License-Identifier: BSL-1.0
// Makes the id of a request that has none.
#pragma once

#include <amiss/detail/compiler.hpp>
#include <amiss/detail/retry/random_bits.hpp>

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace amiss {
inline namespace v0 {
namespace detail {

/// "req_" and 24 random letters and digits: 120 bits, so that two of one day are not the same by chance.
class FreshId {
public:
    FreshId() noexcept
    {
        constexpr const char* digits = "0123456789abcdefghjkmnpqrstvwxyz"; // none that is taken for another (Crockford)
        constexpr std::size_t digits_of_word = 12;                         // of 5 bits each, in 64 bits
        for (std::size_t at = prefix; at < size; at += digits_of_word) {
            std::uint64_t bits = random_bits();
            for (std::size_t digit = 0; digit < digits_of_word; ++digit, bits >>= 5U)
                text_[at + digit] = digits[bits & 31U];
        }
    }
    std::string_view view() const noexcept { return {text_, size}; }

private:
    static constexpr std::size_t prefix = 4;
    static constexpr std::size_t size = prefix + 24;
    char text_[size] = {'r', 'e', 'q', '_'};
};

} // namespace detail
} // inline namespace v0
} // namespace amiss
