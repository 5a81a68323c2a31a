// SPDX-License-Identifier: BSL-1.0
// The parts of a log as one JSON object.
#pragma once

#include <amiss/detail/error/log_texts.hpp>
#include <amiss/detail/error/message_parts.hpp>
#include <amiss/detail/json/json_log_writer.hpp>
#include <amiss/detail/json/redacted_json.hpp>
#include <amiss/detail/text/log_writer.hpp>
#include <amiss/secret_prefixes.hpp>
#include <amiss/violation.hpp>

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace amiss {
inline namespace v0 {
namespace detail {

/// `{"code":"…","status":…,"message":"…",…}`; each function is as in LogLineForm.
class LogJsonForm {
public:
    LogJsonForm(char* buffer, std::size_t capacity, SecretPrefixes own = {}, SecretPrefixes other = {}) noexcept
        : out_(buffer, capacity, own, other), is_open_(out_.open('{'))
    {}

    std::string_view finish() noexcept
    {
        if (is_open_) out_.close('}');
        return out_.text();
    }

    void no_code() noexcept {}
    /// A name is whole or not there: a part of it would be another name.
    void code(std::string_view name, bool is_known) noexcept
    {
        if (name.empty()) return;
        out_.begin_member("code");
        if (!out_.put_string([&](LogWriter& out) { put_code(out, name, is_known); })) out_.drop_item();
    }
    void status(int status) noexcept { number("status", status); }
    template <class Put>
    void message(std::string_view shown, Put put_text) noexcept
    {
        if (shown.empty())
            empty_text("message");
        else
            made_text("message", put_text);
    }

    template <class Put>
    void made_text(std::string_view key, Put put_text) noexcept
    {
        out_.begin_member(key);
        if (!out_.put_string(put_text)) out_.stop();
    }
    void text(std::string_view key, std::string_view text) noexcept
    {
        if (!text.empty()) made_text(key, [text](LogWriter& out) { out.put_safe(text); });
    }
    void empty_text(std::string_view key) noexcept
    {
        out_.begin_member(key);
        out_.put_whole("\"\"");
    }
    void number(std::string_view key, std::int64_t number) noexcept
    {
        out_.begin_member(key);
        out_.put_number(number);
    }

    void unfilled(const MessageParts& parts) noexcept
    {
        bool has_any = false;
        parts.for_each_unfilled([&has_any](std::string_view) { has_any = true; });
        if (!has_any) return;
        out_.begin_member("unfilled");
        container('[', [&] {
            parts.for_each_unfilled([this](std::string_view key) {
                out_.begin_item();
                if (!out_.put_string([key](LogWriter& out) { out.put_known(key); })) out_.drop_item();
            });
        });
    }
    void details(std::string_view json) noexcept
    {
        if (json.empty()) return;
        out_.begin_member("details");
        char* const item = out_.item();
        RedactedJson(out_, json).put();
        out_.drop_if_empty(item);
    }
    void violations(const Violations& violations) noexcept
    {
        if (violations.empty()) return;
        out_.begin_member("violations");
        container('[', [&] {
            for (const Violation& violation : violations) {
                out_.begin_item();
                container('{', [&] {
                    text_or_empty("field", violation.field);
                    text_or_empty("message", violation.message);
                    text("code", violation.code);
                    details(violation.details());
                });
            }
        });
    }
    template <class Put>
    void cause(Put put_text) noexcept
    {
        made_text("cause", put_text);
    }
    template <class Put>
    void at(Put put_text) noexcept
    {
        made_text("at", put_text);
    }

private:
    /// What `fill()` puts into an object or array; the item is left out where nothing of it fits.
    template <class Fill>
    void container(char bracket, Fill fill) noexcept
    {
        char* const item = out_.item();
        if (!out_.open(bracket)) return;
        fill();
        out_.close(bracket == '{' ? '}' : ']');
        out_.drop_if_empty(item);
    }
    void text_or_empty(std::string_view key, std::string_view value) noexcept
    {
        if (value.empty())
            empty_text(key);
        else
            text(key, value);
    }

    JsonLogWriter out_;
    bool is_open_;
};

} // namespace detail
} // inline namespace v0
} // namespace amiss
