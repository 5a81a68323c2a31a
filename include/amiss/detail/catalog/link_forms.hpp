// SPDX-License-Identifier: BSL-1.0
// The forms of addresses that a reference may link to.
#pragma once

#include <amiss/detail/compiler.hpp>

#include <string_view>

namespace amiss {
inline namespace v0 {
namespace detail {

constexpr bool has_scheme(std::string_view url, std::string_view scheme) noexcept
{
    return url.size() > scheme.size() && url.substr(0, scheme.size()) == scheme;
}

constexpr bool is_https(std::string_view url) noexcept { return has_scheme(url, "https://"); }
constexpr bool is_mail(std::string_view url) noexcept { return has_scheme(url, "mailto:"); }

} // namespace detail
} // inline namespace v0
} // namespace amiss
