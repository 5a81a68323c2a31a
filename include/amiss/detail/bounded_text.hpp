// Bytes into a buffer with an end: runs copied without calls, text escaped 16 or 32 bytes at a time.
//
// Each function gives the new place, or null when there was no room; nothing is written from `end` on.
#pragma once

#include <amiss/detail/json_text.hpp>
#include <amiss/detail/plain_run.hpp>

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace amiss {
inline namespace v0 {
namespace detail {

template <class Unit>
void copy_unit(char* to, const char* from) noexcept
{
    Unit unit;
    std::memcpy(&unit, from, sizeof unit);
    std::memcpy(to, &unit, sizeof unit);
}

struct Bytes16 {
    std::uint64_t low, high;
};

/// Copies `size` bytes; the last load and store overlap the ones before, so that no tail is left over.
inline char* copy_short(char* to, const char* from, std::size_t size) noexcept
{
    if (size >= 16) {
        for (std::size_t at = 0; at + 16 < size; at += 16) copy_unit<Bytes16>(to + at, from + at);
        copy_unit<Bytes16>(to + size - 16, from + size - 16);
    } else if (size >= 8) {
        copy_unit<std::uint64_t>(to, from);
        copy_unit<std::uint64_t>(to + size - 8, from + size - 8);
    } else if (size >= 4) {
        copy_unit<std::uint32_t>(to, from);
        copy_unit<std::uint32_t>(to + size - 4, from + size - 4);
    } else if (size != 0) {
        to[0] = from[0];
        to[size / 2] = from[size / 2];
        to[size - 1] = from[size - 1];
    }
    return to + size;
}

inline char* put_bytes(char* at, const char* end, std::string_view text) noexcept
{
    if (text.size() > static_cast<std::size_t>(end - at)) return nullptr;
    return copy_short(at, text.data(), text.size());
}

/// What a control, a quote or a backslash becomes; looked up by its byte.
struct EscapeTable {
    Escape escapes['\\' + 1]{};

    constexpr EscapeTable()
    {
        for (int c = 0; c <= '\\'; ++c) {
            const char byte = static_cast<char>(c);
            if (is_special(byte)) escapes[c] = next_escape({&byte, 1}, Escaping::json);
        }
    }
};
inline constexpr EscapeTable escape_table{};

/// The step at the front of `text`, which begins with a special byte: an escape, a sequence, or U+FFFD.
inline Escape escape_step(std::string_view text) noexcept
{
    const auto byte = static_cast<unsigned char>(text[0]);
    return byte <= '\\' ? escape_table.escapes[byte] : next_escape(text, Escaping::json);
}

inline char* put_special(char* at, const char* end, std::string_view& text, Escaping escaping) noexcept
{
    const Escape step = escaping == Escaping::json ? escape_step(text) : next_escape(text, escaping);
    if (step.size > static_cast<std::size_t>(end - at)) return nullptr;
    for (std::size_t index = 0; index < step.size; ++index) at[index] = step.bytes[index];
    text.remove_prefix(step.consumed);
    return at + step.size;
}

/// Copies what is plain at the front of `text`, for all of which there is room; returns how much that was.
inline std::size_t put_plain(char* at, std::string_view text) noexcept
{
    std::size_t done = 0;
    for (; text.size() - done >= plain_step; done += plain_step) {
        // Looked at and copied by the same load.
        const unsigned mask = special_mask(text.data() + done);
        std::memcpy(at + done, text.data() + done, plain_step);
        if (mask != 0) return done + static_cast<unsigned>(__builtin_ctz(mask));
    }
    const char* const from = text.data() + done;
    const std::size_t left = text.size() - done;
    if (left >= 8 && left <= 16) {
        std::uint64_t first, last;
        std::memcpy(&first, from, sizeof first);
        std::memcpy(&last, from + left - 8, sizeof last);
        if ((special_bits(first) | special_bits(last)) == 0) {
            std::memcpy(at + done, &first, sizeof first);
            std::memcpy(at + done + left - 8, &last, sizeof last);
            return text.size();
        }
    } else if (left >= 4 && left < 8) {
        std::uint32_t first, last;
        std::memcpy(&first, from, sizeof first);
        std::memcpy(&last, from + left - 4, sizeof last);
        if (special_bits(first | std::uint64_t{last} << 32U) == 0) {
            std::memcpy(at + done, &first, sizeof first);
            std::memcpy(at + done + left - 4, &last, sizeof last);
            return text.size();
        }
    } else if (left == 0) {
        return text.size();
    }
    const std::size_t rest = plain_run_by_words(from, left);
    copy_short(at + done, from, rest);
    return done + rest;
}

/// `text` as the inside of a JSON string.
inline char* put_escaped(char* at, const char* end, std::string_view text, Escaping escaping) noexcept
{
    if (text.size() > static_cast<std::size_t>(end - at)) return nullptr; // no text becomes shorter
    while (!text.empty()) {
        const std::size_t run = plain_run(text, escaping);
        at = put_bytes(at, end, text.substr(0, run));
        if (at == nullptr) return nullptr;
        text.remove_prefix(run);
        if (text.empty()) return at;
        do { // specials come in groups: no new scan for each
            if ((at = put_special(at, end, text, escaping)) == nullptr) return nullptr;
        } while (!text.empty() && is_special(text[0]));
    }
    return at;
}

} // namespace detail
} // inline namespace v0
} // namespace amiss
