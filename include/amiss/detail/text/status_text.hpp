// SPDX-License-Identifier: BSL-1.0
// The three digits of an HTTP status as a text that lives as long as the program.
#pragma once

#include <amiss/detail/compiler.hpp>

#include <cstddef>
#include <string_view>

namespace amiss {
inline namespace v0 {
namespace detail {

/// "100" to "999" (RFC 9110 §15: three digits), one after the other.
struct StatusTexts {
    static constexpr int first = 100, last = 999;

    char digits[(last - first + 1) * 3] = {};

    constexpr StatusTexts() noexcept
    {
        char* at = digits;
        for (int status = first; status <= last; ++status) {
            for (const int place : {100, 10, 1}) *at++ = static_cast<char>('0' + status / place % 10);
        }
    }
};
inline constexpr StatusTexts status_texts;

/// Empty for a number that is no status.
constexpr std::string_view status_text(int status) noexcept
{
    if (status < StatusTexts::first || status > StatusTexts::last) return {};
    return {status_texts.digits + (status - StatusTexts::first) * 3, 3};
}

} // namespace detail
} // inline namespace v0
} // namespace amiss
