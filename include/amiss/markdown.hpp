// SPDX-License-Identifier: BSL-1.0
// Markdown bodies of a layout: front matter in YAML, and a section for each member whose key is a heading.
#pragma once

#include <amiss/body_format.hpp>
#include <amiss/config.hpp>
#include <amiss/detail/layout/format_access.hpp>
#include <amiss/detail/layout/format_functions.hpp>
#include <amiss/detail/write/markdown_writer.hpp>
#include <amiss/escaping.hpp>
#if AMISS_CFG_READ
#include <amiss/detail/read/markdown_reader.hpp>
#endif

namespace amiss {
inline namespace v0 {
namespace detail {

inline constexpr FormatFunctions markdown_functions{Escaping::markdown, &fitting_markdown_prefix, &write_markdown,
                                                    &measure_markdown,
#if AMISS_CFG_READ
                                                    &read_markdown
#else
                                                    nullptr
#endif
};

} // namespace detail

/// Markdown bodies (CommonMark 0.31), for language models and for people.
///
/// The members of the layout's object are lines of front matter in YAML, `key: value`, with the value as JSON, which is
/// YAML. A member whose key begins with `#` is a section: its key is the heading, and its value is a paragraph or a list.
/// A key of `#` characters alone is a heading that has the value itself; of an array, its values with `: ` between them.
/// Violations are a list with the field, the message and the code, as far as the layout places them.
///
///     amiss::object(amiss::member("code", field::code), amiss::member("#", field::reason),
///                   amiss::member("## What happened", field::message), amiss::optional_member("## Fixes", field::fixes))
///
/// Each text is one line, and no more than text: what would be markup is escaped, line ends are references, and what nobody
/// would see, such as controls and tags, becomes U+FFFD. In a section, details, objects and arrays are not written, nor are
/// bare violations in the front matter. All other values are read back, but for causes, fixes and links.
constexpr BodyFormat markdown_format() noexcept
{
    return detail::FormatAccess::make(detail::markdown_functions, {}, {});
}

} // inline namespace v0
} // namespace amiss
