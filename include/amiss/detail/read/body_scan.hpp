// SPDX-License-Identifier: BSL-1.0
// The tokens of a body: white space, commas, strings, in the body itself and in the buffer where their escapes are undone.
#pragma once

#include <amiss/config.hpp>
#include <amiss/detail/json/find_escape.hpp>
#include <amiss/detail/json/skip_value.hpp>
#include <amiss/detail/json/white_space.hpp>
#include <amiss/detail/text/copy_bytes.hpp>
#include <amiss/detail/text/equal_bytes.hpp>
#include <amiss/detail/text/utf8.hpp>

#include <cstddef>
#include <cstring>
#include <string_view>

namespace amiss {
inline namespace v0 {
namespace detail {

/// Looks at a body, of which the last byte is a bracket. Each function reads from `at` on and returns the end of what it read;
/// null where that is not there.
///
/// At the bracket white space, texts and numbers end. So a byte may be looked at without asking where the end is, unless a
/// bracket was before it: whoever takes one asks.
class BodyScan {
public:
    explicit BodyScan(std::string_view body) noexcept : begin_(body.data()), last_(body.data())
    {
        while (!body.empty() && is_space(body.back())) body.remove_suffix(1);
        if (body.size() > 1) last_ += body.size() - 1;
    }

    /// Whether there is a bracket at the end, and something before it.
    bool has_end() const noexcept { return last_ != begin_ && (*last_ == '}' || *last_ == ']'); }
    const char* begin() const noexcept { return begin_; }
    /// The bracket.
    const char* last() const noexcept { return last_; }
    /// How many bytes there are from `at` on.
    std::size_t left(const char* at) const noexcept { return static_cast<std::size_t>(last_ - at) + 1; }

    AMISS_ALWAYS_INLINE const char* space(const char* at) const noexcept
    {
        if (AMISS_LIKELY(static_cast<unsigned char>(*at) > ' ')) return at;
        return *at == ' ' && static_cast<unsigned char>(at[1]) > ' ' ? at + 1 : space_stop(at, last_);
    }

    /// The end of a string that begins with the quote at `at`, and its text; null where it is not all ASCII or has escapes.
    AMISS_ALWAYS_INLINE const char* plain_string(const char* at, std::string_view& text) const noexcept
    {
        constexpr auto size = static_cast<std::ptrdiff_t>(block_size);
        const char* const first = ++at;
        unsigned mask = 0;
        for (; last_ - at >= size - 1; at += size) {
            if ((mask = escape_mask(load<Block>(at))) != 0) break;
        }
        if (!AMISS_LIKELY(mask != 0)) { // the last block, in which there are bytes of the one before
            if (last_ - begin_ < size - 1) return nullptr;
            mask = escape_mask(load<Block>(last_ + 1 - size)) >> (at - (last_ + 1 - size));
            if (mask == 0) return nullptr;
        }
        at += trailing_zeros(mask);
        text = {first, static_cast<std::size_t>(at - first)};
        return AMISS_LIKELY(*at == '"') ? at + 1 : nullptr;
    }

    /// A constant, as JSON text.
    AMISS_ALWAYS_INLINE bool is_constant(const char* at, std::string_view json) const noexcept
    {
        return left(at) > json.size() && equal_bytes(at, json.data(), json.size());
    }

    /// After a member or an element: the beginning of the next one, or the bracket of the object or array.
    AMISS_ALWAYS_INLINE const char* next(const char* at, char bracket) const noexcept
    {
        if (AMISS_LIKELY(*at == ',')) {
            if (AMISS_LIKELY(at[1] == '"')) return at + 1;
            if (at[1] == ' ' && at[2] == '"') return at + 2;
        }
        return long_next(at, bracket);
    }

    /// The text of a string that has escapes or is not ASCII. `first` is after its quote and `stop` the first byte that ends it or
    /// needs a look. Null where it is no valid string, and where the buffer has no room.
    const char* unescaped(char (&buffer)[512], const char* first, const char* stop,
                          std::string_view& text) const noexcept
    {
        std::size_t size = 0;
        while (sizeof buffer - size >= static_cast<std::size_t>(stop - first) + sizeof(Utf8Bytes::bytes)) {
            size = static_cast<std::size_t>(copy_short(buffer + size, first, static_cast<std::size_t>(stop - first))
                                            - buffer);
            if (*stop == '"') {
                text = {buffer, size};
                return stop + 1;
            }
            const JsonEscape escape = *stop == '\\' ? json_escape(stop, last_) : JsonEscape();
            if (escape.end == nullptr) return nullptr;
            const Utf8Bytes bytes = utf8_of(escape.scalar);
            std::memcpy(buffer + size, bytes.bytes, sizeof bytes.bytes);
            size += bytes.size;
            stop = string_stop(first = escape.end, last_);
        }
        return nullptr;
    }

private:
    AMISS_NOINLINE const char* long_next(const char* at, char bracket) const noexcept
    {
        at = space(at);
        if (*at == bracket) return at;
        if (*at != ',') return nullptr;
        at = space(at + 1);
        return *at == '"' || (bracket == ']' && *at != ']') ? at : nullptr;
    }

    const char* begin_;
    const char* last_;
};

} // namespace detail
} // inline namespace v0
} // namespace amiss
