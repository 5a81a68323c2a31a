// SPDX-License-Identifier: BSL-1.0
// Goes through the tags of an XML document, without a tree, entities or recursion.
#pragma once

#include <amiss/detail/json/white_space.hpp>
#include <amiss/detail/text/ascii.hpp>
#include <amiss/detail/text/utf8.hpp>

#include <cstddef>
#include <string_view>

namespace amiss {
inline namespace v0 {
namespace detail {

enum class XmlEvent : unsigned char { open, close, stop };

/// A name without its prefix.
constexpr std::string_view local_name(std::string_view name) noexcept
{
    const std::size_t colon = name.find(':');
    return colon == name.npos ? name : name.substr(colon + 1);
}

/// A cursor on XML text. Comments and processing instructions are skipped; a document type is refused.
class XmlScan {
public:
    constexpr explicit XmlScan(std::string_view text) noexcept : text_(text) {}

    /// Moves to the next tag. An empty element is opened and closed. `stop` where there is no other, or a broken one.
    constexpr XmlEvent next() noexcept
    {
        if (empty_element_) {
            empty_element_ = false;
            return XmlEvent::close;
        }
        for (;;) {
            const std::size_t tag = text_.find('<', at_);
            if (tag == text_.npos || tag + 1 == text_.size()) return XmlEvent::stop;
            const std::string_view rest = text_.substr(tag);
            if (rest[1] == '!' || rest[1] == '?') {
                const std::size_t size = opaque_size(rest);
                if (size == 0) return XmlEvent::stop;
                at_ = tag + size;
                continue;
            }
            return rest[1] == '/' ? close(tag) : open(tag);
        }
    }

    /// The name in the last tag, with its prefix.
    constexpr std::string_view name() const noexcept { return name_; }
    /// At the close of an element without others inside: its content, with entities, comments and so on.
    constexpr std::string_view content() const noexcept { return content_; }

    /// The size of the comment, CDATA section or processing instruction at the beginning of `text`; 0 for anything else.
    static constexpr std::size_t opaque_size(std::string_view text) noexcept
    {
        if (text.substr(0, 4) == "<!--") return through(text, 4, "-->");
        if (text.substr(0, cdata.size()) == cdata) return through(text, cdata.size(), "]]>");
        return text.substr(0, 2) == "<?" ? through(text, 2, "?>") : 0;
    }

    static constexpr std::string_view cdata = "<![CDATA[";

private:
    static constexpr std::size_t through(std::string_view text, std::size_t from, std::string_view end) noexcept
    {
        const std::size_t found = text.find(end, from);
        return found == text.npos ? 0 : found + end.size();
    }
    static constexpr bool is_name_char(char c) noexcept
    {
        return is_alnum(c) || static_cast<unsigned char>(c) >= 0x80 || c == ':' || c == '_' || c == '-' || c == '.';
    }

    constexpr void take_name(std::size_t from) noexcept
    {
        std::string_view rest = text_.substr(from);
        name_ = take_while(rest, is_name_char);
        at_ = from + name_.size();
    }

    constexpr XmlEvent open(std::size_t tag) noexcept
    {
        take_name(tag + 1);
        if (name_.empty()) return XmlEvent::stop;
        for (char quote = 0; at_ < text_.size(); ++at_) {
            const char c = text_[at_];
            if (quote != 0) {
                quote = c == quote ? '\0' : quote;
            } else if (c == '"' || c == '\'') {
                quote = c;
            } else if (c == '<') {
                break;
            } else if (c == '>') {
                empty_element_ = text_[at_ - 1] == '/';
                content_begin_ = ++at_;
                content_ = {};
                return XmlEvent::open;
            }
        }
        return XmlEvent::stop;
    }

    constexpr XmlEvent close(std::size_t tag) noexcept
    {
        take_name(tag + 2);
        while (at_ < text_.size() && is_space(text_[at_])) ++at_;
        if (at_ == text_.size() || text_[at_] != '>') return XmlEvent::stop;
        ++at_;
        content_ = text_.substr(content_begin_, tag - content_begin_);
        return XmlEvent::close;
    }

    std::string_view text_;
    std::string_view name_;
    std::string_view content_;
    std::size_t at_ = 0;
    std::size_t content_begin_ = 0;
    bool empty_element_ = false;
};

/// The scalar value of a reference such as `amp` or `#x20`, without its `&` and `;`; 0 for any other.
constexpr char32_t xml_reference(std::string_view name) noexcept
{
    if (name == "lt") return U'<';
    if (name == "gt") return U'>';
    if (name == "amp") return U'&';
    if (name == "quot") return U'"';
    if (name == "apos") return U'\'';
    if (name.size() < 2 || name[0] != '#') return 0;
    const bool hexadecimal = name[1] == 'x';
    name.remove_prefix(hexadecimal ? 2 : 1);
    char32_t scalar = 0;
    for (const char c : name) {
        const int digit = hexadecimal || is_digit(c) ? hex_value(c) : -1;
        if (digit < 0) return 0;
        scalar = scalar * (hexadecimal ? 16 : 10) + static_cast<char32_t>(digit);
        if (scalar > 0x10FFFF) return 0xFFFD;
    }
    return scalar;
}

/// Calls `put` with the pieces of an element's text, in order: references are decoded, CDATA is unwrapped, comments go,
/// and ill-formed UTF-8 becomes U+FFFD. A reference that XML does not define stays as it is.
template <class Put>
constexpr void unescape_xml(std::string_view content, Put put) noexcept
{
    while (!content.empty()) {
        const std::size_t at = content.find_first_of("<&");
        put_well_formed(content.substr(0, at), put);
        if (at == content.npos) return;
        content.remove_prefix(at);
        if (content[0] == '<') {
            const std::size_t size = XmlScan::opaque_size(content);
            if (size == 0) return;
            if (content[1] == '!' && content[2] == '[')
                put_well_formed(content.substr(XmlScan::cdata.size(), size - XmlScan::cdata.size() - 3), put);
            content.remove_prefix(size);
            continue;
        }
        constexpr std::size_t longest = 12;
        const std::size_t end = content.substr(0, longest).find(';');
        const char32_t scalar = end == content.npos ? 0 : xml_reference(content.substr(1, end - 1));
        put(scalar == 0 ? content.substr(0, 1) : utf8_of(scalar).view());
        content.remove_prefix(scalar == 0 ? 1 : end + 1);
    }
}

} // namespace detail
} // inline namespace v0
} // namespace amiss
