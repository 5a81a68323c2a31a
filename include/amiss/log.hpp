// SPDX-License-Identifier: BSL-1.0
// One line for the log: everything about an error that operators need, and nothing that hurts them.
#pragma once

#include <amiss/detail/error/access.hpp>
#include <amiss/detail/text/redact.hpp>
#include <amiss/error.hpp>

#include <charconv>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace amiss {
inline namespace v0 {
namespace detail {

/// Fills a buffer from the front; what does not fit is cut between two escapes.
class LogWriter {
public:
    LogWriter(char* buffer, std::size_t capacity) noexcept : begin_(buffer), at_(buffer), end_(buffer + capacity) {}

    std::string_view text() const noexcept { return {begin_, static_cast<std::size_t>(at_ - begin_)}; }

    /// All of `text`, which needs no escapes, or nothing and no more after it.
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

    /// Text from outside: secrets replaced, whatever could forge a line or a terminal command escaped.
    void put_safe(std::string_view text) noexcept
    {
        // What is left of an escape: of JSON text, of a URL or of a terminal's colour. Behind it a word may begin.
        std::size_t escape = 0;
        constexpr std::size_t max_control = 16;
        for (char before = ' '; !text.empty() && at_ != end_;) {
            if (const Secret secret = secret_at(text, before); secret.size != 0) {
                put(secret.shown);
                put("***");
                text.remove_prefix(secret.size);
                before = '*';
                continue;
            }
            const Utf8Step step = next_scalar(text);
            if (!step.well_formed)
                put("\xEF\xBF\xBD");
            else if (is_unsafe(step.scalar))
                put_escape(step.scalar);
            else
                put(text.substr(0, step.size));
            before = text[0];
            if (escape != 0)
                before = --escape == 0 ? ' ' : before;
            else if (before == '\\')
                escape = text.substr(1, 1) == "u" ? 5 : 1;
            else if (before == '%')
                escape = 2;
            else if (before == '\x1B')
                escape = text.substr(0, max_control).find('m') == text.npos ? 0 : text.find('m');
            text.remove_prefix(step.size);
        }
    }
    void put_quoted(std::string_view text) noexcept
    {
        put("\"");
        put_safe(text);
        put("\"");
    }

private:
    // C0, DEL and C1 controls, line and paragraph separators, bidirectional controls, and what ends or escapes a quote.
    static constexpr bool is_unsafe(char32_t c) noexcept
    {
        return c < 0x20 || (c >= 0x7F && c <= 0x9F) || c == '"' || c == '\\' || c == 0x2028 || c == 0x2029
            || c == 0x061C || c == 0x200E || c == 0x200F || (c >= 0x202A && c <= 0x202E)
            || (c >= 0x2066 && c <= 0x2069);
    }

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

    char* begin_;
    char* at_;
    char* end_;
};

} // namespace detail

/// Writes one line about `error` into `buffer`: name, status, message, then what there is of param, request id, delay,
/// context, cause and location. A view of the buffer, without a line feed.
///
///     parameter_missing 400 "The 'title' field is required." param="title" context="form 7" at handlers.cpp:31
///
/// Never allocates, never throws, cuts what does not fit. Controls, line separators and bidirectional marks are
/// escaped (CWE-117). API keys (`sk_…`, `pk_…`, `csk_…`), bearer tokens and JWTs are replaced by `***`. A cause is
/// the category's name and the value: asking a foreign category for its message would allocate.
inline std::string_view log_line(const ApiError& error, char* buffer, std::size_t capacity) noexcept
{
    detail::LogWriter out(buffer, capacity);
    const std::string_view name = error.name();
    out.put_safe(name.empty() ? std::string_view("-") : name);
    out.put(" ");
    out.put(to_int(error.status()));
    out.put(" ");
    out.put_quoted(error.message());
    const auto member = [&out](std::string_view key, std::string_view text) {
        if (text.empty()) return;
        out.put(" ");
        out.put(key);
        out.put("=");
        out.put_quoted(text);
    };
    for (const FieldRow& row : field_table) {
        if (!row.logged) continue;
        member(row.name, detail::ErrorAccess::text(error, row.kind));
    }
    if (const auto delay = error.retry_after()) {
        out.put(" retry_after=");
        out.put(delay->count());
    }
    member("details", error.details());
    for (const Violation& violation : error.violations()) {
        out.put(" violation=");
        out.put_quoted(violation.field);
        out.put(":");
        out.put_quoted(violation.message);
    }
    member("context", error.context());
    if (const std::error_code cause = error.cause()) {
        out.put(" cause=");
        out.put_safe(cause.category().name());
        out.put(":");
        out.put(cause.value());
    }
    if (const SourceLocation location = error.location(); location.file != nullptr) {
        out.put(" at ");
        out.put_safe(location.file);
        out.put(":");
        out.put(location.line);
    }
    return out.text();
}
template <std::size_t Size>
std::string_view log_line(const ApiError& error, char (&buffer)[Size]) noexcept
{
    return log_line(error, buffer, Size);
}

} // inline namespace v0
} // namespace amiss
