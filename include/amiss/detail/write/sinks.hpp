// SPDX-License-Identifier: BSL-1.0
// Where the bytes of a body go: they are counted, or written into memory with an end.
#pragma once

#include <amiss/detail/json/escape.hpp>
#include <amiss/detail/json/escape_bounded.hpp>

#include <cstddef>
#include <string_view>

namespace amiss {
inline namespace v0 {
namespace detail {

/// Counts the bytes that MemorySink writes.
struct CountSink {
    static constexpr bool has_more_errors = false; ///< whether it knows the errors after the first of a list
    static constexpr bool escapes_json = false;    ///< whether it writes JSON in a way of its own, by `put_json`
    std::size_t size = 0;
    void put(char) noexcept { ++size; }
    void put(std::string_view text) noexcept { size += text.size(); }
    void put_escaped(std::string_view text, Escaping escaping) noexcept { size += escaped_size(text, escaping); }
};

/// Writes into memory up to `end`. From the first text that does not fit, nothing is written and `at` is null.
struct MemorySink {
    static constexpr bool has_more_errors = false;
    static constexpr bool escapes_json = false;
    char* at;
    const char* end;
    void put(char c) noexcept { put({&c, 1}); }
    void put(std::string_view text) noexcept
    {
        if (at != nullptr) at = put_bytes(at, end, text);
    }
    void put_escaped(std::string_view text, Escaping escaping) noexcept
    {
        if (at != nullptr) at = detail::put_escaped(at, end, text, escaping);
    }
};

/// Takes what a FieldWriter writes as JSON: the same without the quotes.
template <class Sink>
struct UnquotedSink : Sink {
    using Sink::put;
    void put(char c) noexcept
    {
        if (c != '"') Sink::put(c);
    }
};

} // namespace detail
} // inline namespace v0
} // namespace amiss
