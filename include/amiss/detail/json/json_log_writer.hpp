// SPDX-License-Identifier: BSL-1.0
// Writes a log as JSON into a buffer of any size: what is open can always be closed, and what does not fit is left out.
#pragma once

#include <amiss/detail/text/log_writer.hpp>
#include <amiss/secret_prefixes.hpp>

#include <charconv>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace amiss {
inline namespace v0 {
namespace detail {

/// Objects, arrays and strings, one inside the other. Each keeps one byte for its end.
///
/// From the first that does not fit, nothing is written any more but the ends of what is open.
class JsonLogWriter : private LogWriter {
public:
    JsonLogWriter(char* buffer, std::size_t capacity, SecretPrefixes own = {}, SecretPrefixes other = {}) noexcept
        : LogWriter(buffer, capacity, own, other), mark_(buffer)
    {}

    using LogWriter::text;
    /// The secrets of a text that goes into it.
    SecretFinder secrets_of(std::string_view text) const noexcept { return SecretFinder(text, own_, other_); }

    /// Begins an object, an array or a string; false, and the item is left out, where there is no room for it.
    bool open(char bracket) noexcept
    {
        if (room() < 2) return drop_item();
        *at_++ = bracket;
        --end_;
        return true;
    }
    /// Ends it.
    void close(char bracket) noexcept
    {
        ++end_;
        *at_++ = bracket;
    }

    /// Leaves the item out that began at `item` and has just ended, where it is an object or array with nothing in it.
    void drop_if_empty(char* item) noexcept
    {
        if (at_ - item < 2 || (at_[-2] != '{' && at_[-2] != '[')) return;
        mark_ = item;
        drop_item();
    }
    /// Where the item began that was begun last.
    char* item() const noexcept { return mark_; }

    /// Begins an element, or the key of a member, with the comma before it. Where it does not fit, neither does the value, and
    /// then the whole item is left out.
    void begin_item() noexcept
    {
        mark_ = at_;
        if (room() == 0) return; // perhaps not even the first bracket is there
        if (at_[-1] != '{' && at_[-1] != '[') put(",");
    }
    /// Ends the key.
    void end_key() noexcept { put(":"); }
    /// Begins a member whose key needs no escapes.
    void begin_member(std::string_view key) noexcept
    {
        begin_item();
        put("\"");
        put(key);
        put("\"");
        end_key();
    }

    /// Writes a text without escapes, or leaves the item out.
    bool put_whole(std::string_view text) noexcept
    {
        if (room() < text.size()) return drop_item();
        put(text);
        return true;
    }
    bool put_number(std::int64_t value) noexcept
    {
        char digits[24];
        const auto end = std::to_chars(digits, digits + sizeof digits, value);
        return put_whole({digits, static_cast<std::size_t>(end.ptr - digits)});
    }
    /// Writes the string that `put_text(LogWriter&)` makes, which is not empty. False where it was cut; where nothing of it fits,
    /// the item is left out.
    template <class Put>
    bool put_string(Put put_text) noexcept
    {
        if (!open('"')) return false;
        const char* const begin = at_;
        const char* const end = end_;
        put_text(static_cast<LogWriter&>(*this));
        const bool is_empty = at_ == begin;
        // At the very end it may be whole, but then nothing fits after it either.
        const bool is_whole = end_ == end && at_ != end_;
        close('"');
        return is_whole || !is_empty ? is_whole : drop_item();
    }

    /// Takes back the item that was begun last, in which nothing is open any more, and stops. False.
    bool drop_item() noexcept
    {
        at_ = mark_;
        return stop();
    }
    /// Nothing more is written. False.
    bool stop() noexcept
    {
        end_ = at_;
        return false;
    }

private:
    std::size_t room() const noexcept { return static_cast<std::size_t>(end_ - at_); }

    char* mark_; // where the item began
};

} // namespace detail
} // inline namespace v0
} // namespace amiss
