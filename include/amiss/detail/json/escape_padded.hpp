// SPDX-License-Identifier: BSL-1.0
// Escapes text into a padded buffer: writes whole blocks; a block that overshoots is overwritten by the next.
//
// Each function returns the end of what it wrote. Up to `padding` bytes after that have been overwritten.
#pragma once

#include <amiss/config.hpp>
#include <amiss/detail/json/escape.hpp>
#include <amiss/detail/json/find_escape.hpp>
#include <amiss/detail/text/copy_bytes.hpp>

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace amiss {
inline namespace v0 {
namespace detail {

/// How many bytes after the end of its output a function here may overwrite.
inline constexpr std::size_t padding = 2 * block_size;

/// The size of the well-formed sequence at the beginning of `text`, or 0 (Unicode Table 3-7). Reads four bytes.
inline std::size_t sequence_size(const char* text) noexcept
{
    const auto byte = [text](int index) { return static_cast<std::uint32_t>(static_cast<unsigned char>(text[index])); };
    const std::uint32_t word = byte(0) << 24U | byte(1) << 16U | byte(2) << 8U | byte(3);
    if ((word & 0xE0C00000U) == 0xC0800000U) return (word & 0x1E000000U) != 0 ? 2 : 0; // not C0, C1
    if ((word & 0xF0C0C000U) == 0xE0808000U) { // neither an overlong form nor a surrogate
        const std::uint32_t top = word & 0x0F200000U;
        return top != 0 && top != 0x0D200000U ? 3 : 0;
    }
    if ((word & 0xF8C0C0C0U) == 0xF0808080U) { // neither an overlong form nor above U+10FFFF
        const std::uint32_t top = word & 0x07300000U;
        return top != 0 && top <= 0x04000000U ? 4 : 0;
    }
    return 0;
}

/// How many bytes from the beginning of a block may be read when any of its bytes can be special.
inline constexpr std::size_t read_ahead = 2 * block_size + 2;

/// How far a text was written. `to` is null when there was no room.
struct TextPlace {
    char* to;
    const char* from;
};

/// Writes blocks up to `stop`, and perhaps one more. The text ends at `end`.
///
/// `read_ahead` bytes must be readable from the start of each block. `spare` is how many bytes escapes may still add.
template <class Any>
TextPlace put_special_blocks(char* to, const char* from, const char* stop, const char* end, std::size_t& spare) noexcept
{
    constexpr std::size_t most_added = 5 * block_size; // each byte as \u00XX
    while (from < stop) {
        const auto block = load<Any>(from);
        std::memcpy(to, &block, sizeof block);
        std::uint64_t mask = escape_mask(block);
        if (mask == 0) {
            to += block_size;
            from += block_size;
            continue;
        }
        if (spare < most_added) return {nullptr, from};
        char* at = to; // the byte at from[n] goes to at[n]
        std::size_t size = block_size;
        do {
            const std::size_t next = trailing_zeros(mask);
            const char* const special = from + next;
            const auto byte = static_cast<unsigned char>(*special);
            if (byte < 0x80) {
                const EscapeTable::Entry& entry = escape_table.entries[byte];
                copy_unit<std::uint64_t>(at + next, entry.bytes);
                at += entry.added;
                copy_unit<Any>(at + next + 1, special + 1); // at least the bytes before the next special one
                mask &= mask - 1;
                continue;
            }
            std::size_t consumed = sequence_size(special);
            if (consumed != 0) {
                copy_unit<std::uint32_t>(at + next, special); // it may extend beyond the block
            } else {
                consumed = next_scalar({special, static_cast<std::size_t>(end - special)}).size;
                std::memcpy(at + next, "\xEF\xBF\xBD", 3);
                at += 3 - consumed;
                copy_unit<Any>(at + next + consumed, special + consumed);
            }
            mask &= ~std::uint64_t{0} << (next + consumed);
            if (next + consumed > size) size = next + consumed;
        } while (mask != 0);
        spare -= static_cast<std::size_t>(at - to);
        to = at + size;
        from += size;
    }
    return {to, from};
}

/// Writes the rest of a text, which has a special byte near its beginning; null when escapes need more than `spare`.
template <class Any>
AMISS_NOINLINE char* put_special_text(char* to, const char* from, const char* end, std::size_t& spare) noexcept
{
    const auto left = static_cast<std::size_t>(end - from);
    // The end is read from a copy that is followed by spaces. It is made early: a load soon after its store stalls.
    const std::size_t tail_size = left < read_ahead ? left : read_ahead - 1;
    char tail[2 * read_ahead + block_size];
    copy_short(tail, end - tail_size, tail_size);
    std::memset(tail + tail_size, ' ', read_ahead);
    TextPlace place{to, from};
    if (left >= read_ahead) place = put_special_blocks<Any>(to, from, end - read_ahead + 1, end, spare);
    if (place.to == nullptr) return nullptr;
    const char* const tail_end = tail + tail_size;
    place = put_special_blocks<Any>(place.to, tail_end - (end - place.from), tail_end, tail_end, spare);
    return place.to == nullptr ? nullptr : place.to - (place.from - tail_end);
}

/// Writes `text` as the inside of a JSON string; null when escapes add more than `spare` bytes.
///
/// The buffer must have room for the text, for `spare` bytes more, and for the padding.
template <class Any = Block>
char* escape_padded(char* to, std::string_view text, std::size_t& spare) noexcept
{
    const char* from = text.data();
    const std::size_t size = text.size();
    const char* const end = from + size;
    if (size >= block_size) {
        const char* const last = end - block_size;
        if (size <= 2 * block_size) {
            const auto first = load<Any>(from), other = load<Any>(last);
            if (!AMISS_LIKELY(has_no_special(first, other))) return put_special_text<Any>(to, from, end, spare);
            std::memcpy(to, &first, sizeof first);
            std::memcpy(to + (last - from), &other, sizeof other);
            return to + size;
        }
#if AMISS_VECTOR_BYTES >= 32
        for (; last - from >= static_cast<std::ptrdiff_t>(block_size);
             from += sizeof(WideByteVector), to += sizeof(WideByteVector)) {
            const auto block = load<WideByteVector>(from);
            if (escape_mask(block) != 0) break;
            std::memcpy(to, &block, sizeof block);
        }
#endif
        for (; from < last; from += block_size, to += block_size) {
            const auto block = load<Any>(from);
            if (escape_mask(block) != 0) return put_special_text<Any>(to, from, end, spare);
            std::memcpy(to, &block, sizeof block);
        }
        // The last block overlaps the one before, which has no special byte.
        const auto block = load<Any>(last);
        if (escape_mask(block) != 0) return put_special_text<Any>(to, from, end, spare);
        std::memcpy(to + (last - from), &block, sizeof block);
        return to + (end - from);
    }
    if (size >= 4) {
        if (escape_mask(short_block<Any>(from, size)) != 0) return put_special_text<Any>(to, from, end, spare);
    } else {
        for (std::size_t at = 0; at < size; ++at) {
            if (needs_escape(from[at])) return put_special_text<Any>(to, from, end, spare);
        }
    }
    return copy_short(to, from, size);
}

} // namespace detail
} // inline namespace v0
} // namespace amiss
