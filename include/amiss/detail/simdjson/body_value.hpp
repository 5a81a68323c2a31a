// SPDX-License-Identifier: BSL-1.0
// The values and the parser of simdjson's DOM, as the walk through a body needs them.
#pragma once

#include <amiss/detail/bodies/body_number.hpp>
#include <amiss/detail/bodies/body_path.hpp>
#include <amiss/detail/bodies/syntax_error.hpp>
#include <amiss/detail/bodies/walk_body.hpp>

#include <simdjson.h>

#include <cstdint>
#include <string_view>

namespace amiss {
inline namespace v0 {
namespace detail {

struct SimdjsonBody {
    using Value = simdjson::dom::element;

    struct Document {
        simdjson::dom::parser parser;
        simdjson::dom::element value;
    };

    static bool parse(Document& document, std::string_view text, BodySyntax& syntax)
    {
        // The depth that it refuses. An empty array or object does not count as a level, so that one may be the 33rd.
        simdjson::error_code failure = document.parser.allocate(text.size() + 1, body_depth + 1);
        if (failure == simdjson::SUCCESS) failure = document.parser.parse(text.data(), text.size()).get(document.value);
        if (failure != simdjson::SUCCESS) syntax.refuse(simdjson::error_message(failure));
        return failure == simdjson::SUCCESS;
    }
    static Value root(const Document& document) noexcept { return document.value; }

    static BodyKind kind(Value value) noexcept
    {
        using simdjson::dom::element_type;
        switch (value.type()) {
        case element_type::ARRAY: return BodyKind::array;
        case element_type::OBJECT: return BodyKind::object;
        case element_type::STRING: return BodyKind::string;
        case element_type::BOOL: return BodyKind::boolean;
        case element_type::NULL_VALUE: return BodyKind::null;
        default: return BodyKind::number;
        }
    }
    static bool boolean(Value value) noexcept { return value.get_bool().value_unsafe(); }
    static BodyNumber number(Value value) noexcept
    {
        if (value.is_int64()) return BodyNumber::of(value.get_int64().value_unsafe());
        if (value.is_uint64()) return BodyNumber::of(value.get_uint64().value_unsafe());
        return BodyNumber::of_real(value.get_double().value_unsafe());
    }
    static std::string_view text(Value value) noexcept { return value.get_string().value_unsafe(); }
    static bool find(Value object, std::string_view name, Value& found) noexcept
    {
        bool is_there = false;
        for (const simdjson::dom::key_value_pair member : value_of(object.get_object())) {
            if (member.key != name) continue;
            found = member.value;
            is_there = true;
        }
        return is_there;
    }
    template <class Visit>
    static void each_element(Value array, Visit visit)
    {
        for (const Value element : value_of(array.get_array())) {
            if (!visit(element)) return;
        }
    }
    template <class Visit>
    static void each_member(Value object, Visit visit)
    {
        for (const simdjson::dom::key_value_pair member : value_of(object.get_object())) {
            if (!visit(member.key, member.value)) return;
        }
    }

    // A value lives in its parser, and the DOM has no conversions.
    template <class T>
    static constexpr bool is_value = false;
    template <class T>
    static constexpr bool converts = false;
    template <class T>
    static bool convert(Value, T&) noexcept
    {
        return false;
    }

private:
    // The kind was asked before, so there is a value.
    template <class T>
    static T value_of(simdjson::simdjson_result<T> result) noexcept
    {
        return result.value_unsafe();
    }
};

} // namespace detail
} // inline namespace v0
} // namespace amiss
