// SPDX-License-Identifier: BSL-1.0
// Whether a text is printable ASCII, found 16 bytes at a time.
#pragma once

#include <amiss/detail/compiler.hpp>
#include <amiss/detail/json/find_escape.hpp>
#include <amiss/detail/text/ascii.hpp>
#include <amiss/detail/text/copy_bytes.hpp>

#include <cstdint>
#include <string_view>

namespace amiss {
inline namespace v0 {
namespace detail {

/// Whether each byte is from 0x20 to 0x7E.
constexpr bool is_printable_word(std::uint64_t word) noexcept
{
    constexpr std::uint64_t ones = 0x0101010101010101U;
    const std::uint64_t ascii = word & ones * 0x7F; // no sum below carries into the next byte
    return ((~(ascii + ones * 0x60) | (ascii + ones) | word) & ones * 0x80) == 0;
}
inline bool is_printable_block(WordBlock block) noexcept
{
    return is_printable_word(block.low) && is_printable_word(block.high);
}

#if AMISS_VECTOR_BYTES >= 16
// The bytes of a vector are signed, so those from 0x80 up are less than 0x20 as well.
inline bool is_printable_block(ByteVector block) noexcept { return top_bits((block < 0x20) | (block == 0x7F)) == 0; }
#endif

/// Whether a text has only such bytes. Never reads past its end.
template <class Any = Block>
bool has_printable_bytes(std::string_view text) noexcept
{
    const char* at = text.data();
    const std::size_t size = text.size();
    if (size < 4) return consists_of(text, is_printable);
    if (size < block_size) return is_printable_block(short_block<Any>(at, size));
    const char* const last = at + size - block_size;
    for (; at < last; at += block_size) {
        if (!is_printable_block(load<Any>(at))) return false;
    }
    return is_printable_block(load<Any>(last));
}

} // namespace detail
} // inline namespace v0
} // namespace amiss
