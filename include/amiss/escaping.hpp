// SPDX-License-Identifier: BSL-1.0
// What is escaped in the strings of a JSON body.
#pragma once

namespace amiss {
inline namespace v0 {

/// What is escaped in the strings of a JSON body. Both give valid JSON of the same meaning.
enum class Escaping : unsigned char {
    json, ///< what JSON requires: quotes, backslashes and controls (RFC 8259 §7)
    html, ///< also `<`, `>`, `&`, U+2028 and U+2029, for JSON that is put into a page's script
};

} // inline namespace v0
} // namespace amiss
