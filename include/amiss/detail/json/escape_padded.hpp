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

/// How far a text was written. `to` is null when there was no room.
struct TextPlace {
    char* to;
    const char* from;
};

/// Puts the escape of an ASCII byte, or the byte itself, in eight bytes; returns how many bytes it has more than one.
inline std::size_t put_entry(char* to, unsigned char byte) noexcept
{
    const auto entry = load<std::uint64_t>(escape_table.entries[byte].bytes);
    std::memcpy(to, &entry, sizeof entry);
    return is_big_endian ? entry & 0xFFU : entry >> 56U;
}

/// Puts the beginning of a text that is not ASCII: a sequence, or U+FFFD in the place of what is ill-formed. Returns the
/// sizes of both.
struct PutSequence {
    std::size_t written, consumed;
};
AMISS_NOINLINE inline PutSequence put_near_end(char* to, const char* from, const char* end) noexcept
{
    const Escape step = next_escape({from, static_cast<std::size_t>(end - from)}, Escaping::json);
    copy_short(to, step.bytes, step.size);
    return {step.size, step.consumed};
}
template <bool HasRest>
AMISS_ALWAYS_INLINE inline PutSequence put_sequence(char* to, const char* from, const char* end) noexcept
{
    if (!HasRest && end - from < 4) return put_near_end(to, from, end);
    const std::size_t size = sequence_size(from);
    if (!AMISS_LIKELY(size != 0)) return put_near_end(to, from, end);
    copy_unit<std::uint32_t>(to, from);
    return {size, size};
}

/// Writes blocks while `ahead` bytes of the text are left, which are at least those of a block. The text ends at `end`;
/// `room` is how many bytes escapes may still add.
template <class Any, std::size_t ahead>
TextPlace put_special_blocks(char* to, const char* from, const char* end, std::size_t& room) noexcept
{
    constexpr std::size_t bytes = sizeof(Any);
    constexpr bool has_rest = ahead >= 2 * bytes + 3; // for a copy from the end of a sequence that begins in the block
    constexpr std::size_t most_added = 5 * sizeof(Any); // each byte as \u00XX
    std::size_t spare = room;                           // in a register, whatever is written to `to`
    while (static_cast<std::size_t>(end - from) >= ahead) {
        const auto block = load<Any>(from);
        std::memcpy(to, &block, sizeof block);
        std::uint64_t mask = escape_mask(block);
        if (mask == 0) {
            to += bytes;
            from += bytes;
            continue;
        }
        if (spare < most_added) return {nullptr, from};
        char* at = to; // the byte at from[n] goes to at[n]
        std::size_t size = sizeof(Any);
        // At least the bytes before the next special one.
        const auto copy_rest = [&](std::size_t from_here) {
            if (has_rest || static_cast<std::size_t>(end - from) >= from_here + bytes)
                copy_unit<Any>(at + from_here, from + from_here);
            else
                copy_short(at + from_here, from + from_here, static_cast<std::size_t>(end - (from + from_here)));
        };
        do {
            const std::size_t next = trailing_zeros(mask);
            const auto byte = static_cast<unsigned char>(from[next]);
            if (AMISS_LIKELY(byte < 0x80)) {
                at += put_entry(at + next, byte);
                copy_rest(next + 1);
                mask &= mask - 1;
                continue;
            }
            const PutSequence put =
                put_sequence<has_rest>(at + next, from + next, end); // it may extend beyond the block
            at += put.written - put.consumed;
            const std::size_t after = next + put.consumed;
            if (put.written != put.consumed) copy_rest(after);
            mask &= ~std::uint64_t{0} << after;
            if (after > size) size = after;
        } while (mask != 0);
        spare -= static_cast<std::size_t>(at - to);
        to = at + size;
        from += size;
    }
    room = spare;
    return {to, from};
}

/// How many bytes must be readable from the beginning of a block in a long text: those of the block, of a sequence that
/// begins in it, and of a copy from there on.
inline constexpr std::size_t read_ahead = 2 * block_size + 3;

/// Writes a text of less than `read_ahead` bytes; null when escapes need more than `spare`.
AMISS_NOINLINE inline char* put_short_special_text(char* to, const char* from, const char* end,
                                                   std::size_t& spare) noexcept
{
    TextPlace place = put_special_blocks<std::uint64_t, 8>(to, from, end, spare);
    if (place.to == nullptr || spare < 5 * static_cast<std::size_t>(end - place.from)) return nullptr;
    char* at = place.to;
    from = place.from;
    while (from < end) {
        const auto byte = static_cast<unsigned char>(*from);
        if (AMISS_LIKELY(byte < 0x80)) {
            at += put_entry(at, byte) + 1;
            ++from;
        } else {
            const PutSequence put = put_sequence<false>(at, from, end);
            at += put.written;
            from += put.consumed;
        }
    }
    spare -= static_cast<std::size_t>((at - place.to) - (end - place.from));
    return at;
}

/// Writes the rest of a text, which has a special byte near its beginning; null when escapes need more than `spare`.
template <class Any>
AMISS_NOINLINE char* put_special_text(char* to, const char* from, const char* end, std::size_t& spare) noexcept
{
    if (static_cast<std::size_t>(end - from) < read_ahead) return put_short_special_text(to, from, end, spare);
    // The end is read from a copy that is followed by spaces. It is made early: a load soon after its store stalls.
    constexpr std::size_t tail_size = read_ahead - 1;
    char tail[tail_size + read_ahead];
    const char* const start = end - tail_size;
    for (const std::size_t at : {std::size_t{0}, block_size, tail_size - block_size})
        copy_unit<Any>(tail + at, start + at);
    std::memset(tail + tail_size, ' ', read_ahead);
    TextPlace place = put_special_blocks<Any, read_ahead>(to, from, end, spare);
    if (place.to == nullptr) return nullptr;
    const char* const tail_end = tail + tail_size;
    // With `read_ahead` more bytes, blocks are written up to the end of the text and beyond.
    place =
        put_special_blocks<Any, read_ahead>(place.to, tail_end - (end - place.from), tail_end + read_ahead - 1, spare);
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
