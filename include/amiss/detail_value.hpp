// SPDX-License-Identifier: BSL-1.0
// The value of one detail of an error: a string, a number, a bool, null, or JSON text.
#pragma once

#include <amiss/config.hpp>
#include <amiss/detail/json/escape.hpp>
#include <amiss/detail/json/validate.hpp>
#include <amiss/detail/text/real_bits.hpp>

#include <charconv>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <string_view>
#include <type_traits>

namespace amiss {
inline namespace v0 {

/// JSON text that becomes the value of a detail unchanged; see `raw_json`.
struct RawJson {
    std::string_view text; ///< the JSON
};

/// Marks `text` as one JSON value, nested at most 16 deep, for `with_detail`.
///
/// Text that is not valid JSON, or is nested deeper, is kept as a JSON string.
constexpr RawJson raw_json(std::string_view text) noexcept { return {text}; }

/// The value that `with_detail` takes. A view of the caller's text, to be used only during the call.
///
/// NaN and the infinities do not exist in JSON, and become null.
class DetailValue {
    // The character types are integral, but are not meant as numbers.
    template <class T>
    static constexpr bool is_number_v = std::is_integral_v<T> && !std::is_same_v<T, bool> && !std::is_same_v<T, char>
        && !std::is_same_v<T, wchar_t> && !std::is_same_v<T, char16_t> && !std::is_same_v<T, char32_t>;

    // std::string and the like: the view must not outlive them.
    template <class T>
    static constexpr bool is_text_owner_v = std::is_convertible_v<const T&, std::string_view>
        && !std::is_same_v<T, std::string_view> && !std::is_convertible_v<T, const char*>;

public:
    /// A string. Ill-formed UTF-8 in it is written as U+FFFD.
    constexpr DetailValue(std::string_view text) noexcept : kind_(Kind::string), text_(text) {}
    /// A string, from an owner of text such as std::string.
    template <class T, std::enable_if_t<is_text_owner_v<T>, int> = 0>
    constexpr DetailValue(const T& text AMISS_LIFETIMEBOUND) noexcept : kind_(Kind::string), text_(text)
    {}
    /// A string; null for a null pointer.
    constexpr DetailValue(const char* text) noexcept
        : kind_(text != nullptr ? Kind::string : Kind::raw), text_(text != nullptr ? std::string_view(text) : "null")
    {}
    /// Null.
    constexpr DetailValue(std::nullptr_t) noexcept : kind_(Kind::raw), text_("null") {}
    /// One JSON value, or a string of its text where it is no valid JSON or is nested too deep.
    DetailValue(RawJson raw) noexcept : kind_(detail::is_json(raw.text) ? Kind::raw : Kind::string), text_(raw.text)
    {
        if (kind_ == Kind::raw) text_ = detail::without_space_around(text_);
    }
    /// True or false.
    template <class T, std::enable_if_t<std::is_same_v<T, bool>, int> = 0>
    constexpr DetailValue(T truth_value) noexcept : kind_(Kind::raw), text_(truth_value ? "true" : "false")
    {}
    /// A string of one character.
    template <class T, std::enable_if_t<std::is_same_v<T, char>, int> = 0>
    DetailValue(T one_character) noexcept : kind_(Kind::string), number_size_(1), number_{one_character}
    {}
    /// A number, in all its digits.
    template <class T, std::enable_if_t<is_number_v<T>, int> = 0>
    DetailValue(T whole_number) noexcept : kind_(Kind::number)
    {
        keep(std::to_chars(number_, number_ + sizeof number_, whole_number));
    }
    /// A number, as the shortest text that reads back as the same float or double; null for NaN, the infinities, and what
    /// is beyond a double.
    template <class T, std::enable_if_t<std::is_floating_point_v<T>, int> = 0>
    DetailValue(T real_number) noexcept : kind_(is_finite(real_number) ? Kind::number : Kind::raw), text_("null")
    {
        // A long double is rounded to a double.
        using Shortest = std::conditional_t<std::is_same_v<T, float>, float, double>;
        if (kind_ == Kind::number)
            keep(std::to_chars(number_, number_ + sizeof number_, static_cast<Shortest>(real_number)));
    }

    /// JSON that is known to be valid and has no white space around it, nested to any depth. It is not checked.
    static DetailValue unchecked_json(std::string_view json) noexcept
    {
        DetailValue value(nullptr);
        value.text_ = json;
        return value;
    }
    /// The former name of `unchecked_json`.
    [[deprecated("use unchecked_json()")]] static DetailValue valid_json(std::string_view json) noexcept
    {
        return unchecked_json(json);
    }

    /// Whether it is written as a JSON string.
    bool is_string() const noexcept { return kind_ == Kind::string; }
    /// The text of a string; the JSON text of any other value.
    std::string_view text() const noexcept
    {
        return number_size_ != 0 ? std::string_view(number_, number_size_) : text_;
    }

private:
    enum class Kind : unsigned char { string, raw, number };

    // Not std::isfinite, which is true of everything with -ffast-math.
    template <class T>
    static bool is_finite(const T& value) noexcept
    {
        if (detail::RealBits(value).kind != detail::RealKind::finite) return false;
        using Most = std::numeric_limits<double>;
        if constexpr (std::numeric_limits<T>::max_exponent > Most::max_exponent)
            return value <= static_cast<T>((Most::max)()) && value >= static_cast<T>(Most::lowest());
        return true;
    }

    void keep(std::to_chars_result result) noexcept { number_size_ = static_cast<std::size_t>(result.ptr - number_); }

    Kind kind_;
    std::string_view text_;
    std::size_t number_size_ = 0; // 0 when the text is the caller's
    char number_[32] = {};        // a number of at most 24 characters, or one character
};

} // inline namespace v0
} // namespace amiss
