// SPDX-License-Identifier: BSL-1.0
// Goes through the lines of a text.
#pragma once

#include <amiss/detail/compiler.hpp>

#include <cstddef>
#include <string_view>

namespace amiss {
inline namespace v0 {
namespace detail {

/// The lines of a text, one after the other, without what ends them.
class LineScan {
public:
    constexpr explicit LineScan(std::string_view text) noexcept : rest_(text) {}

    constexpr bool next() noexcept
    {
        if (rest_.empty()) return false;
        const std::size_t end = rest_.find('\n');
        line_ = rest_.substr(0, end);
        rest_.remove_prefix(end == rest_.npos ? rest_.size() : end + 1);
        if (!line_.empty() && line_.back() == '\r') line_.remove_suffix(1);
        return true;
    }
    constexpr std::string_view line() const noexcept { return line_; }
    /// What comes after the line.
    constexpr std::string_view rest() const noexcept { return rest_; }

private:
    std::string_view rest_;
    std::string_view line_;
};

} // namespace detail
} // inline namespace v0
} // namespace amiss
