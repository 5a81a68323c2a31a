// SPDX-License-Identifier: BSL-1.0
// The parts of a log as one line of text.
#pragma once

#include <amiss/detail/error/log_texts.hpp>
#include <amiss/detail/error/message_parts.hpp>
#include <amiss/detail/text/log_writer.hpp>
#include <amiss/violation.hpp>

#include <cstdint>
#include <string_view>

namespace amiss {
inline namespace v0 {
namespace detail {

/// `name status "message" key="text" key=number …`
class LogLineForm {
public:
    explicit LogLineForm(LogWriter& out) noexcept : out_(out) {}

    /// The place of a name that there is not.
    void no_code() noexcept { out_.put("-"); }
    /// A name; one with a space is in quotes.
    void code(std::string_view name, bool is_known) noexcept
    {
        const bool has_quotes = name.find(' ') != name.npos;
        if (has_quotes) out_.put("\"");
        put_code(out_, name, is_known);
        if (has_quotes) out_.put("\"");
    }
    void status(int status) noexcept
    {
        out_.put(" ");
        out_.put(status);
    }
    template <class Put>
    void message(std::string_view /*shown*/, Put put_text) noexcept
    {
        out_.put(" \"");
        put_text(out_);
        out_.put("\"");
    }

    /// A text of several values.
    template <class Put>
    void made_text(std::string_view key, Put put_text) noexcept
    {
        begin(key);
        out_.put("\"");
        put_text(out_);
        out_.put("\"");
    }
    /// A text with its name, where there is one.
    void text(std::string_view key, std::string_view text) noexcept
    {
        if (text.empty()) return;
        begin(key);
        out_.put_quoted(text);
    }
    /// A text that was set, and is empty.
    void empty_text(std::string_view key) noexcept
    {
        begin(key);
        out_.put("\"\"");
    }
    void number(std::string_view key, std::int64_t number) noexcept
    {
        begin(key);
        out_.put(number);
    }

    /// The placeholders of the message that nothing has filled.
    void unfilled(const MessageParts& parts) noexcept
    {
        parts.for_each_unfilled([this](std::string_view key) {
            out_.put(" unfilled=\"{");
            out_.put_known(key);
            out_.put("}\"");
        });
    }
    /// An object of details, if there is one.
    void details(std::string_view json) noexcept { text("details", json); }
    void violations(const Violations& violations) noexcept
    {
        for (const Violation& violation : violations) {
            out_.put(" violation=");
            out_.put_quoted(violation.field);
            out_.put(":");
            out_.put_quoted(violation.message);
            text("violation_code", violation.code);
            text("violation_details", violation.details());
        }
    }
    /// A word, without quotes.
    template <class Put>
    void cause(Put put_text) noexcept
    {
        begin("cause");
        put_text(out_);
    }
    /// The place in the program.
    template <class Put>
    void at(Put put_text) noexcept
    {
        out_.put(" at ");
        put_text(out_);
    }

private:
    void begin(std::string_view key) noexcept
    {
        out_.put(" ");
        out_.put(key);
        out_.put("=");
    }

    LogWriter& out_;
};

} // namespace detail
} // inline namespace v0
} // namespace amiss
