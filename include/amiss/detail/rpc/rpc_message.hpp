// SPDX-License-Identifier: BSL-1.0
// The message of a gRPC status: well-formed UTF-8, of a bounded size.
#pragma once

#include <amiss/detail/text/utf8.hpp>

#include <cstddef>
#include <cstring>
#include <string_view>

namespace amiss {
inline namespace v0 {
namespace detail {

/// A text with U+FFFD in the place of each ill-formed part, cut on a code point. It is a view where nothing has to be mended.
template <std::size_t Most>
class MendedText {
public:
    explicit MendedText(std::string_view text) noexcept : view_(text.substr(0, cut_size(text, Most)))
    {
        if (put_well_formed(view_, [](std::string_view) {})) mend(text);
    }
    MendedText(const MendedText&) = delete; // the view may be one of the text inside
    MendedText& operator=(const MendedText&) = delete;

    std::string_view view() const noexcept { return view_; }
    bool is_mended() const noexcept { return is_mended_; }

private:
    void mend(std::string_view text) noexcept
    {
        std::size_t size = 0;
        while (!text.empty()) {
            const Utf8Step step = next_scalar(text);
            const std::string_view bytes = step.well_formed ? text.substr(0, step.size) : replacement_character;
            if (bytes.size() > Most - size) break;
            std::memcpy(text_ + size, bytes.data(), bytes.size());
            size += bytes.size();
            text.remove_prefix(step.size);
        }
        view_ = {text_, size};
        is_mended_ = true;
    }

    std::string_view view_;
    bool is_mended_ = false;
    char text_[Most];
};

} // namespace detail
} // inline namespace v0
} // namespace amiss
