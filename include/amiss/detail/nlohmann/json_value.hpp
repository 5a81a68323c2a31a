// SPDX-License-Identifier: BSL-1.0
// nlohmann's values as errors and back, and the exceptions that `get` throws for other values.
#pragma once

#include <amiss/detail/nlohmann/body_value.hpp>
#include <amiss/detail/values/error_to_value.hpp>
#include <amiss/detail/values/value_refusal.hpp>
#include <amiss/detail/values/value_to_error.hpp>

#include <nlohmann/json.hpp>

#include <cstdlib>
#include <map>
#include <string>
#include <string_view>

namespace amiss {
inline namespace v0 {
namespace detail {

template <class Value>
struct NlohmannValues : RefusingValues<NlohmannBody<Value>, Value> {
    using Json = Value;
    using Object = typename Json::object_t;

    // Errors out of values.
    static std::string serialized(const Json& value)
    {
        return value.dump(-1, ' ', false, Json::error_handler_t::replace);
    }

    // Values out of errors.
    static Object& make_object(Json& into)
    {
        into = Json::object();
        return into.template get_ref<Object&>();
    }
    static auto& make_array(Json& into)
    {
        into = Json::array();
        return into.template get_ref<typename Json::array_t&>();
    }
    static auto& make_string(Json& into)
    {
        into = typename Json::string_t();
        return into.template get_ref<typename Json::string_t&>();
    }
    static Json& member(Object& object, std::string_view name) { return object[typename Object::key_type(name)]; }
    static Json& append(typename Json::array_t& array)
    {
        array.emplace_back();
        return array.back();
    }
    static bool assign_json(Json& into, std::string_view text)
    {
        into = Json::parse(text.begin(), text.end(), nullptr, false); // without its exceptions
        return !into.is_discarded();
    }
};

/// What `get` throws for a value of the right kind that no error can have. It is caught as a `nlohmann::json::exception`.
class UnsoundValue : public nlohmann::json::exception {
public:
    explicit UnsoundValue(const char* what) : nlohmann::json::exception(unsound, what) {}

private:
    static constexpr int unsound = 599; // among those of other errors, of which nlohmann has only 501
};

/// Throws what nlohmann throws itself: its type_error 302 for a value of the wrong kind, its out_of_range 403 for a member that
/// is missing.
template <class Json>
[[noreturn]] void throw_refusal(const ValueRefusal<Json>& refusal)
{
    const auto ask = [&refusal](auto as) { (void)refusal.found->template get<decltype(as)>(); };
    if (refusal.found == nullptr) (void)Json::object().at(typename Json::object_t::key_type(refusal.member));
    switch (refusal.wanted) {
    case WantedValue::object:
        ask(std::map<typename Json::string_t, Json>());
        break; // object_t may be one that it cannot make
    case WantedValue::array: ask(typename Json::array_t()); break;
    case WantedValue::string: ask(typename Json::string_t()); break;
    case WantedValue::number: ask(typename Json::number_integer_t()); break;
    case WantedValue::boolean: ask(typename Json::boolean_t()); break;
    case WantedValue::sound: break;
    }
#if defined(__cpp_exceptions)
    throw UnsoundValue(("[amiss] " + refusal.text()).c_str());
#else
    std::abort();
#endif
}

} // namespace detail
} // inline namespace v0
} // namespace amiss
