// SPDX-License-Identifier: BSL-1.0
// Text of a declaration: what rows and catalogues are declared with.
#pragma once

#include <amiss/detail/compiler.hpp>

#include <string_view>

namespace amiss {
inline namespace v0 {

/// Text of a declaration: a string literal, or a view of text that lives as long as the program. It is not copied.
///
/// It is made in one step of a constant expression. A std::string_view looks for the end of its literal, which costs
/// clang a step for each character, and a constant expression has a million of them.
struct Literal {
    std::string_view view; ///< the text

    /// From a string literal; not null.
    constexpr Literal(const char* text) noexcept // NOLINT(google-explicit-constructor): a literal is the text
        : view(text, AMISS_STRLEN(text))
    {}
    /// From a view, such as a `constexpr std::string_view`.
    constexpr Literal(std::string_view text) noexcept : view(text) {} // NOLINT(google-explicit-constructor)
};

} // inline namespace v0
} // namespace amiss
