// SPDX-License-Identifier: BSL-1.0
// nlohmann's values and parser, as the walk through a body needs them.
#pragma once

#include <amiss/detail/bodies/body_number.hpp>
#include <amiss/detail/bodies/syntax_error.hpp>
#include <amiss/detail/bodies/walk_body.hpp>
#include <amiss/detail/nlohmann/document_builder.hpp>
#include <amiss/detail/text/utf8.hpp>

#include <nlohmann/json.hpp>

#include <cstddef>
#include <string_view>
#include <type_traits>
#include <utility>

namespace amiss {
inline namespace v0 {
namespace detail {

template <class Json>
inline constexpr bool is_nlohmann = nlohmann::detail::is_basic_json<Json>::value;

/// Whether nlohmann reads the type with a `from_json`.
template <class Json, class T, class = void>
inline constexpr bool has_from_json = false;
template <class Json, class T>
inline constexpr bool
    has_from_json<Json, T, std::void_t<decltype(std::declval<const Json&>().get_to(std::declval<T&>()))>> = true;

template <class Json>
struct NlohmannBody {
    using Value = const Json*;

    struct Document {
        Json value;
    };

    static bool parse(Document& document, std::string_view text, BodySyntax& syntax)
    {
        DocumentBuilder<Json> builder(document.value, syntax);
        if (text.substr(0, byte_order_mark.size()) == byte_order_mark) { // nlohmann would skip a second one
            syntax.refuse("a byte order mark after another", 0);
            return false;
        }
        if (!Json::sax_parse(text.begin(), text.end(), &builder)) return false;
        // nlohmann takes a NUL for the end of the text; there is none in JSON.
        const std::size_t end = text.find('\0');
        if (end != text.npos) syntax.refuse("a NUL after the value", end);
        return end == text.npos;
    }
    static Value root(const Document& document) noexcept { return &document.value; }

    static BodyKind kind(Value value) noexcept
    {
        if (value->is_object()) return BodyKind::object;
        if (value->is_array()) return BodyKind::array;
        if (value->is_string()) return BodyKind::string;
        if (value->is_number()) return BodyKind::number;
        return value->is_boolean() ? BodyKind::boolean : BodyKind::null;
    }
    static bool boolean(Value value) { return *pointer<typename Json::boolean_t>(value); }
    static BodyNumber number(Value value)
    {
        // The unsigned form first: it answers a pointer to the signed one, too.
        if (const auto* natural = pointer<typename Json::number_unsigned_t>(value)) return BodyNumber::of(*natural);
        if (const auto* integer = pointer<typename Json::number_integer_t>(value)) return BodyNumber::of(*integer);
        return BodyNumber::of_real(*pointer<typename Json::number_float_t>(value));
    }
    static std::string_view text(Value value) { return *pointer<typename Json::string_t>(value); }
    static bool find(Value object, std::string_view name, Value& found)
    {
        const auto& members = *pointer<typename Json::object_t>(object);
        const auto at = members.find(typename Json::object_t::key_type(name));
        if (at == members.end()) return false;
        found = &at->second;
        return true;
    }
    template <class Visit>
    static void each_element(Value array, Visit visit)
    {
        for (const Json& element : *pointer<typename Json::array_t>(array)) {
            if (!visit(&element)) return;
        }
    }
    template <class Visit>
    static void each_member(Value object, Visit visit)
    {
        for (const auto& member : *pointer<typename Json::object_t>(object)) {
            if (!visit(std::string_view(member.first), &member.second)) return;
        }
    }

    template <class T>
    static constexpr bool is_value = std::is_same_v<T, Json>;
    template <class T>
    static constexpr bool converts = is_value<T> || has_from_json<Json, T>;
    template <class T>
    static bool convert(Value value, T& out)
    {
        if constexpr (is_value<T>) {
            out = *value;
            return true;
        } else {
#if defined(__cpp_exceptions)
            try {
                value->get_to(out);
                return true;
            } catch (const typename Json::exception&) {
                return false; // the conversion's own words are not for the outside
            }
#else
            value->get_to(out);
            return true;
#endif
        }
    }

private:
    template <class T>
    static const T* pointer(Value value)
    {
        return value->template get_ptr<const T*>();
    }
};

} // namespace detail
} // inline namespace v0
} // namespace amiss
