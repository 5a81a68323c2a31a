// SPDX-License-Identifier: BSL-1.0
// The distributed trace that a request belongs to, as the header traceparent has it.
#pragma once

#include <amiss/detail/headers/field_value.hpp>
#include <amiss/detail/text/ascii.hpp>

#include <cstddef>
#include <string_view>

namespace amiss {
inline namespace v0 {

/// What a `traceparent` says (W3C Trace Context §3.2). A view of the header's value.
struct TraceContext {
    std::string_view
        trace_id{}; ///< of the whole trace: 32 hexadecimal digits in lower case; "" where there is no trace
    std::string_view parent_id{}; ///< of the step that made the request: 16 such digits
    bool sampled = false;         ///< whether the caller may have recorded it

    /// Whether there is a trace.
    constexpr explicit operator bool() const noexcept { return !trace_id.empty(); }
};

/// Reads the value of a header `traceparent` (W3C Trace Context, level 1, §3.2); blanks around it do not count. What is
/// not valid is no trace: an empty TraceContext.
///
///     parse_traceparent("00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01").trace_id
///
/// In version 00 there is nothing after the flags. In a later one there may be more after a `-`, which is not read. The
/// version ff, an id of zeros alone and upper-case digits are not valid. Never allocates.
constexpr TraceContext parse_traceparent(std::string_view text) noexcept
{
    constexpr std::size_t size = 55; // 00-{32 digits}-{16 digits}-01
    const auto is_hex = [](char c) noexcept { return detail::is_digit(c) || (c >= 'a' && c <= 'f'); };
    const auto is_id = [&](std::string_view id) noexcept {
        return detail::consists_of(id, is_hex) && id.find_first_not_of('0') != id.npos;
    };
    text = detail::trim_blanks(text);
    if (text.size() < size || text[2] != '-' || text[35] != '-' || text[52] != '-') return {};
    const std::string_view version = text.substr(0, 2), flags = text.substr(53, 2);
    if (!detail::consists_of(version, is_hex) || version == "ff" || !detail::consists_of(flags, is_hex)) return {};
    if (text.size() > size && (version == "00" || text[size] != '-')) return {};
    const std::string_view trace_id = text.substr(3, 32), parent_id = text.substr(36, 16);
    if (!is_id(trace_id) || !is_id(parent_id)) return {};
    return {trace_id, parent_id, detail::hex_value(flags[1]) % 2 == 1};
}

} // inline namespace v0
} // namespace amiss
