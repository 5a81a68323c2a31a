// SPDX-License-Identifier: BSL-1.0
// Writes the text of a log line: without secrets, and without anything that forges a line or a terminal command.
#pragma once

#include <amiss/detail/compiler.hpp>
#include <amiss/detail/text/redact.hpp>
#include <amiss/detail/text/unsafe_scalar.hpp>
#include <amiss/detail/text/utf8.hpp>
#include <amiss/detail/text/value_end.hpp>
#include <amiss/secret_prefixes.hpp>

#include <charconv>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace amiss {
inline namespace v0 {
namespace detail {

/// Fills a buffer from its beginning. Text that does not fit is cut between two escapes.
class LogWriter {
public:
    /// `own` and `other` are the prefixes of secrets that catalogues declare.
    LogWriter(char* buffer, std::size_t capacity, SecretPrefixes own = {}, SecretPrefixes other = {}) noexcept
        : begin_(buffer), at_(buffer), end_(buffer + capacity), own_(own), other_(other)
    {}

    std::string_view text() const noexcept { return {begin_, static_cast<std::size_t>(at_ - begin_)}; }
    /// Whether there is no room for more; so it is after anything that did not fit.
    bool is_full() const noexcept { return at_ == end_; }

    /// Writes all of `text`, which needs no escapes. If it does not fit, nothing is written from then on.
    void put(std::string_view text) noexcept
    {
        if (text.size() > static_cast<std::size_t>(end_ - at_)) {
            end_ = at_;
            return;
        }
        if (!text.empty()) std::memcpy(at_, text.data(), text.size());
        at_ += text.size();
    }
    void put(std::int64_t value) noexcept
    {
        char digits[24];
        const auto end = std::to_chars(digits, digits + sizeof digits, value);
        put(std::string_view(digits, static_cast<std::size_t>(end.ptr - digits)));
    }

    /// Writes text from outside. Replaces secrets, and escapes what could forge a line or a terminal command.
    ///
    /// `hide(secret)` is the first part of a secret that is to be hidden; what is before it is shown.
    template <class Hide>
    void put_safe(std::string_view text, Hide hide) noexcept
    {
        SecretFinder secrets(text, own_, other_);
        for (std::size_t at = 0; at != text.size() && at_ != end_;) {
            const std::size_t end = secrets.end_of_secret(at);
            const TextRange hidden = end != at ? hide(TextRange{at, end}) : TextRange{end, end};
            if (end != at) secrets.begin_at(hidden.begin == at ? hidden.end : hidden.begin);
            if (hidden.begin == at && hidden.end > at) {
                put("***");
                at = hidden.end;
            } else {
                at += put_scalar(text.substr(at));
            }
        }
    }
    AMISS_NOINLINE void put_safe(std::string_view text) noexcept
    {
        put_safe(text, [](TextRange secret) { return secret; });
    }
    /// Writes text of the program itself: escaped, and whole.
    void put_known(std::string_view text) noexcept
    {
        while (!text.empty() && at_ != end_) text.remove_prefix(put_scalar(text));
    }
    void put_quoted(std::string_view text) noexcept
    {
        put("\"");
        put_safe(text);
        put("\"");
    }

    /// Writes the first character of `text`, which is not empty, and returns its size.
    std::size_t put_scalar(std::string_view text) noexcept
    {
        const Utf8Step step = next_scalar(text);
        if (!step.well_formed)
            put("\xEF\xBF\xBD");
        else if (is_unsafe(step.scalar))
            put_escape(step.scalar);
        else
            put({text.data(), step.size});
        return step.size;
    }

private:
    // What ends or escapes a quote, too.
    static constexpr bool is_unsafe(char32_t c) noexcept { return is_unsafe_scalar(c) || c == '"' || c == '\\'; }

    void put_escape(char32_t scalar) noexcept
    {
        constexpr const char* digits = "0123456789abcdef";
        const auto value = static_cast<unsigned>(scalar);
        char escape[6] = {'\\', 'u'};
        std::size_t size = 6;
        switch (value) {
        case '\n': escape[1] = 'n', size = 2; break;
        case '\r': escape[1] = 'r', size = 2; break;
        case '\t': escape[1] = 't', size = 2; break;
        case '"':
        case '\\': escape[1] = static_cast<char>(value), size = 2; break;
        default:
            for (unsigned place = 0; place < 4; ++place) escape[2 + place] = digits[value >> (12U - 4U * place) & 15U];
        }
        put({escape, size});
    }

protected:
    char* begin_;
    char* at_;
    char* end_;
    SecretPrefixes own_;
    SecretPrefixes other_;
};

} // namespace detail
} // inline namespace v0
} // namespace amiss
