// SPDX-License-Identifier: BSL-1.0
// The name of a JSON member, as the rules of the inference compare it.
#pragma once

#include <amiss/detail/infer/rule.hpp>
#include <amiss/detail/text/ascii.hpp>

#include <cstddef>
#include <string_view>

namespace amiss {
inline namespace v0 {
namespace detail {

/// The letters and digits of a member's name, in lower case: "retry_after", "retryAfter" and "Retry-After" are equal.
///
/// Empty for a name that is too long for any rule, and for one that begins with "@", as in JSON-LD: such a member is
/// about the value, not about the error.
class MemberName {
public:
    constexpr explicit MemberName(std::string_view key) noexcept
    {
        if (!key.empty() && key[0] == '@') return;
        for (const char c : key) {
            if (!is_alnum(c)) continue;
            if (size_ == sizeof text_) {
                size_ = 0;
                return;
            }
            text_[size_++] = to_lower(c);
        }
    }

    constexpr bool is(std::string_view name) const noexcept { return view() == name; }
    /// Whether the rule is for this name.
    constexpr bool is_for(const InferenceRule& rule) const noexcept
    {
        const std::string_view own = view();
        if (!rule.any_prefix || own.size() <= rule.name.size()) return own == rule.name;
        return own.substr(own.size() - rule.name.size()) == rule.name;
    }
    constexpr std::string_view view() const noexcept { return {text_, size_}; }

private:
    char text_[32] = {};
    std::size_t size_ = 0;
};

} // namespace detail
} // inline namespace v0
} // namespace amiss
