// SPDX-License-Identifier: BSL-1.0
// Whether the brackets and quotes of a JSON text that arrives byte by byte are closed.
#pragma once

#include <amiss/detail/compiler.hpp>

#include <cstddef>
#include <string_view>

namespace amiss {
inline namespace v0 {
namespace detail {

/// Counts brackets, and does not match them: whether the text is JSON is for its reader to find out.
class JsonBalance {
public:
    constexpr void add(char c) noexcept
    {
        if (in_string_) {
            if (escaped_)
                escaped_ = false;
            else if (c == '\\')
                escaped_ = true;
            else
                in_string_ = c != '"';
            return;
        }
        if (c == '"')
            in_string_ = true;
        else if (c == '{' || c == '[')
            ++depth_;
        else if ((c == '}' || c == ']') && depth_ != 0)
            --depth_;
    }

    /// Whether all brackets and quotes so far are closed.
    constexpr bool is_closed() const noexcept { return depth_ == 0 && !in_string_; }
    /// The same of a whole text.
    static constexpr bool is_closed(std::string_view text) noexcept
    {
        JsonBalance balance;
        for (const char c : text) balance.add(c);
        return balance.is_closed();
    }

private:
    std::size_t depth_ = 0;
    bool in_string_ = false;
    bool escaped_ = false;
};

} // namespace detail
} // inline namespace v0
} // namespace amiss
