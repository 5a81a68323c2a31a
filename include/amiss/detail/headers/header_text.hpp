// SPDX-License-Identifier: BSL-1.0
// The value of a header under construction.
#pragma once

#include <amiss/detail/text/token.hpp>
#include <amiss/headers.hpp>

#include <charconv>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace amiss {
inline namespace v0 {
namespace detail {

/// Collects characters, as many as a header's value can have. What is too long has no text at all.
class HeaderText {
public:
    HeaderText() noexcept {} // NOLINT(modernize-use-equals-default): the characters need no value

    void put(char c) noexcept { put({&c, 1}); }
    void put(std::string_view text) noexcept
    {
        fits_ = fits_ && text.size() <= room();
        if (!fits_ || text.empty()) return; // an absent text is a null view
        std::memcpy(text_ + size_, text.data(), text.size());
        size_ += text.size();
    }
    void put(std::int64_t number) noexcept
    {
        char digits[24];
        const auto end = std::to_chars(digits, digits + sizeof digits, number);
        put({digits, static_cast<std::size_t>(end.ptr - digits)});
    }
    /// A token as it is, and any other text as a quoted-string (RFC 9110 §5.6).
    void put_word(std::string_view text) noexcept
    {
        if (text.empty() || is_token(text)) return put(text);
        put('"');
        for (const char c : text) {
            if (c == '"' || c == '\\') put('\\');
            put(c);
        }
        put('"');
    }

    std::size_t room() const noexcept { return sizeof text_ - size_; }
    /// Empty when there was too much.
    std::string_view text() const noexcept { return fits_ ? std::string_view(text_, size_) : std::string_view(); }

private:
    std::size_t size_ = 0;
    bool fits_ = true;
    char text_[HeaderValue::capacity];
};

} // namespace detail
} // inline namespace v0
} // namespace amiss
