// SPDX-License-Identifier: BSL-1.0
// glaze's generic values as errors and back.
#pragma once

#include <amiss/detail/glaze/body_value.hpp>
#include <amiss/detail/values/error_to_value.hpp>
#include <amiss/detail/values/value_refusal.hpp>
#include <amiss/detail/values/value_to_error.hpp>
#include <amiss/error.hpp>
#include <amiss/http.hpp>

#include <glaze/json.hpp>

#include <string>
#include <string_view>
#include <utility>

namespace amiss {
inline namespace v0 {
namespace detail {

template <class Value>
struct GlazeValues : RefusingValues<GlazeBody<Value>, Value> {
    using Json = Value;
    using Object = typename Json::object_t;
    using Array = typename Json::array_t;

    // Errors out of values.
    static std::string serialized(const Json& value) { return value.dump().value_or(""); }

    // Values out of errors.
    static Object& make_object(Json& into) { return into.data.template emplace<Object>(); }
    static Array& make_array(Json& into) { return into.data.template emplace<Array>(); }
    static std::string& make_string(Json& into) { return into.data.template emplace<std::string>(); }
    static Json& member(Object& object, std::string_view name)
    {
        auto at = object.find(name);
        if (at == object.end()) at = object.insert(std::make_pair(std::string(name), Json{})).first;
        return at->second;
    }
    static Json& append(Array& array) { return array.emplace_back(); }
    static bool assign_json(Json& into, std::string_view json) { return !glz::read<GlazeBodyOptions{}>(into, json); }
};

/// What glaze reads into and writes: errors pass through its generic values, with integers of 64 bits.
using GlazeError = GlazeValues<glz::generic_u64>;

inline glz::generic_u64 glaze_value_of(const ApiError& error)
{
    glz::generic_u64 value;
    ErrorToValue<GlazeError>::put_error(value, error);
    return value;
}

/// Sets `error`; where the value is not an error, it sets glaze's error instead.
inline void set_from_glaze_value(ApiError& error, const glz::generic_u64& value, glz::context& context)
{
    ValueToError<GlazeError> reader(nullptr);
    if (reader.convert(value)) {
        error = std::move(reader.error());
        return;
    }
    const auto& refusal = reader.refusal();
    context.custom_error_message = refusal.member.empty() ? "the value is no error" : refusal.member;
    context.error = refusal.found == nullptr   ? glz::error_code::missing_key
        : refusal.wanted == WantedValue::sound ? glz::error_code::constraint_violated
                                               : glz::error_code::get_wrong_type;
}

/// What glaze makes before it reads, where it reads lists of errors, for an ApiError cannot be made of nothing.
struct ErrorToRead {
    ApiError error{HttpStatus::none};
};

} // namespace detail
} // inline namespace v0
} // namespace amiss

template <>
struct glz::meta<amiss::detail::ErrorToRead> {
    static constexpr auto value = &amiss::detail::ErrorToRead::error;
};
