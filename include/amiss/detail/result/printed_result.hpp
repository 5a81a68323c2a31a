// SPDX-License-Identifier: BSL-1.0
// What a test framework prints of a result, with its own text of the value.
#pragma once

#include <amiss/detail/error/printed_line.hpp>
#include <amiss/detail/result/printed_text.hpp>
#include <amiss/error.hpp>

#include <string_view>
#include <type_traits>

namespace amiss {
inline namespace v0 {
namespace detail {

/// Returns `text(line)` of the line of an error, `text("ok")` where there is no value to print, else `value(*result)`.
template <class Result, class Text, class Value>
auto printed_result(const Result& result, const Text& text, const Value& value) -> decltype(text(std::string_view()))
{
    if (!result.has_value()) return text(PrintedLine(result.error()).text());
    if constexpr (std::is_void_v<typename Result::value_type>)
        return text(printed_success);
    else
        return value(*result);
}

} // namespace detail
} // inline namespace v0
} // namespace amiss
