// SPDX-License-Identifier: BSL-1.0
// Writes a body that is too large for its buffer: without optional members, then with a shorter message.
#pragma once

#include <amiss/config.hpp>
#include <amiss/detail/json/escape.hpp>
#include <amiss/detail/layout/format_access.hpp>
#include <amiss/detail/layout/node.hpp>
#include <amiss/detail/layout/plan.hpp>
#include <amiss/detail/text/utf8.hpp>
#include <amiss/detail/write/field_values.hpp>
#include <amiss/detail/write/layout_writer.hpp>
#include <amiss/envelope.hpp>

#include <cstddef>
#include <string_view>

namespace amiss {
inline namespace v0 {
namespace detail {

/// The longest prefix of a message that has at most `limit` bytes in the body.
inline std::string_view prefix_of_message(const Plan& plan, std::string_view message, std::size_t limit) noexcept
{
    if (plan.options->format != nullptr)
        return FormatAccess::functions(*plan.options->format).fitting_prefix(message, limit);
    return fitting_prefix(message, limit, plan.options->escaping);
}

/// Writes what fits of a body that needs `required` bytes, always whole and valid in its format. The values are resolved.
///
/// Returns its size, or 0 when not even the smallest body fits.
AMISS_COLD inline std::size_t shrink_to_fit(const WalkedPlan& plan, FieldValues& values, std::size_t required,
                                            char* buffer, std::size_t capacity) noexcept
{
    OptionMask options = all_options;
    std::size_t size = required;
    for (unsigned option = optional_count(plan.layout); size > capacity && option-- > 0;) {
        const OptionMask fewer = options & ~(OptionMask{1} << option);
        const std::size_t size_of_fewer = measure(plan, values, fewer);
        if (size_of_fewer > size) continue; // without it, something longer is the first that has a value
        options = fewer;
        size = size_of_fewer;
    }
    if (size > capacity) {
        const std::string_view message = values.text(FieldKind::message);
        const auto size_with = [&](std::string_view text) {
            values.set(FieldKind::message, text);
            return measure(plan, values, options);
        };
        // A layout may place the message several times, and other members only beside one: so what one byte of it costs is
        // measured.
        const std::size_t one = size_with("x");
        const std::size_t times = size_with("xx") - one;
        const std::size_t none = size_with({}); // not always the least: null is more than a character
        if (times != 0 && one <= capacity)
            values.set(FieldKind::message, prefix_of_message(plan, message, (capacity - one) / times + 1));
        if (values.text(FieldKind::message).empty() && none > capacity) return 0;
        size = measure(plan, values, options);
        // Markdown has other escapes in its front matter, by which the message may be longer there.
        while (size > capacity && !values.text(FieldKind::message).empty()) {
            const std::string_view longer = values.text(FieldKind::message);
            size = size_with(longer.substr(0, cut_size(longer, longer.size() / 2)));
        }
        if (size > capacity) return 0;
    }
    interpret(buffer, buffer + capacity, plan, values, options);
    return size;
}

} // namespace detail
} // inline namespace v0
} // namespace amiss
