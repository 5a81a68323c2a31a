// SPDX-License-Identifier: BSL-1.0
// The check of a text for faults of a body: balanced braces, and only placeholders that there is a value for.
#pragma once

#include <amiss/detail/catalog/message_template.hpp>

#include <string_view>

namespace amiss {
inline namespace v0 {
namespace detail {

// Not constexpr: naming them in a constant expression stops the compiler.
inline void amiss_a_text_for_bodies_has_unbalanced_braces() {}
inline void amiss_a_text_for_bodies_has_a_placeholder_other_than_param_name_problem_allowed() {}

constexpr bool is_fault_value(std::string_view key) noexcept
{
    return key == "param" || key == "name" || key == "problem" || key == "allowed";
}

/// Stops the compiler where the text is a constant and not a template for faults.
constexpr void check_words(std::string_view text) noexcept
{
    while (!text.empty()) {
        const TemplatePart part = next_part(text);
        if (part.broken) amiss_a_text_for_bodies_has_unbalanced_braces();
        if (part.placeholder && !is_fault_value(part.text))
            amiss_a_text_for_bodies_has_a_placeholder_other_than_param_name_problem_allowed();
    }
}

} // namespace detail
} // inline namespace v0
} // namespace amiss
