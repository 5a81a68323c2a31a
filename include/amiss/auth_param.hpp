// SPDX-License-Identifier: BSL-1.0
// One parameter of an authentication challenge: its name and its value.
#pragma once

#include <amiss/detail/compiler.hpp>

#include <cstddef>
#include <string_view>

namespace amiss {
inline namespace v0 {

/// One parameter of a challenge. A view of the header's value.
struct AuthParam {
    std::string_view name; ///< compared without case
    std::string_view raw;  ///< the value; of a quoted one, what is between the quotes, backslashes included

    /// The value without the backslashes of a quoted one: `raw` itself where it has none, or else a copy in `buffer`;
    /// empty when that does not fit. A buffer of `raw.size()` bytes is enough.
    constexpr std::string_view value(char* buffer, std::size_t capacity) const noexcept
    {
        if (raw.find('\\') == std::string_view::npos) return raw;
        std::size_t size = 0;
        for (std::size_t at = 0; at < raw.size(); ++at) {
            if (raw[at] == '\\' && at + 1 < raw.size()) ++at;
            if (size == capacity) return {};
            buffer[size++] = raw[at];
        }
        return {buffer, size};
    }
    /// The same with an array as the buffer.
    template <std::size_t Size>
    constexpr std::string_view value(char (&buffer)[Size]) const noexcept
    {
        return value(buffer, Size);
    }
};

} // inline namespace v0
} // namespace amiss
