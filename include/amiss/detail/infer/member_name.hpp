// SPDX-License-Identifier: BSL-1.0
// The name of a JSON member, as the rules of the inference compare it.
#pragma once

#include <amiss/detail/infer/rule.hpp>
#include <amiss/detail/json/view.hpp>
#include <amiss/detail/text/ascii.hpp>

#include <cstddef>
#include <string_view>

namespace amiss {
inline namespace v0 {
namespace detail {

/// The letters and digits of a member's name, in lower case: "retry_after", "retryAfter" and "Retry-After" are equal.
///
/// The key is compared without its escapes, and without a prefix as of XML: "soap:Fault" is "fault". Empty for a name that
/// is too long for any rule, and for one that begins with "@", as in JSON-LD: such a member is about the value, not about
/// the error.
class MemberName {
public:
    constexpr explicit MemberName(std::string_view key) noexcept
    {
        if (!key.empty() && key[0] == '@') return;
        if (key.find('\\') == key.npos)
            add(key.size() <= sizeof text_ ? key : key.substr(key.rfind(':') + 1)); // npos + 1 is 0
        else
            unescape(key, [this](std::string_view piece) { add(piece); });
        if (too_long_) size_ = 0;
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

    /// The rules for this name, as `for_each_rule` has found them. Nothing else needs them.
    struct Rules {
        static constexpr unsigned most = 4, not_known = 0xFF;

        unsigned char count = not_known;
        unsigned char numbers[most] = {};
    };
    mutable Rules rules{};

private:
    constexpr void add(std::string_view piece) noexcept
    {
        for (const char c : piece) {
            const auto letter = static_cast<unsigned char>(c | 0x20);
            const bool is_letter = letter >= 'a' && letter <= 'z';
            if (!is_letter && !is_digit(c)) {
                if (c != ':') continue;
                size_ = 0;
                too_long_ = false;
            } else if (size_ < sizeof text_) {
                text_[size_++] = is_letter ? static_cast<char>(letter) : c;
            } else {
                too_long_ = true;
                if (piece.find(':', static_cast<std::size_t>(&c - piece.data())) == piece.npos) return;
            }
        }
    }

    char text_[32] = {};
    unsigned char size_ = 0;
    bool too_long_ = false;
};

} // namespace detail
} // inline namespace v0
} // namespace amiss
