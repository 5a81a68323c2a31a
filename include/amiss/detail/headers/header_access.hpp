// SPDX-License-Identifier: BSL-1.0
// Adds headers whose names this library has checked already.
#pragma once

#include <amiss/detail/headers/printable.hpp>
#include <amiss/headers.hpp>

#include <charconv>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace amiss {
inline namespace v0 {
namespace detail {

struct HeaderAccess {
    /// Adds a header whose name is a token, with a value that may be anything; see `Headers::add`.
    static bool add(Headers& headers, std::string_view name, std::string_view value) noexcept
    {
        return has_printable_bytes(value) && headers.add_checked(name, value);
    }
    /// The same for a number.
    static bool add(Headers& headers, std::string_view name, std::int64_t value) noexcept
    {
        char digits[24];
        const auto end = std::to_chars(digits, digits + sizeof digits, value);
        return headers.add_checked(name, {digits, static_cast<std::size_t>(end.ptr - digits)});
    }
};

} // namespace detail
} // inline namespace v0
} // namespace amiss
