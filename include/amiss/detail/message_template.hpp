// Message templates: literal text with {placeholders}, checked at compile time, filled at run time.
#pragma once

#include <cstddef>
#include <cstring>
#include <string_view>

namespace amiss {
inline namespace v0 {
namespace detail {

/// Text of a declaration. Its size costs one step of a constant expression, where std::string_view's own look for the
/// end costs clang one for each character, and a million are all that it has.
struct Literal {
    std::string_view view;

    constexpr Literal(const char* text) noexcept : view(text, __builtin_strlen(text)) {} // NOLINT(google-explicit-constructor)
    constexpr Literal(std::string_view text) noexcept : view(text) {}                    // NOLINT(google-explicit-constructor)
};

/// Whether `c` stands in `text`; one step too, where a loop costs g++ tens of thousands of instructions a character.
constexpr bool has_char(std::string_view text, char c) noexcept
{
    return !text.empty() && __builtin_memchr(text.data(), c, text.size()) != nullptr;
}

/// The position of the first brace in `text` from `at` on, or its size.
constexpr std::size_t find_brace(std::string_view text, std::size_t at) noexcept
{
    if (!__builtin_is_constant_evaluated()) {
        const char* const begin = text.data() + at;
        std::size_t size = text.size() - at;
        for (const char brace : {'{', '}'}) {
            if (const void* found = std::memchr(begin, brace, size)) size = static_cast<std::size_t>(static_cast<const char*>(found) - begin);
        }
        return at + size;
    }
    while (at < text.size() && text[at] != '{' && text[at] != '}') ++at;
    return at;
}

/// One step through a template: literal text, or the key of a placeholder.
struct TemplatePart {
    std::string_view text;
    bool placeholder = false;
    bool broken = false; ///< an unbalanced brace, or an empty placeholder
};

/// Takes the next part off the front of `rest`, which must not be empty.
///
/// `{key}` is a placeholder, `{{` and `}}` are braces.
constexpr TemplatePart next_part(std::string_view& rest) noexcept
{
    TemplatePart part;
    const char first = rest[0];
    if ((first == '{' || first == '}') && rest.size() > 1 && rest[1] == first) {
        part.text = rest.substr(0, 1);
        rest.remove_prefix(2);
    } else if (first == '{') {
        const std::size_t close = find_brace(rest, 1);
        part.placeholder = true;
        if (close == rest.size() || close == 1 || rest[close] == '{') {
            part.broken = true;
            rest = {};
        } else {
            part.text = rest.substr(1, close - 1);
            rest.remove_prefix(close + 1);
        }
    } else if (first == '}') {
        part.broken = true;
        rest = {};
    } else {
        part.text = rest.substr(0, find_brace(rest, 0));
        rest.remove_prefix(part.text.size());
    }
    return part;
}

/// Whether `text` is more than plain text: it has a placeholder or a doubled brace.
constexpr bool is_template(std::string_view text) noexcept
{
    return has_char(text, '{') || has_char(text, '}');
}

constexpr bool is_balanced(std::string_view text) noexcept
{
    while (!text.empty()) {
        if (next_part(text).broken) return false;
    }
    return true;
}

constexpr bool has_placeholder(std::string_view text) noexcept
{
    while (!text.empty()) {
        if (next_part(text).placeholder) return true;
    }
    return false;
}

} // namespace detail
} // inline namespace v0
} // namespace amiss
