// SPDX-License-Identifier: BSL-1.0
// Boost.JSON's values, as reading and making them needs them: as a template, so that its headers are not included here.
#pragma once

#include <amiss/detail/bodies/body_number.hpp>
#include <amiss/detail/values/value_refusal.hpp>
#include <amiss/detail/values/value_to_error.hpp>
#include <amiss/error.hpp>

#include <boost/json/fwd.hpp>

#include <cerrno>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

namespace amiss {
inline namespace v0 {
namespace detail {

template <class Json>
using JsonResult = typename boost::json::result_for<ApiError, Json>::type;

/// `Value` is boost::json::value, which is no complete type here.
template <class Value>
struct BoostJsonValues {
    using Json = Value;

    static BodyKind kind(const Json* value) noexcept
    {
        if (value->is_string()) return BodyKind::string;
        if (value->is_object()) return BodyKind::object;
        if (value->is_array()) return BodyKind::array;
        if (value->is_bool()) return BodyKind::boolean;
        return value->is_null() ? BodyKind::null : BodyKind::number;
    }
    static bool boolean(const Json* value) noexcept { return value->get_bool(); }
    static BodyNumber number(const Json* value) noexcept
    {
        if (const auto* integer = value->if_int64()) return BodyNumber::of(*integer);
        if (const auto* natural = value->if_uint64()) return BodyNumber::of(*natural);
        return BodyNumber::of_real(value->get_double());
    }
    static std::string_view text(const Json* value) noexcept { return view_of(value->get_string()); }
    static bool find(const Json* object, std::string_view name, const Json*& found) noexcept
    {
        found = object->get_object().if_contains({name.data(), name.size()});
        return found != nullptr;
    }
    template <class Visit>
    static void each_element(const Json* array, Visit visit)
    {
        for (const Json& element : array->get_array()) {
            if (!visit(&element)) return;
        }
    }
    template <class Visit>
    static void each_member(const Json* object, Visit visit)
    {
        for (const auto& member : object->get_object()) {
            if (!visit(view_of(member.key()), &member.value())) return;
        }
    }

    // Errors out of values: what is wrong is an error code of Boost.JSON, as its own conversions have it.
    using Refusal = typename JsonResult<Json>::error_type;

    static Refusal refusal(WantedValue wanted, std::string_view, const Json* found)
    {
        const Json null(nullptr);
        const Json& value = found != nullptr ? *found : null;
        switch (wanted) {
        case WantedValue::object: return boost::json::try_value_to<boost::json::object>(value).error();
        case WantedValue::array: return boost::json::try_value_to<boost::json::array>(value).error();
        case WantedValue::string: return boost::json::try_value_to<std::string>(value).error();
        case WantedValue::number: return boost::json::try_value_to<std::int64_t>(value).error();
        case WantedValue::boolean: return boost::json::try_value_to<bool>(value).error();
        case WantedValue::sound: break;
        }
        return boost::json::result_from_errno<typename JsonResult<Json>::value_type>(EINVAL, nullptr).error();
    }
    static Refusal integer(std::string_view, const Json* found, std::int64_t& out)
    {
        const auto result = boost::json::try_value_to<std::int64_t>(found != nullptr ? *found : Json(nullptr));
        if (result.has_error()) return result.error();
        out = *result;
        return {};
    }
    static std::string serialized(const Json& value) { return serialize(value); }

    // Values out of errors.
    static auto& make_object(Json& into) { return into.emplace_object(); }
    static auto& make_array(Json& into) { return into.emplace_array(); }
    static auto& make_string(Json& into) { return into.emplace_string(); }
    template <class Object>
    static Json& member(Object& object, std::string_view name)
    {
        return object[{name.data(), name.size()}];
    }
    template <class Array>
    static Json& append(Array& array)
    {
        return array.emplace_back(nullptr);
    }
    static bool assign_json(Json& into, std::string_view json)
    {
        Refusal failure;
        into = parse({json.data(), json.size()}, failure, into.storage());
        return !failure && is_finite(into);
    }
    /// Whether there is no infinity in a value: Boost.JSON reads 1e999 as one, and writes it as no JSON.
    static bool is_finite(const Json& value) noexcept
    {
        if (const auto* real = value.if_double()) return *real - *real == 0.0;
        bool finite = true;
        const auto look = [&finite](const Json* inner) { return finite = is_finite(*inner); };
        if (value.is_array()) each_element(&value, look);
        if (value.is_object())
            each_member(&value, [&look](std::string_view, const Json* inner) { return look(inner); });
        return finite;
    }

private:
    template <class Text>
    static std::string_view view_of(const Text& text) noexcept
    {
        return {text.data(), text.size()};
    }
};

/// A value as an error, or the code that says what is wrong with it.
template <class Json>
JsonResult<Json> json_to_error(const Json& value, const Catalog* catalog)
{
    ValueToError<BoostJsonValues<Json>> reader(catalog);
    // Said by the tag: an ApiError can be made of the code as well.
    if (!reader.convert(value)) return {JsonResult<Json>::in_place_error, reader.refusal()};
    return std::move(reader.error());
}

} // namespace detail
} // inline namespace v0
} // namespace amiss
