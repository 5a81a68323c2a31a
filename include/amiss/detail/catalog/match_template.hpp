// SPDX-License-Identifier: BSL-1.0
// Whether a message may come from a template: it has the template's literal parts, and something in each placeholder.
#pragma once

#include <amiss/detail/catalog/message_template.hpp>

#include <cstddef>
#include <string_view>

namespace amiss {
inline namespace v0 {
namespace detail {

/// A longer message comes from no template: matching one takes as many steps as it has bytes, for each byte of the template
/// at worst.
inline constexpr std::size_t max_matched_message = 1024;

/// How many bytes of `message` are literal parts of the template that it matches as a whole; 0 where it does not match.
constexpr std::size_t matched_bytes(std::string_view text, std::string_view message) noexcept
{
    if (message.size() > max_matched_message) return 0;
    // Where a placeholder has taken too little, it takes one byte more: only the last one has to.
    std::string_view rest = text, after_placeholder;
    std::size_t at = 0, taken = 0, matched = 0, matched_before = 0;
    bool has_placeholder = false;
    for (;;) {
        if (rest.empty() && at == message.size()) return matched;
        std::string_view next = rest;
        const TemplatePart part = rest.empty() ? TemplatePart{} : next_part(next);
        if (part.broken) return 0;
        if (part.placeholder && at < message.size()) {
            has_placeholder = true;
            after_placeholder = rest = next;
            taken = ++at; // a value has at least one byte
            matched_before = matched;
        } else if (!part.placeholder && !rest.empty() && message.substr(at, part.text.size()) == part.text) {
            rest = next;
            at += part.text.size();
            matched += part.text.size();
        } else {
            if (!has_placeholder || taken >= message.size()) return 0;
            at = ++taken;
            rest = after_placeholder;
            matched = matched_before;
        }
    }
}

} // namespace detail
} // inline namespace v0
} // namespace amiss
