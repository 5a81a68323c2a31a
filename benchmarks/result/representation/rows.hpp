// SPDX-License-Identifier: BSL-1.0
// The static table that all candidates use, and the code with which all of them compose text.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace representation {

struct Row {
    std::string_view name;
    std::string_view message; // the message of a code alone
    std::string_view before;  // the template around the parameter
    std::string_view after;
    std::uint16_t status;
};

inline constexpr Row rows[] = {
    {"internal_error", "An internal error occurred.", "", "", 500},
    {"parameter_missing", "A parameter is missing.", "The parameter '", "' is needed", 400},
    {"parameter_invalid", "A parameter is invalid.", "The parameter '", "' is faulty", 422},
};

// A call of memcpy with a variable size costs as much as making the whole error. So short text is copied by at most two
// overlapping moves of constant size, which touch no byte outside [out, out + size).
inline char* put(char* out, std::string_view text) noexcept
{
    const std::size_t n = text.size();
    const char* in = text.data();
    if (n > 32) {
        std::memcpy(out, in, n);
    } else if (n >= 16) {
        char first[16], last[16];
        std::memcpy(first, in, 16);
        std::memcpy(last, in + n - 16, 16);
        std::memcpy(out, first, 16);
        std::memcpy(out + n - 16, last, 16);
    } else if (n >= 8) {
        std::uint64_t first = 0, last = 0;
        std::memcpy(&first, in, 8);
        std::memcpy(&last, in + n - 8, 8);
        std::memcpy(out, &first, 8);
        std::memcpy(out + n - 8, &last, 8);
    } else if (n >= 4) {
        std::uint32_t first = 0, last = 0;
        std::memcpy(&first, in, 4);
        std::memcpy(&last, in + n - 4, 4);
        std::memcpy(out, &first, 4);
        std::memcpy(out + n - 4, &last, 4);
    } else {
        for (std::size_t i = 0; i < n; ++i) out[i] = in[i];
    }
    return out + n;
}

inline std::size_t filled_size(const Row& row, std::string_view param) noexcept
{
    return row.before.size() + param.size() + row.after.size();
}

inline void fill(char* out, const Row& row, std::string_view param) noexcept
{
    put(put(put(out, row.before), param), row.after);
}

} // namespace representation
