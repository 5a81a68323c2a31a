// SPDX-License-Identifier: BSL-1.0
// A short text from a JSON body without its escapes, to be classified.
#pragma once

#include <amiss/detail/json/view.hpp>

#include <cstddef>
#include <string_view>

namespace amiss {
inline namespace v0 {
namespace detail {

/// Removes the escapes of one text at a time.
class UnescapedText {
public:
    /// `text` without its escapes: itself when it has none, else a view that is valid until the next call.
    ///
    /// Empty when that takes more than 256 bytes: no code, name or link that has escapes is so long.
    std::string_view operator()(std::string_view text) noexcept
    {
        if (text.find('\\') == text.npos) return text;
        std::size_t size = 0;
        bool fits = true;
        unescape(text, [&](std::string_view piece) {
            for (const char c : piece) {
                if (size < sizeof text_)
                    text_[size++] = c;
                else
                    fits = false;
            }
        });
        return fits ? std::string_view(text_, size) : std::string_view();
    }

private:
    char text_[256];
};

} // namespace detail
} // inline namespace v0
} // namespace amiss
