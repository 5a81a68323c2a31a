// SPDX-License-Identifier: BSL-1.0
// The text of one violation for printers of test frameworks: in one line, without secrets.
#pragma once

#include <amiss/detail/text/log_writer.hpp>
#include <amiss/violation.hpp>

#include <cstddef>
#include <string>

namespace amiss {
inline namespace v0 {
namespace detail {

/// `field: "message" (code)`, whole.
inline std::string violation_text(const Violation& violation)
{
    constexpr std::size_t longest_escape = 6;
    const std::size_t size = violation.field.size() + violation.message.size() + violation.code.size();
    std::string buffer(longest_escape * size + 16, '\0');
    LogWriter out(buffer.data(), buffer.size());
    out.put_safe(violation.field);
    out.put(": ");
    out.put_quoted(violation.message);
    if (!violation.code.empty()) {
        out.put(" (");
        out.put_safe(violation.code);
        out.put(")");
    }
    buffer.resize(out.text().size());
    return buffer;
}

} // namespace detail
} // inline namespace v0
} // namespace amiss
