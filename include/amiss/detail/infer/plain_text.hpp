// SPDX-License-Identifier: BSL-1.0
// A text as the body of an error: its first line is the message, as proxies, small servers and old APIs send it.
#pragma once

#include <amiss/detail/error/access.hpp>
#include <amiss/detail/infer/body_form.hpp>
#include <amiss/detail/infer/xml_error.hpp>
#include <amiss/detail/json/white_space.hpp>
#include <amiss/detail/read/markdown_text.hpp>
#include <amiss/detail/storage/open_record.hpp>
#include <amiss/detail/text/ascii.hpp>
#include <amiss/detail/text/line_scan.hpp>
#include <amiss/detail/text/utf8.hpp>
#include <amiss/error.hpp>

#include <cstddef>
#include <string_view>

namespace amiss {
inline namespace v0 {
namespace detail {

/// Takes the front matter of Markdown from the beginning of a body; whether there is some.
inline bool take_front_matter(std::string_view& body) noexcept
{
    LineScan lines(body);
    if (!lines.next() || lines.line() != "---") return false;
    while (lines.next()) {
        if (lines.line() == "---") return body = lines.rest(), true;
    }
    return false;
}

/// The message in a text, and what comes after it.
struct PlainText {
    std::string_view message; ///< empty when the body is no text
    std::string_view rest;
    bool is_markdown = false; ///< whether the message has the escapes of Markdown

    static PlainText of(std::string_view body, const BodyForm& form) noexcept
    {
        if (form.html || form.multipart || !is_text(body, form.encoded)) return {};
        if (body.substr(0, byte_order_mark.size()) == byte_order_mark) body.remove_prefix(byte_order_mark.size());
        body = without_space_around(body);
        if (body.empty() || body[0] == '<' || is_json_like(body)) return {};
        const char* const end = body.data() + body.size();
        const bool is_markdown = take_front_matter(body);
        const bool events = form.events || body.substr(0, 6) == "event:" || body.substr(0, 5) == "data:";
        while (!body.empty()) {
            const std::size_t line_end = body.find_first_of("\r\n");
            std::string_view line = without_space_around(body.substr(0, line_end));
            body.remove_prefix(line_end == body.npos ? body.size() : line_end + 1);
            if ((events && !take_data(line)) || !has_letter(line) || is_no_text(line)) continue;
            if (is_markdown && line[0] == '#') continue; // a heading
            const std::string_view message = line.substr(0, cut_size(line, max_message));
            const char* const rest = message.data() + message.size();
            return {message, without_space_around({rest, static_cast<std::size_t>(end - rest)}), is_markdown};
        }
        return {};
    }

    /// The message and the rest, U+FFFD in the place of each ill-formed part.
    void put_into(ApiError& error) const noexcept
    {
        RecordBuffer& records = ErrorAccess::records(error);
        put(records, FieldKind::message, message, is_markdown);
        ErrorAccess::head(error).flags |= ErrorHead::own_message;
        put(records, RecordKind::context, rest.substr(0, cut_size(rest, max_text_context)));
    }

    static constexpr std::size_t max_message = 256;

private:
    static void put(RecordBuffer& records, RecordKind kind, std::string_view text, bool is_escaped = false) noexcept
    {
        if (text.empty()) return;
        OpenRecord record(records, kind);
        const auto add = [&record](std::string_view piece) { record.add(piece); };
        is_escaped ? unescape_markdown(text, add) : put_well_formed(text, add);
    }

    // No control characters but tabs and the ends of lines. Compressed bytes have them too, but for a few short ones.
    static bool is_text(std::string_view body, bool well_formed) noexcept
    {
        for (const char c : body) {
            const auto byte = static_cast<unsigned char>(c);
            if ((byte < 0x20 && !is_space(c)) || byte == 0x7F) return false;
        }
        while (well_formed && !body.empty()) {
            const Utf8Step step = next_scalar(body);
            if (!step.well_formed) return false;
            body.remove_prefix(step.size);
        }
        return true;
    }

    // JSON that is broken is no sentence; "[error] no disk" is.
    static bool is_json_like(std::string_view body) noexcept
    {
        if (body[0] == '{') return true;
        if (body[0] != '[') return false;
        body = without_leading_space(body.substr(1));
        return body.empty() || is_digit(body[0]) || std::string_view("{[]\"-").find(body[0]) != body.npos;
    }
    static bool has_letter(std::string_view line) noexcept
    {
        return !consists_of(line,
                            [](char c) { return static_cast<unsigned char>(c) < 0x80 && !is_lower(to_lower(c)); });
    }
    static bool take_data(std::string_view& line) noexcept
    {
        constexpr std::string_view field = "data:";
        if (line.substr(0, field.size()) != field) return false;
        line = without_leading_space(line.substr(field.size()));
        return true;
    }
};

} // namespace detail
} // inline namespace v0
} // namespace amiss
