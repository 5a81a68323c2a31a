// SPDX-License-Identifier: BSL-1.0
// Reads a body of Markdown in a layout: front matter and sections become the events that a JSON parser would have.
#pragma once

#include <amiss/detail/json/validate.hpp>
#include <amiss/detail/json/view.hpp>
#include <amiss/detail/layout/guidance.hpp>
#include <amiss/detail/layout/markdown_marks.hpp>
#include <amiss/detail/layout/node.hpp>
#include <amiss/detail/layout/plan.hpp>
#include <amiss/detail/read/field_sink.hpp>
#include <amiss/detail/read/layout_handler.hpp>
#include <amiss/detail/read/markdown_text.hpp>
#include <amiss/detail/read/parse_body.hpp>
#include <amiss/detail/text/ascii.hpp>
#include <amiss/detail/text/line_scan.hpp>
#include <amiss/detail/text/utf8.hpp>
#include <amiss/error.hpp>
#include <amiss/received.hpp>

#include <charconv>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace amiss {
inline namespace v0 {
namespace detail {

/// Tells a handler of the members of a body. A section is the member whose key is its heading.
class MarkdownReader {
public:
    MarkdownReader(LayoutHandler& handler, LayoutView layout, std::string_view body) noexcept
        : handler_(handler), root_(layout.nodes), lines_(body.substr(has_mark(body) ? byte_order_mark.size() : 0))
    {}

    /// Whether a text was no well-formed UTF-8: U+FFFD is in the place of what was not.
    bool is_mended() const noexcept { return is_mended_; }

    /// False where the front matter has no end.
    bool read() noexcept
    {
        handler_.on_object_begin(ec_);
        bool more = lines_.next();
        if (more && lines_.line() == fence) {
            while ((more = lines_.next()) && lines_.line() != fence) front_matter(lines_.line());
            if (!more) return false;
            more = lines_.next();
        }
        while (more) more = is_heading(lines_.line()) ? section(lines_.line()) : lines_.next();
        handler_.on_object_end(0, ec_);
        return true;
    }

private:
    using Text = LayoutHandler::Text;
    static constexpr std::string_view fence = "---";

    static bool has_mark(std::string_view body) noexcept
    {
        return body.substr(0, byte_order_mark.size()) == byte_order_mark;
    }

    // --- what the handler is told ---

    void key(std::string_view text) noexcept { handler_.on_key(Text(text.data(), text.size()), text.size(), ec_); }
    void string(std::string_view text) noexcept
    {
        handler_.on_string(Text(text.data(), text.size()), text.size(), ec_);
    }
    void part(std::string_view text) noexcept
    {
        if (!text.empty()) handler_.on_string_part(Text(text.data(), text.size()), text.size(), ec_);
    }
    // A text with the escapes of Markdown.
    void markdown(std::string_view text) noexcept
    {
        const bool is_plain = text.find_first_of("\\&") == text.npos && !put_well_formed(text, [](std::string_view) {});
        if (is_plain) return string(text);
        if (unescape_markdown(text, [this](std::string_view piece) { part(piece); })) is_mended_ = true;
        string({});
    }
    void json_string(std::string_view inside) noexcept
    {
        if (inside.find('\\') == inside.npos) return string(inside);
        unescape(inside, [this](std::string_view piece) { part(piece); });
        string({});
    }
    void json_key(std::string_view inside) noexcept
    {
        if (inside.find('\\') == inside.npos) return key(inside);
        unescape(inside, [this](std::string_view piece) {
            if (!piece.empty()) handler_.on_key_part(Text(piece.data(), piece.size()), piece.size(), ec_);
        });
        key({});
    }
    void json_number(std::string_view digits) noexcept
    {
        std::int64_t value = 0;
        const Text text(digits.data(), digits.size());
        const auto whole = std::from_chars(digits.data(), digits.data() + digits.size(), value);
        if (whole.ec == std::errc() && whole.ptr == digits.data() + digits.size())
            handler_.on_int64(value, text, ec_);
        else
            handler_.on_double(0, text, ec_);
    }
    // Valid JSON, which is not nested deep.
    void json(JsonView value) noexcept
    {
        switch (value.kind()) {
        case JsonKind::object:
            handler_.on_object_begin(ec_);
            for (JsonItems items = value.items(); items.next();) {
                json_key(items.key());
                json(items.value());
            }
            handler_.on_object_end(0, ec_);
            return;
        case JsonKind::array:
            handler_.on_array_begin(ec_);
            for (JsonItems items = value.items(); items.next();) json(items.value());
            handler_.on_array_end(0, ec_);
            return;
        case JsonKind::string: return json_string(value.text());
        case JsonKind::word:
            if (value.json() == "null")
                handler_.on_null(ec_);
            else
                handler_.on_bool(value.json() == "true", ec_);
            return;
        case JsonKind::number:
        case JsonKind::none: return json_number(value.json());
        }
    }

    // --- front matter ---

    // A member, `key: value`. A value that is no JSON is a plain text. Any other line is no member.
    void front_matter(std::string_view line) noexcept
    {
        JsonScan scan(line);
        std::string_view name;
        const bool is_quoted = scan.skip_string();
        if (is_quoted) {
            name = inside_of(line.substr(0, line.size() - scan.rest().size()));
        } else {
            name = line.substr(0, line.find(':'));
            if (name.empty() || name.size() == line.size() || !is_alnum(name[0])) return;
            scan = JsonScan(line.substr(name.size()));
        }
        if (!scan.take(':') || (!scan.rest().empty() && !is_blank(scan.rest()[0]))) return;
        const std::string_view value = without_space_around(scan.rest());
        if (value.empty()) return;
        if (is_quoted)
            json_key(name);
        else
            key(name);
        if (is_json(value)) return json(JsonView(value));
        if (put_well_formed(value, [this](std::string_view piece) { part(piece); })) is_mended_ = true;
        string({});
    }

    // --- sections ---

    const Node* member_called(std::string_view name) const noexcept
    {
        for (std::size_t at = 1; root_->kind == NodeKind::object && at < root_->size; at += root_[at].size) {
            if (root_[at].keyed && root_[at].key == name) return root_ + at;
        }
        return nullptr;
    }
    static const Node* without_choice(const Node* node) noexcept
    {
        while (node->kind == NodeKind::choice) ++node; // what is written first
        return node;
    }

    // Moves on to the next heading, and says whether there is one.
    bool section(std::string_view heading) noexcept
    {
        if (const Node* const member = member_called(heading)) return content(*without_choice(member), heading);
        const std::size_t size = heading.find_first_not_of('#');
        const Node* const member = size == heading.npos ? nullptr : member_called(heading.substr(0, size));
        if (member != nullptr && is_blank(heading[size])) title(*member, heading, size);
        return lines_.next();
    }

    // A heading that has the values of a member.
    void title(const Node& member, std::string_view heading, std::size_t size) noexcept
    {
        key(heading.substr(0, size));
        std::string_view rest = heading.substr(size + 1);
        if (member.kind != NodeKind::array) return markdown(rest);
        handler_.on_array_begin(ec_);
        for (std::size_t end = 0; end != rest.npos;) {
            end = rest.find(heading_separator);
            markdown(rest.substr(0, end));
            if (end != rest.npos) rest.remove_prefix(end + heading_separator.size());
        }
        handler_.on_array_end(0, ec_);
    }

    bool content(const Node& member, std::string_view heading) noexcept
    {
        const bool is_map = member.kind == NodeKind::field && member.field == FieldKind::violations;
        if (is_map || member.kind == NodeKind::each) return violations(member, is_map, heading);
        const bool is_skipped =
            member.kind == NodeKind::field && member.field == FieldKind::guidance && is_list(guidance_of(member.text));
        std::string_view text;
        bool more = false;
        while ((more = lines_.next()) && !is_heading(lines_.line())) {
            if (text.empty()) text = lines_.line();
        }
        if (is_skipped) return more;
        key(heading);
        markdown(text);
        return more;
    }

    bool violations(const Node& list, bool is_map, std::string_view heading) noexcept
    {
        key(heading);
        is_map ? handler_.on_object_begin(ec_) : handler_.on_array_begin(ec_);
        bool more = false;
        while ((more = lines_.next()) && !is_heading(lines_.line())) {
            if (lines_.line().substr(0, 1) == "-") violation(*(&list + 1), is_map, lines_.line().substr(1));
        }
        is_map ? handler_.on_object_end(0, ec_) : handler_.on_array_end(0, ec_);
        return more;
    }

    // `item` is what comes after the dash: `**field**: message (*code*)`, each part of which may be missing.
    void violation(const Node& element, bool is_map, std::string_view item) noexcept
    {
        std::string_view field, code;
        if (item.substr(0, 1) == " " && item.substr(1, field_mark.size()) == field_mark) {
            const std::size_t begin = 1 + field_mark.size();
            const std::size_t end = find_mark(item, field_mark, begin);
            if (end != item.npos) {
                field = item.substr(begin, end - begin);
                item.remove_prefix(end + field_mark.size());
                if (item.substr(0, 1) == ":") item.remove_prefix(1);
            }
        }
        if (const std::size_t begin = find_mark(item, code_begin); begin != item.npos) {
            const std::string_view rest = item.substr(begin + code_begin.size());
            code = rest.substr(0, find_mark(rest, code_end));
            item = item.substr(0, begin);
        }
        if (item.substr(0, 1) == " ") item.remove_prefix(1);
        if (is_map) {
            unescape_markdown(field, [this](std::string_view piece) {
                if (!piece.empty()) handler_.on_key_part(Text(piece.data(), piece.size()), piece.size(), ec_);
            });
            key({});
            return markdown(item);
        }
        if (element.kind != NodeKind::object) return markdown(part_of(element.field, field, item, code));
        handler_.on_object_begin(ec_);
        for (std::size_t at = 1; at < element.size; at += (&element)[at].size) {
            const Node& member = (&element)[at];
            const std::string_view text = part_of(member.field, field, item, code);
            if (member.kind != NodeKind::field || text.empty()) continue;
            key(member.key);
            markdown(text);
        }
        handler_.on_object_end(0, ec_);
    }
    static std::string_view part_of(FieldKind part, std::string_view field, std::string_view message,
                                    std::string_view code) noexcept
    {
        if (part == FieldKind::violation_field) return field;
        if (part == FieldKind::violation_message) return message;
        return part == FieldKind::violation_code ? code : std::string_view();
    }

    LayoutHandler& handler_;
    const Node* root_;
    LineScan lines_;
    LayoutHandler::ErrorCode ec_;
    bool is_mended_ = false;
};

inline BodyReport read_markdown(const Plan& plan, const Received& received, ApiError& error) noexcept
{
    const std::string_view body = received.body();
    if (body.size() > received.max_body()) return {};
    FieldSink sink(error, plan.catalogs());
    LayoutHandler handler(plan.layout, sink, body);
    MarkdownReader reader(handler, plan.layout, body);
    if (!reader.read()) return {};
    if (reader.is_mended()) set_malformed(error);
    return report_of(sink, handler);
}

} // namespace detail
} // inline namespace v0
} // namespace amiss
