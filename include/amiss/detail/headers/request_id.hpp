// SPDX-License-Identifier: BSL-1.0
// Whether a text is a clean request id by the usual rule, found 16 bytes at a time.
#pragma once

#include <amiss/detail/compiler.hpp>
#include <amiss/detail/json/find_escape.hpp>
#include <amiss/detail/text/ascii.hpp>
#include <amiss/detail/text/copy_bytes.hpp>

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace amiss {
inline namespace v0 {
namespace detail {

/// Visible ASCII without what begins or ends a tag, and without what begins an escape of a URL.
constexpr bool is_id_character(char c) noexcept { return is_visible(c) && c != '<' && c != '>' && c != '%'; }

/// Whether each byte is such a character, and not `Other`.
template <char Other = '%'>
constexpr bool is_id_word(std::uint64_t word) noexcept
{
    constexpr std::uint64_t ones = 0x0101010101010101U, low = ones * 0x7F;
    const std::uint64_t ascii = word & low; // no sum below carries into the next byte
    const std::uint64_t clean = (ascii + ones * 0x5F) & ~(ascii + ones) & ((ascii ^ ones * '%') + low)
        & ((ascii ^ ones * static_cast<unsigned char>(Other)) + low)
        & (((ascii | ones * 2) ^ ones * '>') + low); // '<' is '>' without that bit
    return ((~clean | word) & ones * 0x80) == 0;
}
template <char Other = '%'>
bool is_id_block(WordBlock block) noexcept
{
    return is_id_word<Other>(block.low) && is_id_word<Other>(block.high);
}

#if AMISS_VECTOR_BYTES >= 16
// The bytes of a vector are signed, so those from 0x80 up are less than 0x21 as well.
template <char Other = '%'>
bool is_id_block(ByteVector block) noexcept
{
    return top_bits((block < 0x21) | (block == 0x7F) | (block == '%') | (block == Other) | (block == '<')
                    | (block == '>'))
        == 0;
}
#endif

/// Whether each character of a text, which must not be empty, is such a character, and not `Other`. Never reads past its end.
template <class Any = Block, char Other = '%'>
bool has_id_characters(const char* text, std::size_t size) noexcept
{
    if (size >= block_size) {
        if (!is_id_block<Other>(load<Any>(text + size - block_size))) return false;
        const char* const last = text + size - block_size;
        for (; text < last; text += block_size) {
            if (!is_id_block<Other>(load<Any>(text))) return false;
        }
        return true;
    }
    if (size >= 4) return is_id_block<Other>(short_block<Any>(text, size));
    return consists_of({text, size}, [](char one) { return is_id_character(one) && one != Other; });
}

} // namespace detail
} // inline namespace v0
} // namespace amiss
