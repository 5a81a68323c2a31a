// SPDX-License-Identifier: BSL-1.0
// parse_body and from_body for any JSON library: the syntax error, the walk, and what is thrown on the way.
//
// A Library is an Access (walk_body.hpp) that parses, too:
//
//     class Document;                                                    made by the default constructor
//     static bool parse(Document&, std::string_view text, BodySyntax&);  whether it is JSON; may throw
//     static Value root(const Document&);
#pragma once

#include <amiss/body_errors.hpp>
#include <amiss/detail/bodies/body_path.hpp>
#include <amiss/detail/bodies/fault_report.hpp>
#include <amiss/detail/bodies/fault_text.hpp>
#include <amiss/detail/bodies/syntax_error.hpp>
#include <amiss/detail/bodies/walk_body.hpp>
#include <amiss/exception.hpp>
#include <amiss/expected.hpp>
#include <amiss/source_location.hpp>

#include <string_view>
#include <type_traits>
#include <utility>

namespace amiss {
inline namespace v0 {
namespace detail {

/// Calls `f`. What it throws becomes an error, if there are exceptions.
template <class Form, class F>
expected<Form> without_throwing(SourceLocation where, F f) noexcept
{
#if defined(__cpp_exceptions)
    try {
        return f();
    } catch (...) {
        return fail(current_exception_error(), where);
    }
#else
    static_cast<void>(where);
    return f();
#endif
}

template <class Form, class Access, class Code>
expected<Form> walk_whole_body(typename Access::Value value, const BodyErrors<Code>& errors, SourceLocation where)
{
    FaultReportOf<Code> report(errors);
    expected<Form> form(tl::in_place);
    BodyWalk<Access>(report).read(value, *form, BodyPath());
    if (report.has_faults()) return fail(report.error(), where);
    return form;
}

/// A C++ value from a parsed one.
template <class Form, class Access, class Code>
expected<Form> from_body_with(typename Access::Value value, const BodyErrors<Code>& errors,
                              SourceLocation where) noexcept
{
    check_catalog<Code>();
    static_assert(std::is_default_constructible_v<Form>, "amiss: what a body becomes has a default constructor");
    return without_throwing<Form>(where, [&] { return walk_whole_body<Form, Access>(value, errors, where); });
}

/// A C++ value from text.
template <class Form, class Library, class Code>
expected<Form> parse_body_with(std::string_view text, const BodyErrors<Code>& errors, SourceLocation where) noexcept
{
    check_catalog<Code>();
    static_assert(std::is_default_constructible_v<Form>, "amiss: what a body becomes has a default constructor");
    return without_throwing<Form>(where, [&]() -> expected<Form> {
        BodySyntax syntax(text);
        typename Library::Document document;
        if (!Library::parse(document, syntax.text(), syntax)) return fail(syntax.error(errors.syntax()), where);
        return walk_whole_body<Form, Library>(Library::root(document), errors, where);
    });
}

} // namespace detail
} // inline namespace v0
} // namespace amiss
