// SPDX-License-Identifier: BSL-1.0
// What the formatters of {fmt} and of the standard library have in common.
#pragma once

#include <amiss/detail/result/printed_text.hpp>
#include <amiss/detail/text/padding.hpp>

#include <cstddef>
#include <string_view>
#include <type_traits>

namespace amiss {
inline namespace v0 {
namespace detail {

// The base, which formats strings, is private: formatters of ranges ask it to put its text in quotes, and an error is no
// string.

/// Formats what has a text, with all specifications of a string.
template <class T, class Strings>
class TextFormatter : private Strings {
public:
    using Strings::parse;

    template <class Context>
    auto format(const T& value, Context& context) const -> decltype(context.out())
    {
        const PrintedText<T> printed(value);
        return Strings::format(printed.text(), context);
    }
};

/// Whether `Result` is an expected whose error has a text, and whose value has a formatter.
template <class Result, template <class> class Formatter, bool = IsPrintedResult<Result>::value>
struct IsFormattedResult : std::disjunction<std::is_void<typename Result::value_type>,
                                            std::is_default_constructible<Formatter<typename Result::value_type>>> {};
template <class Result, template <class> class Formatter>
struct IsFormattedResult<Result, Formatter, false> : std::false_type {};

/// Formats a result. The specifications are those of its value; an error takes fill, alignment and width where there is
/// nothing else.
template <class Result, template <class> class Formatter, class Strings, class ParseContext,
          class Value = typename Result::value_type>
class ResultFormatter {
public:
    template <class Context>
    constexpr auto parse(Context& context) -> decltype(context.begin())
    {
        const auto begin = context.begin();
        const auto end = values_.parse(context);
        if (begin == end) return end;
        const std::string_view spec(&*begin, static_cast<std::size_t>(end - begin));
        if (is_padding(spec)) {
            ParseContext for_error(spec);
            strings_.parse(for_error);
        }
        return end;
    }

    template <class Context>
    auto format(const Result& result, Context& context) const -> decltype(context.out())
    {
        if (result.has_value()) return values_.format(*result, context);
        const PrintedLine line(result.error());
        return strings_.format(line.text(), context);
    }

private:
    Formatter<Value> values_;
    Strings strings_;
};

/// Formats a result without a value, with all specifications of a string.
template <class Result, template <class> class Formatter, class Strings, class ParseContext>
class ResultFormatter<Result, Formatter, Strings, ParseContext, void> : private Strings {
public:
    using Strings::parse;

    template <class Context>
    auto format(const Result& result, Context& context) const -> decltype(context.out())
    {
        if (result.has_value()) return Strings::format(printed_success, context);
        const PrintedLine line(result.error());
        return Strings::format(line.text(), context);
    }
};

} // namespace detail
} // inline namespace v0
} // namespace amiss
