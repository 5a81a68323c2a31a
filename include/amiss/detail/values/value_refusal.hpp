// SPDX-License-Identifier: BSL-1.0
// Why a JSON value is no error: the member that is wrong, and what it must be.
#pragma once

#include <amiss/detail/bodies/body_number.hpp>
#include <amiss/expected.hpp>
#include <amiss/source_location.hpp>

#include <cstdint>
#include <string>
#include <string_view>
#include <system_error>

namespace amiss {
inline namespace v0 {
namespace detail {

/// What a member must be. `sound` is what an error can have: a code of visible ASCII, a number that is not negative.
enum class WantedValue : unsigned char { object, array, string, number, boolean, sound };

/// What is wrong with a value; true when something is. `found` is null for a member that is missing.
template <class Json>
struct ValueRefusal {
    WantedValue wanted = WantedValue::object;
    std::string_view member{}; ///< "" for the value as a whole
    const Json* found = nullptr;
    bool is_refused = false;

    explicit operator bool() const noexcept { return is_refused; }

    /// "'status' must be a number".
    std::string text() const
    {
        std::string text = member.empty() ? "the value" : '\'' + std::string(member) + '\'';
        switch (wanted) {
        case WantedValue::object: return text += " must be an object";
        case WantedValue::array: return text += " must be an array";
        case WantedValue::string: return text += " must be a string";
        case WantedValue::number: return text += " must be a number";
        case WantedValue::boolean: return text += " must be true or false";
        case WantedValue::sound: break;
        }
        return text += " has a value that no error can have";
    }
    /// A failure of this program's own: EINVAL, which becomes a 500 to the outside, and the text as its context.
    Failure failure(SourceLocation where) const
    {
        return fail(std::make_error_code(std::errc::invalid_argument), where).with_context(text());
    }
};

/// What is said about values of a library that has no error codes for it.
template <class Body, class Value>
struct RefusingValues : Body {
    using Json = Value;
    using Refusal = ValueRefusal<Json>;

    static Refusal refusal(WantedValue wanted, std::string_view member, const Json* found)
    {
        return {wanted, member, found, true};
    }
    static Refusal integer(std::string_view member, const Json* found, std::int64_t& out)
    {
        if (found == nullptr || Body::kind(found) != BodyKind::number)
            return refusal(WantedValue::number, member, found);
        if (to_integer(Body::number(found), out) == IntegerFit::fits) return {};
        return refusal(WantedValue::sound, member, found);
    }
};

} // namespace detail
} // inline namespace v0
} // namespace amiss
