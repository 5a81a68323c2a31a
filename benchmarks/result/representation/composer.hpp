// SPDX-License-Identifier: BSL-1.0
// Composes text in registers and stores it 16 bytes at a time, so that a copy that follows at once never waits.
#pragma once

#include "copy_schemes.hpp"

#include <string_view>

namespace representation {

// The first n bytes (1 to 8) as a little-endian word; never reads past them.
inline std::uint64_t load_up_to_8(const char* in, std::size_t n) noexcept
{
    if (n >= 8) {
        std::uint64_t word = 0;
        std::memcpy(&word, in, 8);
        return word;
    }
    if (n >= 4) {
        std::uint32_t low = 0, high = 0;
        std::memcpy(&low, in, 4);
        std::memcpy(&high, in + n - 4, 4);
        return low | static_cast<std::uint64_t>(high) << (n - 4) * 8;
    }
    const auto byte = [in](std::size_t i) { return static_cast<std::uint64_t>(static_cast<unsigned char>(in[i])); };
    return byte(0) | byte(n / 2) << n / 2 * 8 | byte(n - 1) << (n - 1) * 8;
}

class Composer {
public:
    // `out` has room for the text rounded up to 16 bytes.
    explicit Composer(unsigned char* out) noexcept : out_{out} {}

    void add(std::uint64_t word, unsigned bytes) noexcept
    {
        const unsigned shift = filled_ * 8;
        word_ |= word << shift;
        filled_ += bytes;
        if (filled_ >= 8) {
            finish_word();
            word_ = shift ? word >> (64 - shift) : 0;
            filled_ -= 8;
        }
    }
    void add(std::string_view text) noexcept
    {
        const char* in = text.data();
        std::size_t n = text.size();
        for (; n > 8; in += 8, n -= 8) add(load_up_to_8(in, 8), 8);
        if (n) add(load_up_to_8(in, n), static_cast<unsigned>(n));
    }
    // Adds zeros up to a multiple of Align, where the next record begins.
    template <unsigned Align>
    void pad() noexcept
    {
        static_assert(Align == 4);
        filled_ = (filled_ + Align - 1) / Align * Align;
        if (filled_ == 8) {
            finish_word();
            word_ = 0;
            filled_ = 0;
        }
    }
    void finish() noexcept
    {
        if (second_)
            store_pair(out_, first_, word_);
        else if (filled_)
            store_pair(out_, word_, 0);
    }

private:
    void finish_word() noexcept
    {
        if (second_) {
            store_pair(out_, first_, word_);
            out_ += 16;
        } else {
            first_ = word_;
        }
        second_ = !second_;
    }

    unsigned char* out_;
    std::uint64_t word_ = 0;
    std::uint64_t first_ = 0;
    unsigned filled_ = 0;
    bool second_ = false;
};

} // namespace representation
