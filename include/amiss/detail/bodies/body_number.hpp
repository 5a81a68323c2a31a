// SPDX-License-Identifier: BSL-1.0
// The kind of a JSON library's value; a number as the library has it, and the integer that it is.
#pragma once

#include <amiss/detail/compiler.hpp>

#include <cstdint>
#include <limits>
#include <type_traits>

namespace amiss {
inline namespace v0 {
namespace detail {

enum class BodyKind : unsigned char { null, boolean, number, string, array, object };

/// A number: an integer, if the library could keep it as one.
struct BodyNumber {
    enum class Form : unsigned char { negative, natural, real };

    Form form;
    std::int64_t below_zero = 0; ///< of a negative integer
    std::uint64_t natural = 0;   ///< of any other integer
    double real = 0;             ///< of all else

    template <class Integer>
    static BodyNumber of(Integer value) noexcept
    {
        if constexpr (std::is_signed_v<Integer>) {
            if (value < 0) return {Form::negative, value};
        }
        return {Form::natural, 0, static_cast<std::uint64_t>(value)};
    }
    static BodyNumber of_real(double value) noexcept { return {Form::real, 0, 0, value}; }

    double as_double() const noexcept
    {
        if (form == Form::real) return real;
        return form == Form::negative ? static_cast<double>(below_zero) : static_cast<double>(natural);
    }
};

enum class IntegerFit : unsigned char { fits, has_fraction, out_of_range };

/// Converts a number to an integer. `5.0` and `5e0` are integers; so is what is too large for a library's integers.
template <class Integer>
IntegerFit to_integer(const BodyNumber& number, Integer& out) noexcept
{
    using Limits = std::numeric_limits<Integer>;
    switch (number.form) {
    case BodyNumber::Form::negative:
        if (number.below_zero < static_cast<std::int64_t>((Limits::min)())) return IntegerFit::out_of_range;
        out = static_cast<Integer>(number.below_zero);
        return IntegerFit::fits;
    case BodyNumber::Form::natural:
        if (number.natural > static_cast<std::uint64_t>((Limits::max)())) return IntegerFit::out_of_range;
        out = static_cast<Integer>(number.natural);
        return IntegerFit::fits;
    case BodyNumber::Form::real: break;
    }
    const double value = number.real;
    // 2^digits is the first integer that does not fit, and a double for every integer type.
    double end = 1;
    for (int bit = 0; bit < Limits::digits; ++bit) end *= 2;
    if (!(value < end && (std::is_signed_v<Integer> ? value >= -end : value > -1.0))) return IntegerFit::out_of_range;
    // Inside the range, so the conversion cuts the fraction off; -0.5 becomes 0.
    out = static_cast<Integer>(value);
    return static_cast<double>(out) == value ? IntegerFit::fits : IntegerFit::has_fraction;
}

} // namespace detail
} // inline namespace v0
} // namespace amiss
