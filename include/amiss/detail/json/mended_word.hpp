// SPDX-License-Identifier: BSL-1.0
// What some programs write although JSON does not have it: NaN and Infinity, and guards in front of the value.
#pragma once

#include <amiss/detail/json/white_space.hpp>
#include <amiss/detail/text/ascii.hpp>

#include <cstddef>
#include <string_view>

namespace amiss {
inline namespace v0 {
namespace detail {

/// The characters of numbers and of words outside of texts.
constexpr bool is_word_char(char c) noexcept { return is_alnum(c) || c == '-' || c == '+' || c == '.' || c == '_'; }

/// What JSON has in place of a word or a number that it does not know; empty if the word may stay.
///
/// NaN and Infinity in any case are null. Words of other languages, such as None, are left to the parser, which refuses them.
constexpr std::string_view mended_word(std::string_view name) noexcept
{
    if (!name.empty() && (name[0] == '-' || name[0] == '+')) name.remove_prefix(1);
    const bool no_number =
        equal_ignoring_case(name, "nan") || equal_ignoring_case(name, "infinity") || equal_ignoring_case(name, "inf");
    return no_number ? "null" : std::string_view();
}

/// A body without what some servers put in front of JSON so that it fails as a script, and without the rest of that line.
constexpr std::string_view without_script_guard(std::string_view body) noexcept
{
    constexpr std::string_view guards[] = {")]}'", "while(1);", "while (1);", "for(;;);", "for (;;);", "throw 1;"};
    for (const std::string_view guard : guards) {
        if (body.substr(0, guard.size()) != guard) continue;
        body.remove_prefix(guard.size());
        if (!body.empty() && body[0] == ',') body.remove_prefix(1);
        body = without_leading_space(body);
        if (!body.empty() && body[0] != '{' && body[0] != '[') {
            const std::size_t end = body.find_first_of("\r\n");
            body.remove_prefix(end == body.npos ? body.size() : end);
        }
        return without_leading_space(body);
    }
    return body;
}

} // namespace detail
} // inline namespace v0
} // namespace amiss
