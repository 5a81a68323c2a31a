// Percent-encoding, as a code in a documentation link has it.
#pragma once

#include <amiss/detail/ascii.hpp>

namespace amiss {
inline namespace v0 {
namespace detail {

/// Gives `put` the byte as it stands in a URL: everything but unreserved characters is encoded (RFC 3986 §2.1).
template <class Put>
constexpr void put_percent_encoded(char c, Put put) noexcept
{
    if (is_alnum(c) || c == '-' || c == '.' || c == '_' || c == '~') return put(c);
    constexpr const char* digits = "0123456789ABCDEF";
    const auto byte = static_cast<unsigned char>(c);
    put('%');
    put(digits[byte >> 4U]);
    put(digits[byte & 15U]);
}

} // namespace detail
} // inline namespace v0
} // namespace amiss
