// SPDX-License-Identifier: BSL-1.0
// What matchers of errors say: about a text or a part of an error, in words that GoogleTest puts after "which" or "Expected:".
#pragma once

#include <amiss/adapt/ostream.hpp>
#include <amiss/detail/result/printed_result.hpp>
#include <amiss/error.hpp>

#include <gmock/gmock-matchers.h>

#include <ostream>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>

namespace amiss {
inline namespace v0 {
namespace detail {

/// A matcher of texts. They are copied, so that it can be made of any matcher for some kind of string.
using TextMatcher = testing::Matcher<const std::string&>;

/// A matcher of texts from a text, which must be equal, or from any matcher.
template <class Text>
TextMatcher text_matcher(Text&& text)
{
    if constexpr (std::is_convertible_v<Text&&, std::string_view>)
        return testing::Eq(std::string(std::string_view(std::forward<Text>(text))));
    else
        return testing::SafeMatcherCast<const std::string&>(std::forward<Text>(text));
}

/// Says `words value`, and what the matcher has to say about the value.
template <class T, class Matched>
bool match_part(const T& value, const testing::Matcher<Matched>& matcher, std::string_view words,
                testing::MatchResultListener* listener)
{
    testing::StringMatchResultListener inner;
    const bool matches = matcher.MatchAndExplain(value, &inner);
    *listener << words << ' ' << testing::PrintToString(value) << (inner.str().empty() ? "" : ", ") << inner.str();
    return matches;
}

/// Prints a result: its value as GoogleTest prints that, `ok` for void, or the line of its error.
template <class Result>
void print_result(const Result& result, std::ostream& out)
{
    out << printed_result(
        result, [](std::string_view text) { return std::string(text); },
        [](const auto& value) { return testing::PrintToString(value); });
}

/// Says which code an error has.
inline void explain_code(const ApiError& error, testing::MatchResultListener* listener)
{
    if (error.name().empty())
        *listener << "which has no code";
    else
        *listener << "whose code is "
                  << (error.catalog() != nullptr ? std::string(error.name()) : testing::PrintToString(error.name()));
}

} // namespace detail
} // inline namespace v0
} // namespace amiss
