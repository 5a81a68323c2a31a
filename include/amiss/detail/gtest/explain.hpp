// SPDX-License-Identifier: BSL-1.0
// What matchers of errors say: about a text or a part of an error, in words that GoogleTest puts after "which" or "Expected:".
#pragma once

#include <amiss/adapt/ostream.hpp>
#include <amiss/detail/error/log_texts.hpp>
#include <amiss/detail/error/printed_line.hpp>
#include <amiss/detail/result/printed_result.hpp>
#include <amiss/detail/text/log_writer.hpp>
#include <amiss/error.hpp>

#include <gmock/gmock-matchers.h>

#include <algorithm>
#include <cstddef>
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

/// A text of an error in quotes, as the log line shows it: escaped, and without secrets. `key` is that of a detail, or empty.
inline std::string shown_text(const ApiError& error, std::string_view text, std::string_view key = {})
{
    const std::string announced = std::string(key) + '='; // a key such as "token" says that its value is a secret
    const std::string whole = announced + std::string(text);
    const PrintedLine before(error, [&](LogWriter& out) { out.put_known(announced); });
    const PrintedLine line(error, [&](LogWriter& out) {
        if (key.empty() && text == error.message()) return put_message(out, error);
        if (key.empty()) return out.put_safe(text);
        out.put_safe(whole, [&](auto secret) {
            secret.begin = std::max(secret.begin, announced.size());
            return secret;
        });
    });
    return '"' + std::string(line.text().substr(key.empty() ? 0 : before.text().size())) + '"';
}

/// Says `words shown`, and what the matcher has to say about the text that is shown so.
inline bool match_part(const std::string& text, const TextMatcher& matcher, std::string_view words,
                       std::string_view shown, testing::MatchResultListener* listener)
{
    testing::StringMatchResultListener inner;
    const bool matches = matcher.MatchAndExplain(text, &inner);
    *listener << words << ' ' << shown << (inner.str().empty() ? "" : ", ") << inner.str();
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
                  << (error.catalog() != nullptr ? std::string(error.name()) : shown_text(error, error.name()));
}

} // namespace detail
} // inline namespace v0
} // namespace amiss
