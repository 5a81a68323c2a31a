// SPDX-License-Identifier: BSL-1.0
// Text of a fixed capacity, stored inside its object.
#pragma once

#include <cstddef>
#include <cstring>
#include <string_view>

namespace amiss {
inline namespace v0 {
namespace detail {

/// At most `Capacity` characters. A copy copies only the characters in use. Converts to std::string_view.
template <std::size_t Capacity>
class InlineText {
public:
    InlineText() noexcept = default;
    InlineText(const InlineText& other) noexcept { assign(other.view()); }
    InlineText& operator=(const InlineText& other) noexcept
    {
        if (this != &other) assign(other.view());
        return *this;
    }

    /// False when `text` is too long; the text is then empty.
    bool assign(std::string_view text) noexcept
    {
        size_ = text.size() <= Capacity ? text.size() : 0;
        if (size_ != 0) std::memcpy(text_, text.data(), size_);
        return size_ == text.size();
    }

    std::string_view view() const noexcept { return {text_, size_}; }
    operator std::string_view() const noexcept { return view(); } // NOLINT(google-explicit-constructor): it is text
    const char* data() const noexcept { return text_; }
    std::size_t size() const noexcept { return size_; }
    bool empty() const noexcept { return size_ == 0; }

    friend bool operator==(const InlineText& left, std::string_view right) noexcept { return left.view() == right; }
    friend bool operator==(std::string_view left, const InlineText& right) noexcept { return left == right.view(); }
    friend bool operator!=(const InlineText& left, std::string_view right) noexcept { return left.view() != right; }
    friend bool operator!=(std::string_view left, const InlineText& right) noexcept { return left != right.view(); }
    friend bool operator==(const InlineText& left, const InlineText& right) noexcept
    {
        return left.view() == right.view();
    }
    friend bool operator!=(const InlineText& left, const InlineText& right) noexcept
    {
        return left.view() != right.view();
    }

    template <class Stream>
    friend auto operator<<(Stream& stream, const InlineText& text) -> decltype(stream << std::string_view())
    {
        return stream << text.view();
    }

private:
    std::size_t size_ = 0;
    char text_[Capacity];
};

} // namespace detail
} // inline namespace v0
} // namespace amiss
