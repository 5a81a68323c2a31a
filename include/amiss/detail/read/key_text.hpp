// SPDX-License-Identifier: BSL-1.0
// The key of a member as the parser gives it: a view of the body, or put together from its pieces where it has escapes.
#pragma once

#include <amiss/detail/compiler.hpp>
#include <amiss/detail/json/white_space.hpp>

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <optional>
#include <string_view>

namespace amiss {
inline namespace v0 {
namespace detail {

/// The longest key with escapes that is read; the value of a longer one is ignored.
inline constexpr std::size_t max_read_key = 256;

/// Puts keys together, one after the other.
class KeyText {
public:
    explicit KeyText(std::string_view body) noexcept : body_(body) {}

    /// Whether a text is a view of the body, which stays.
    bool stays(std::string_view text) const noexcept
    {
        const auto from = reinterpret_cast<std::uintptr_t>(body_.data());
        return reinterpret_cast<std::uintptr_t>(text.data()) - from < body_.size();
    }

    /// The body from the value of the member with this key on; empty where the key is no view of the body.
    std::string_view value_of(std::string_view key) const noexcept
    {
        if (!stays(key)) return {};
        const auto end = static_cast<std::size_t>(key.data() + key.size() - body_.data());
        const std::string_view colon = without_leading_space(body_.substr(end < body_.size() ? end + 1 : end));
        return colon.empty() ? colon : without_leading_space(colon.substr(1));
    }

    /// A piece that is not the last one.
    void add(std::string_view piece) noexcept
    {
        const std::size_t room = size_ < sizeof buffer_ ? sizeof buffer_ - size_ : 0;
        const std::size_t size = piece.size() < room ? piece.size() : room;
        if (size != 0) std::memcpy(buffer_ + size_, piece.data(), size);
        size_ += piece.size();
    }
    /// The whole key, of which this is the last piece; valid until the next key. Nothing for a key that is too long.
    std::optional<std::string_view> end(std::string_view piece) noexcept
    {
        if (size_ == 0 && stays(piece)) return piece;
        add(piece);
        const std::size_t size = size_;
        size_ = 0;
        if (size > sizeof buffer_) return std::nullopt;
        return std::string_view(buffer_, size);
    }

private:
    std::string_view body_;
    std::size_t size_ = 0;
    char buffer_[max_read_key];
};

} // namespace detail
} // inline namespace v0
} // namespace amiss
