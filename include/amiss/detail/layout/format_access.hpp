// SPDX-License-Identifier: BSL-1.0
// Access to the inside of a format, which writing and reading need and users do not.
#pragma once

#include <amiss/body_format.hpp>
#include <amiss/detail/layout/format_functions.hpp>

#include <string_view>

namespace amiss {
inline namespace v0 {
namespace detail {

struct FormatAccess {
    static constexpr BodyFormat make(const FormatFunctions& functions, std::string_view root,
                                     std::string_view name_space) noexcept
    {
        return {functions, root, name_space};
    }
    static constexpr const FormatFunctions& functions(const BodyFormat& format) noexcept { return *format.functions_; }
};

} // namespace detail
} // inline namespace v0
} // namespace amiss
