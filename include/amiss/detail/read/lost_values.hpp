// SPDX-License-Identifier: BSL-1.0
// The JSON of values that a body has in the wrong form, for the log: nothing that a server said is lost without a trace.
#pragma once

#include <amiss/detail/json/escape.hpp>
#include <amiss/detail/text/utf8.hpp>
#include <amiss/escaping.hpp>

#include <cstddef>
#include <cstring>
#include <string_view>

namespace amiss {
inline namespace v0 {
namespace detail {

/// How many bytes of a value's JSON are kept.
inline constexpr std::size_t max_lost_value = 128;
/// How many bytes are kept of all such values of a body, with their keys.
inline constexpr std::size_t max_lost_values = 256;

/// Collects `"key":value`, with a comma between two of them. What does not fit is cut on a code point or left out.
class LostValues {
public:
    LostValues() noexcept {} // not "= default": the text is written before it is read

    /// Adds a text, which becomes a JSON string. An element of an array has an empty key.
    void add_text(std::string_view key, std::string_view text) noexcept
    {
        if (!begin(key)) return;
        put("\"");
        put_escaped(text, max_lost_value);
        put("\"");
    }
    /// Adds a value that is JSON already.
    void add_json(std::string_view key, std::string_view json) noexcept
    {
        if (!begin(key)) return;
        put(json.substr(0, cut_size(json, max_lost_value)));
    }

    std::string_view text() const noexcept { return {text_, size_}; }

private:
    bool begin(std::string_view key) noexcept
    {
        if (sizeof text_ - size_ < 16) return false; // too little for a key and a value
        if (size_ != 0) put(",");
        if (key.empty()) return true;
        put("\"");
        put_escaped(key, max_lost_value / 2);
        put("\":");
        return true;
    }
    void put_escaped(std::string_view text, std::size_t most) noexcept
    {
        const std::size_t room = sizeof text_ - size_ < most ? sizeof text_ - size_ : most;
        const std::string_view fits = fitting_prefix(text, room, Escaping::json);
        char* const at = text_ + size_;
        size_ += static_cast<std::size_t>(write_escaped(at, fits) - at);
    }
    void put(std::string_view text) noexcept
    {
        const std::size_t size = cut_size(text, sizeof text_ - size_);
        if (size != 0) std::memcpy(text_ + size_, text.data(), size);
        size_ += size;
    }

    std::size_t size_ = 0;
    char text_[max_lost_values];
};

} // namespace detail
} // inline namespace v0
} // namespace amiss
