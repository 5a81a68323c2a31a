// SPDX-License-Identifier: BSL-1.0
// Makes JSON that was cut whole again: its values that came whole, with the brackets closed.
#pragma once

#include <amiss/detail/json/white_space.hpp>

#include <cstddef>
#include <cstring>
#include <string_view>

namespace amiss {
inline namespace v0 {
namespace detail {

/// Finds the longest beginning of a text after which closing brackets make JSON of it, if it was JSON before it was cut.
///
/// A value counts when it came whole: a number at the end may lack digits, and a text without its quote did not.
class ClosedJson {
public:
    explicit ClosedJson(std::string_view text) noexcept : text_(text) { find(); }

    /// The size of the closed text; 0 where there is nothing to close: no bracket is open, or too many are.
    std::size_t size() const noexcept { return depth_ == 0 ? 0 : kept_ + depth_; }
    /// Writes it: `size()` bytes.
    void write(char* out) const noexcept
    {
        std::memcpy(out, text_.data(), kept_);
        for (std::size_t level = depth_; level != 0; --level) out[kept_ + depth_ - level] = closing_[level - 1];
    }

private:
    static constexpr std::size_t deepest = 40; // readers stop before

    void keep(std::size_t size, std::size_t depth) noexcept
    {
        kept_ = size;
        depth_ = depth;
    }
    void find() noexcept
    {
        std::size_t depth = 0;
        bool is_key = false; // a text that begins now is one
        for (std::size_t at = 0; at < text_.size(); ++at) {
            const char c = text_[at];
            if (c == '{' || c == '[') {
                if (depth == deepest) return keep(0, 0);
                closing_[depth++] = c == '{' ? '}' : ']';
                is_key = c == '{';
                keep(at + 1, depth);
            } else if (c == '}' || c == ']') {
                if (depth == 0) return keep(0, 0);
                keep(at + 1, --depth);
                if (depth == 0) return; // whole, and not cut
            } else if (c == '"') {
                for (++at; at < text_.size() && text_[at] != '"'; ++at) at += text_[at] == '\\' ? 1U : 0U;
                if (at >= text_.size()) return;
                if (!is_key) keep(at + 1, depth);
            } else if (c == ':') {
                is_key = false;
            } else if (c == ',') {
                is_key = depth != 0 && closing_[depth - 1] == '}';
            } else if (!is_space(c)) {
                while (at + 1 < text_.size() && !is_end_of_word(text_[at + 1])) ++at;
                if (at + 1 == text_.size()) return;
                keep(at + 1, depth);
            }
        }
    }
    static constexpr bool is_end_of_word(char c) noexcept
    {
        return is_space(c) || c == ',' || c == '}' || c == ']' || c == ':' || c == '"' || c == '{' || c == '[';
    }

    std::string_view text_;
    std::size_t kept_ = 0;
    std::size_t depth_ = 0;
    char closing_[deepest]{};
};

} // namespace detail
} // inline namespace v0
} // namespace amiss
