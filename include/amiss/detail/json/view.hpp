// SPDX-License-Identifier: BSL-1.0
// Valid JSON text as a tree that is never built: the kind of a value, its members, its elements, its string.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace amiss {
inline namespace v0 {
namespace detail {

enum class JsonKind : unsigned char { none, object, array, string, number, word };

class JsonItems;

/// One value of a text that a parser has accepted: every step here relies on that, and only on that.
class JsonView {
public:
    constexpr JsonView() noexcept = default;
    /// The value that begins `text`, behind white space.
    constexpr explicit JsonView(std::string_view text) noexcept : text_(without_space(text)) {}

    constexpr JsonKind kind() const noexcept
    {
        if (text_.empty()) return JsonKind::none;
        switch (text_[0]) {
        case '{': return JsonKind::object;
        case '[': return JsonKind::array;
        case '"': return JsonKind::string;
        case 't':
        case 'f':
        case 'n': return JsonKind::word;
        default: return JsonKind::number;
        }
    }
    constexpr bool is_container() const noexcept { return kind() == JsonKind::object || kind() == JsonKind::array; }

    /// What stands between the quotes of a string, escapes as they are; of any other value its text.
    constexpr std::string_view text() const noexcept
    {
        const std::size_t size = size_of(text_);
        return kind() == JsonKind::string ? text_.substr(1, size - 2) : text_.substr(0, size);
    }

    /// The members of an object or the elements of an array; of anything else nothing.
    constexpr JsonItems items() const noexcept;

private:
    friend class JsonItems;

    static constexpr std::string_view without_space(std::string_view text) noexcept
    {
        std::size_t at = 0;
        while (at < text.size() && (text[at] == ' ' || text[at] == '\t' || text[at] == '\n' || text[at] == '\r')) ++at;
        return text.substr(at);
    }
    // The size of the value at the front. Brackets are counted, not matched: the parser has done that.
    static constexpr std::size_t size_of(std::string_view text) noexcept
    {
        std::size_t depth = 0;
        for (std::size_t at = 0; at < text.size(); ++at) {
            const char c = text[at];
            if (c == '"') {
                for (++at; at < text.size() && text[at] != '"'; ++at) at += text[at] == '\\' ? 1U : 0U;
            } else if (c == '{' || c == '[') {
                ++depth;
                continue;
            } else if (c == '}' || c == ']') {
                if (depth == 0) return at; // the end of what the scalar stands in
                --depth;
            } else if (depth != 0) {
                continue;
            } else if (c == ',' || c == ':' || c == ' ' || c == '\t' || c == '\n' || c == '\r') {
                return at;
            } else {
                continue;
            }
            if (depth == 0) return at + 1 < text.size() ? at + 1 : text.size();
        }
        return text.size();
    }

    std::string_view text_;
};

/// Walks over the members of an object or the elements of an array, each once, in order.
class JsonItems {
public:
    constexpr explicit JsonItems(JsonView container) noexcept
    {
        if (!container.is_container()) return;
        keyed_ = container.kind() == JsonKind::object;
        rest_ = JsonView::without_space(container.text_.substr(1));
    }
    /// False at the end.
    constexpr bool next() noexcept
    {
        if (!rest_.empty() && rest_[0] == ',') rest_ = JsonView::without_space(rest_.substr(1));
        if (rest_.empty() || rest_[0] == '}' || rest_[0] == ']') return false;
        if (keyed_) {
            const std::size_t size = JsonView::size_of(rest_);
            key_ = rest_.substr(1, size - 2);
            rest_ = JsonView::without_space(JsonView::without_space(rest_.substr(size)).substr(1)); // the colon
        }
        value_.text_ = rest_;
        rest_ = JsonView::without_space(rest_.substr(JsonView::size_of(rest_)));
        return true;
    }
    /// The member's key, escapes as they stand; empty for an element.
    constexpr std::string_view key() const noexcept { return key_; }
    constexpr JsonView value() const noexcept { return value_; }

private:
    std::string_view rest_;
    std::string_view key_;
    JsonView value_;
    bool keyed_ = false;
};

constexpr JsonItems JsonView::items() const noexcept { return JsonItems(*this); }

/// A text, or the first of a list of texts.
constexpr std::string_view first_string(JsonView value) noexcept
{
    if (value.kind() == JsonKind::array) {
        JsonItems items = value.items();
        value = items.next() ? items.value() : JsonView();
    }
    return value.kind() == JsonKind::string ? value.text() : std::string_view();
}

/// The last text of a list.
constexpr std::string_view last_string(JsonView list) noexcept
{
    std::string_view last;
    for (JsonItems items = list.items(); items.next();) {
        if (items.value().kind() == JsonKind::string) last = items.value().text();
    }
    return last;
}

/// The first text anywhere in a value, at most three levels down and among the first eight of each.
constexpr std::string_view first_leaf(JsonView value, int depth = 0) noexcept
{
    if (value.kind() == JsonKind::string) return value.text();
    if (depth == 3) return {};
    JsonItems items = value.items();
    for (int count = 0; count < 8 && items.next(); ++count) {
        if (const std::string_view text = first_leaf(items.value(), depth + 1); !text.empty()) return text;
    }
    return {};
}

/// Undoes the escapes of a valid string's inside, piece by piece: `put` gets texts, in order.
template <class Put>
constexpr void unescape(std::string_view text, Put put) noexcept
{
    const auto unit_at = [text](std::size_t at) {
        unsigned unit = 0;
        for (std::size_t digit = at; digit < at + 4 && digit < text.size(); ++digit) {
            const char c = text[digit];
            unit = unit * 16 + static_cast<unsigned>(c <= '9' ? c - '0' : (c | 0x20) - 'a' + 10);
        }
        return unit;
    };
    std::size_t plain = 0;
    for (std::size_t at = text.find('\\'); at != text.npos && at + 1 < text.size(); at = text.find('\\', plain)) {
        put(text.substr(plain, at - plain));
        const char c = text[at + 1];
        plain = at + 2;
        if (c != 'u') {
            constexpr std::string_view from = "bfnrt", to = "\b\f\n\r\t";
            const std::size_t control = from.find(c);
            put(control == from.npos ? text.substr(at + 1, 1) : to.substr(control, 1));
            continue;
        }
        std::uint32_t scalar = unit_at(plain);
        plain += 4;
        if (scalar >= 0xD800 && scalar < 0xDC00) { // the parser has seen to it that the other half follows
            scalar = 0x10000 + ((scalar - 0xD800) << 10U) + (unit_at(plain + 2) - 0xDC00);
            plain += 6;
        }
        char bytes[4] = {};
        std::size_t size = 0;
        const auto add = [&](std::uint32_t byte) {
            bytes[size++] = static_cast<char>(static_cast<unsigned char>(byte));
        };
        if (scalar < 0x80) {
            add(scalar);
        } else if (scalar < 0x800) {
            add(0xC0 | scalar >> 6U);
            add(0x80 | (scalar & 0x3FU));
        } else {
            if (scalar < 0x10000) {
                add(0xE0 | scalar >> 12U);
            } else {
                add(0xF0 | scalar >> 18U);
                add(0x80 | (scalar >> 12U & 0x3FU));
            }
            add(0x80 | (scalar >> 6U & 0x3FU));
            add(0x80 | (scalar & 0x3FU));
        }
        put(std::string_view(bytes, size));
        if (plain > text.size()) return;
    }
    put(text.substr(plain < text.size() ? plain : text.size()));
}

} // namespace detail
} // inline namespace v0
} // namespace amiss
