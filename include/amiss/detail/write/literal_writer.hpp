// SPDX-License-Identifier: BSL-1.0
// Puts the bytes of literals into a sink, at compile time: text, strings, numbers and links.
#pragma once

#include <amiss/detail/json/escape.hpp>
#include <amiss/detail/layout/name_style.hpp>
#include <amiss/detail/text/digits.hpp>
#include <amiss/detail/text/percent.hpp>

#include <cstdint>
#include <string_view>

namespace amiss {
inline namespace v0 {
namespace detail {

/// What a compiler of layouts says of constants and of rows.
template <class Sink>
class LiteralWriter {
public:
    explicit constexpr LiteralWriter(Sink& literal_sink) noexcept : sink_(literal_sink) {}

protected:
    constexpr void put(std::string_view text) noexcept
    {
        for (const char c : text) sink_.put(c);
    }
    constexpr void put_escaped(std::string_view text) noexcept
    {
        while (!text.empty()) {
            if (needs_escape(text[0])) {
                const Escape step = next_escape(text, Escaping::json);
                put({step.bytes, step.size});
                text.remove_prefix(step.consumed);
            } else {
                sink_.put(text[0]);
                text.remove_prefix(1);
            }
        }
    }
    /// A quote of a value; what is inside a text has none of its own.
    constexpr void quote() noexcept
    {
        if (!in_text_) sink_.put('"');
    }
    constexpr void put_string(std::string_view text) noexcept
    {
        quote();
        put_escaped(text);
        quote();
    }
    constexpr void put_number(std::int64_t number, bool as_text) noexcept
    {
        if (as_text) quote();
        put(Digits(number).view());
        if (as_text) quote();
    }
    constexpr void put_encoded(std::string_view base, std::string_view name,
                               FieldStyle style = FieldStyle::plain) noexcept
    {
        quote();
        put_escaped(base);
        for (const char c : name) put_percent_encoded(in_style(c, style), [this](char byte) { sink_.put(byte); });
        quote();
    }
    constexpr void put_link(std::string_view base, std::string_view name, FieldStyle style) noexcept
    {
        put_encoded(base, base.empty() ? base : name, style);
    }

    Sink& sink_;
    bool in_text_ = false; ///< between the quotes of a text
};

} // namespace detail
} // inline namespace v0
} // namespace amiss
