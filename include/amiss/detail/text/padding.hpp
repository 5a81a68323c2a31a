// SPDX-License-Identifier: BSL-1.0
// Format specifications that mean the same for every type: fill, alignment and width.
#pragma once

#include <amiss/detail/text/ascii.hpp>

#include <cstddef>
#include <string_view>

namespace amiss {
inline namespace v0 {
namespace detail {

/// Whether `spec`, which a formatter has taken, is nothing but fill, alignment and width: "20", "*>20". Not with a width
/// that is an argument, and not "020".
constexpr bool is_padding(std::string_view spec) noexcept
{
    constexpr std::string_view marks = "<>^";
    std::size_t mark = 1; // after the fill, which is one character
    while (mark < spec.size() && static_cast<unsigned char>(spec[mark]) >> 6U == 2) ++mark;
    if (mark < spec.size() && marks.find(spec[mark]) != marks.npos)
        spec.remove_prefix(mark + 1);
    else if (!spec.empty() && marks.find(spec[0]) != marks.npos)
        spec.remove_prefix(1);
    return spec.empty() || (spec[0] != '0' && consists_of(spec, is_digit));
}

} // namespace detail
} // inline namespace v0
} // namespace amiss
