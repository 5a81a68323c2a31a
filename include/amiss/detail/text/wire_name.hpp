// SPDX-License-Identifier: BSL-1.0
// What the wire name of a row may be.
#pragma once

#include <amiss/detail/compiler.hpp>

#include <cstddef>
#include <string_view>

namespace amiss {
inline namespace v0 {
namespace detail {

/// Printable ASCII without `"` and `\`, which no JSON text and no log line has to escape; no space is first or last. So it may
/// be a URI (RFC 9457) or have words, "Validation Failed".
constexpr bool is_wire_name(std::string_view name) noexcept
{
    const char* const begin = name.data();
    for (std::size_t at = 0; at < name.size(); ++at) {
        const char c = begin[at];
        if (c < ' ' || c > '~' || c == '"' || c == '\\') return false;
    }
    return !name.empty() && name.front() != ' ' && name.back() != ' ';
}

} // namespace detail
} // inline namespace v0
} // namespace amiss
