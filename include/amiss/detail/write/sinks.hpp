// SPDX-License-Identifier: BSL-1.0
// Where the bytes of a body go: they are counted, and written into memory with an end.
#pragma once

#include <amiss/detail/json/escape.hpp>
#include <amiss/detail/json/escape_bounded.hpp>

#include <cstddef>
#include <string_view>

namespace amiss {
inline namespace v0 {
namespace detail {

/// Counts bytes, and writes them up to `end`: from the first text that does not fit, or without a place, `at` is null.
///
/// One sink for both, so that a program has the functions that write into it once.
struct BodySink {
    static constexpr bool has_more_errors = false; ///< whether it knows the errors after the first of a list
    static constexpr bool escapes_json = false;    ///< whether it writes JSON in a way of its own, by `put_json`

    char* at;
    const char* end;
    std::size_t size = 0;

    void put(char c) noexcept
    {
        ++size;
        if (at == nullptr) return;
        if (at == end)
            at = nullptr;
        else
            *at++ = c;
    }
    void put(std::string_view text) noexcept
    {
        size += text.size();
        if (at != nullptr) at = put_bytes(at, end, text);
    }
    /// `escaping` is that of JSON, plain or for HTML.
    AMISS_NOINLINE void put_escaped(std::string_view text, Escaping escaping) noexcept
    {
        const auto room = static_cast<std::size_t>(end - at);
        if (at != nullptr && escaping == Escaping::json && room >= padding && text.size() <= room - padding) {
            std::size_t spare = room - padding - text.size();
            if (char* const put = escape_padded(at, text, spare)) {
                size += static_cast<std::size_t>(put - at);
                at = put;
                return;
            }
        }
        put_escaped_carefully(text, escaping);
    }

private:
    AMISS_COLD void put_escaped_carefully(std::string_view text, Escaping escaping) noexcept
    {
        while (!text.empty()) {
            std::size_t run = 0;
            while (run < text.size() && !needs_escape(text[run])
                   && (escaping == Escaping::json || !is_markup(text[run])))
                ++run;
            put(text.substr(0, run));
            text.remove_prefix(run);
            if (text.empty()) break;
            const Escape step = next_json_escape(text, escaping);
            put({step.bytes, step.size});
            text.remove_prefix(step.consumed);
        }
    }
};

/// Takes what a FieldWriter writes as JSON: the same without the quotes, and escaped for XML.
struct XmlSink : BodySink {
    using BodySink::put;
    void put(char c) noexcept
    {
        if (c != '"') BodySink::put(c);
    }
    AMISS_NOINLINE void put_escaped(std::string_view text, Escaping) noexcept
    {
        while (!text.empty()) {
            const std::size_t run = find_escape(text, Escaping::xml);
            put(text.substr(0, run));
            text.remove_prefix(run);
            if (text.empty()) break;
            const Escape step = next_xml_escape(text);
            put({step.bytes, step.size});
            text.remove_prefix(step.consumed);
        }
    }
};

} // namespace detail
} // inline namespace v0
} // namespace amiss
