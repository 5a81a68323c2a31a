// SPDX-License-Identifier: BSL-1.0
// What all values of one header say together, and the pieces that values are made of: elements and numbers.
#pragma once

#include <amiss/detail/text/ascii.hpp>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace amiss {
inline namespace v0 {
namespace detail {

/// One fact that a header may say several times: it counts when all say the same, in whatever order they come.
template <class T>
class AgreedValue {
public:
    void add(const std::optional<T>& said) noexcept
    {
        if (!said || (said_ && !(value_ == *said))) spoilt_ = true;
        if (!said) return;
        value_ = *said;
        said_ = true;
    }
    std::optional<T> value() const noexcept { return said_ && !spoilt_ ? std::optional<T>(value_) : std::nullopt; }
    /// Values differed, or one was no value.
    bool conflicting() const noexcept { return spoilt_; }

private:
    T value_{}; // no std::optional, of which g++ 11 warns where it is optimized
    bool said_ = false;
    bool spoilt_ = false;
};

/// Optional white space in a header's value is SP and HTAB (RFC 9110 §5.6.3).
constexpr std::string_view trim_blanks(std::string_view text) noexcept
{
    take_while(text, is_blank);
    while (!text.empty() && is_blank(text.back())) text.remove_suffix(1);
    return text;
}

/// Takes what stands before the next comma off, without blanks around it; false behind the last one.
///
/// Lines with one name may arrive joined by commas (RFC 9110 §5.3), so "5, 5" is one header twice. `more` is true at
/// first.
constexpr bool next_element(std::string_view& rest, bool& more, std::string_view& element) noexcept
{
    if (!more) return false;
    const std::size_t comma = rest.find(',');
    more = comma != std::string_view::npos;
    element = trim_blanks(rest.substr(0, comma));
    rest.remove_prefix(more ? comma + 1 : rest.size());
    return true;
}

/// All digits, or nothing; a number that is too large becomes the largest.
constexpr std::optional<std::int64_t> header_number(std::string_view text) noexcept
{
    if (text.empty()) return std::nullopt;
    std::int64_t number = 0;
    for (const char c : text) {
        if (!is_digit(c)) return std::nullopt;
        const int digit = c - '0';
        number = number > (INT64_MAX - digit) / 10 ? INT64_MAX : number * 10 + digit;
    }
    return number;
}

/// The Unix time `delay` seconds after `now`, at most INT64_MAX; a time before 1970 is 1970.
constexpr std::int64_t time_after(std::int64_t now, std::int64_t delay) noexcept
{
    if (now > INT64_MAX - delay) return INT64_MAX;
    return now + delay < 0 ? 0 : now + delay;
}

} // namespace detail
} // inline namespace v0
} // namespace amiss
