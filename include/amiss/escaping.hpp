// SPDX-License-Identifier: BSL-1.0
// What is escaped in the texts of a body.
#pragma once

namespace amiss {
inline namespace v0 {

/// What is escaped in the texts of a body. `json` and `html` give valid JSON of the same meaning.
enum class Escaping : unsigned char {
    json,     ///< what JSON requires: quotes, backslashes and controls (RFC 8259 §7)
    html,     ///< also `<`, `>`, `&`, U+2028 and U+2029, for JSON that is put into a page's script
    xml,      ///< `<`, `>` and `&`, for the text of XML elements; what XML cannot have becomes U+FFFD (XML 1.0 §2.2)
    markdown, ///< only by `markdown_format`: what would be markup is escaped, and what nobody would see becomes U+FFFD
};

} // inline namespace v0
} // namespace amiss
