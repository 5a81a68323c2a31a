// SPDX-License-Identifier: BSL-1.0
// glaze's generic values and parser, as the walk through a body needs them, and the parser that needs no walk.
#pragma once

#include <amiss/body_errors.hpp>
#include <amiss/detail/bodies/body_number.hpp>
#include <amiss/detail/bodies/body_types.hpp>
#include <amiss/detail/bodies/parse_with.hpp>
#include <amiss/detail/bodies/syntax_error.hpp>
#include <amiss/detail/bodies/walk_body.hpp>
#include <amiss/detail/glaze/reflected_body.hpp>
#include <amiss/expected.hpp>
#include <amiss/source_location.hpp>

#include <glaze/json.hpp>

#include <cstdint>
#include <string>
#include <string_view>
#include <type_traits>

namespace amiss {
inline namespace v0 {
namespace detail {

/// A whole text, as RFC 8259 has it: all of it is checked, also what is ignored.
struct GlazeBodyOptions : glz::opts {
    bool validate_skipped = true;
    bool validate_trailing_whitespace = true;
    constexpr GlazeBodyOptions() noexcept
    {
        null_terminated = false;
        error_on_unknown_keys = false;
        error_on_missing_keys = true;
    }
};

template <class Json>
struct GlazeBody {
    using Value = const Json*;

    struct Document {
        Json value;
    };

    static bool parse(Document& document, std::string_view text, BodySyntax& syntax)
    {
        const glz::error_ctx failure = glz::read<GlazeBodyOptions{}>(document.value, text);
        if (failure)
            syntax.refuse(glz::format_error(failure.ec)); // its offset of a number that is too large is 0
        else if (!syntax.is_json())                       // glaze goes down 256 levels
            syntax.refuse("not JSON, or nested more than 32 deep");
        else
            return true;
        return false;
    }
    static Value root(const Document& document) noexcept { return &document.value; }

    static BodyKind kind(Value value) noexcept
    {
        if (pointer<typename Json::object_t>(value) != nullptr) return BodyKind::object;
        if (pointer<typename Json::array_t>(value) != nullptr) return BodyKind::array;
        if (pointer<std::string>(value) != nullptr) return BodyKind::string;
        if (pointer<bool>(value) != nullptr) return BodyKind::boolean;
        return pointer<std::nullptr_t>(value) != nullptr ? BodyKind::null : BodyKind::number;
    }
    static bool boolean(Value value) noexcept { return *pointer<bool>(value); }
    static BodyNumber number(Value value) noexcept
    {
        return std::visit(
            [](const auto& held) {
                using Held = std::remove_cvref_t<decltype(held)>;
                if constexpr (std::is_same_v<Held, double>)
                    return BodyNumber::of_real(held);
                else if constexpr (is_body_integer<Held>)
                    return BodyNumber::of(held);
                else
                    return BodyNumber::of(0); // the kind was asked before
            },
            value->data);
    }
    static std::string_view text(Value value) noexcept { return *pointer<std::string>(value); }
    static bool find(Value object, std::string_view name, Value& found)
    {
        const auto& members = *pointer<typename Json::object_t>(object);
        const auto at = members.find(name);
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
    static constexpr bool converts = is_value<T> || glz::read_supported<T, glz::JSON>;
    template <class T>
    static bool convert(Value value, T& out)
    {
        if constexpr (is_value<T>) {
            out = *value;
            return true;
        } else {
            const auto text = value->dump();
            return text.has_value() && !glz::read<GlazeBodyOptions{}>(out, *text);
        }
    }

private:
    template <class T>
    static const T* pointer(Value value) noexcept
    {
        return std::get_if<T>(&value->data);
    }
};

/// glaze reads a good body at once. Only of one that it refuses are values made, to find everything that is wrong.
template <class Form, class Code>
expected<Form> parse_glaze_body(std::string_view text, const BodyErrors<Code>& errors, SourceLocation where) noexcept
{
    if constexpr (!has_members_function<Form> && glz::read_supported<Form, glz::JSON>) {
        if (!errors.refuses_unknown()) {
            auto form = without_throwing<Form>(where, [&]() -> expected<Form> {
                expected<Form> good(tl::in_place);
                const std::string_view rest = without_byte_order_mark(text);
                if (glz::read<GlazeBodyOptions{}>(*good, rest)) return fail(errors.syntax(), where);
                return good;
            });
            if (form.has_value()) return form;
        }
    }
    return parse_body_with<Form, GlazeBody<glz::generic_u64>>(text, errors, where);
}

} // namespace detail
} // inline namespace v0
} // namespace amiss
