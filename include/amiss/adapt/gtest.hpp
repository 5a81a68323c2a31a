// SPDX-License-Identifier: BSL-1.0
// GoogleTest: printers of errors and results, and matchers of them.
#pragma once

#include <amiss/adapt/ostream.hpp>
#include <amiss/detail/error/printed_violation.hpp>
#include <amiss/detail/gtest/body_matcher.hpp>
#include <amiss/detail/gtest/code_matcher.hpp>
#include <amiss/detail/gtest/explain.hpp>
#include <amiss/detail/gtest/ok_matcher.hpp>
#include <amiss/detail/gtest/other_subjects.hpp>
#include <amiss/detail/gtest/part_matchers.hpp>
#include <amiss/detail/gtest/subject.hpp>
#include <amiss/detail_value.hpp>
#include <amiss/envelope.hpp>
#include <amiss/error.hpp>
#include <amiss/expected.hpp>
#include <amiss/http_status.hpp>
#include <amiss/request_info.hpp>
#include <amiss/violation.hpp>

#include <gmock/gmock-matchers.h>

#include <chrono>
#include <ostream>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>

namespace amiss {
inline namespace v0 {

// --- printers ---
//
// GoogleTest prints an error, a code and the other small types by operator<<, and these by PrintTo. It prints a type in one way in
// a whole program: include this header in all files of a test program that print such a type, or in none.

/// Prints a result: its value as GoogleTest prints that, `ok` for void, or the line of its error.
template <class T, class E, std::enable_if_t<std::is_base_of_v<ApiError, E>, int> = 0>
void PrintTo(const tl::expected<T, E>& result, std::ostream* out)
{
    detail::print_result(result, *out);
}
#if defined(__cpp_lib_expected)
/// The same for the standard's.
template <class T, class E, std::enable_if_t<std::is_base_of_v<ApiError, E>, int> = 0>
void PrintTo(const std::expected<T, E>& result, std::ostream* out)
{
    detail::print_result(result, *out);
}
#endif
/// Prints the field, the message and the code of a violation. GoogleTest lists those of an error.
inline void PrintTo(const Violation& violation, std::ostream* out) { *out << detail::violation_text(violation); }

// --- matchers ---
//
// Their names are not in the case of this library: they are words of the language of GoogleTest's matchers, which is CamelCase.

/// A matcher of an error: what the functions below return.
///
/// Matches an ApiError and the error in an `expected` of any value, tl's or the standard's. It also takes a result whose error is a
/// catalogued enumerator or a std::error_code, an ApiException (with `testing::Throws`), and what `fail` returns. A value is never
/// matched. It composes with GoogleMock's matchers: `Not`, `AllOf`, `Each`, `Pointee`, `Optional`, and as one of a mock's arguments.
class ErrorMatcher {
public:
    using is_gtest_matcher = void; ///< by which GoogleTest knows a matcher

    /// A matcher of whatever a matcher of ApiError matches.
    explicit ErrorMatcher(testing::Matcher<const ApiError&> matcher) : matcher_(std::move(matcher)) {}

    /// Whether there is an error that matches. Says why not.
    template <class Subject>
    bool MatchAndExplain(const Subject& subject, testing::MatchResultListener* listener) const
    {
        return detail::with_error_of(subject, [&](const ApiError* error) {
            return detail::is_there<Subject>(error, listener) && matcher_.MatchAndExplain(*error, listener);
        });
    }
    /// Says what is matched.
    void DescribeTo(std::ostream* out) const { matcher_.DescribeTo(out); }
    /// Says what is not.
    void DescribeNegationTo(std::ostream* out) const { matcher_.DescribeNegationTo(out); }

private:
    testing::Matcher<const ApiError&> matcher_;
};

/// Matches a result with a value: an `expected` of tl or of the standard, with any error.
///
///     EXPECT_THAT(check_quota(customer), IsOk());
inline auto IsOk() { return detail::IsOkMatcher(); }

/// Matches a result whose value is equal to `value`, or is matched by it.
///
///     EXPECT_THAT(create({"Printer"}), IsOkAndHolds(Field(&Ticket::title, "Printer")));
template <class ValueOrMatcher>
auto IsOkAndHolds(ValueOrMatcher value)
{
    return detail::IsOkAndHoldsMatcher<ValueOrMatcher>(std::move(value));
}

/// Matches an error that compares equal with `what`, and that all `matchers` match.
///
/// `what` is what an ApiError compares with: a code, an HttpStatus, a type of the API, std::errc, a std::error_code, Retry, another
/// ApiError; or it is a matcher, as the others are: those below, and those of GoogleMock that take an ApiError.
///
///     EXPECT_THAT(create({}), FailsWith(Code::parameter_missing, HasParam("title")));
template <class What, class... Matchers>
ErrorMatcher FailsWith(What what, Matchers... matchers)
{
    static_assert(!std::is_arithmetic_v<What>, "amiss: FailsWith() takes an HttpStatus; HasStatus() takes a number");
    constexpr bool is_text = std::is_convertible_v<const What&, std::string_view>;
    static_assert(!is_text, "amiss: FailsWith() takes a code; Property(&ApiError::name, \"x\") matches a name");
    using Matcher = testing::Matcher<const ApiError&>;
    detail::AllMatcher::Matchers all;
    if constexpr (detail::is_what_v<What>)
        all.push_back(Matcher(new detail::CodeMatcher<What>(what)));
    else if constexpr (!std::is_arithmetic_v<What> && !is_text)
        all.push_back(testing::SafeMatcherCast<const ApiError&>(std::move(what)));
    (all.push_back(testing::SafeMatcherCast<const ApiError&>(std::move(matchers))), ...);
    return ErrorMatcher(Matcher(new detail::AllMatcher(std::move(all))));
}

/// Matches an error whose `param()` is equal to a text, or is matched.
template <class TextOrMatcher>
ErrorMatcher HasParam(TextOrMatcher&& param)
{
    const auto get = [](const ApiError& error, const std::string&) { return error.param(); };
    return ErrorMatcher(detail::text_of_error("param", get, std::forward<TextOrMatcher>(param)));
}

/// Matches an error whose `message()` is equal to a text, or is matched.
template <class TextOrMatcher>
ErrorMatcher HasMessage(TextOrMatcher&& message)
{
    const auto get = [](const ApiError& error, const std::string&) { return error.message(); };
    return ErrorMatcher(detail::text_of_error("message", get, std::forward<TextOrMatcher>(message)));
}

/// Matches an error whose `context()`, which no client sees, is equal to a text, or is matched.
template <class TextOrMatcher>
ErrorMatcher HasContext(TextOrMatcher&& context)
{
    const auto get = [](const ApiError& error, const std::string&) { return error.context(); };
    return ErrorMatcher(detail::text_of_error("context", get, std::forward<TextOrMatcher>(context)));
}

/// Matches an error with a detail of this key.
inline ErrorMatcher HasDetail(std::string_view key)
{
    return ErrorMatcher(testing::Matcher<const ApiError&>(new detail::DetailMatcher(key)));
}
/// Matches an error with a detail of this value: a number, true, false, null or `raw_json` as its JSON; a text as `detail(key)`
/// gives it, the text of a string and the JSON text of anything else; or whatever a matcher of that text, and not of numbers, matches.
template <class ValueOrMatcher>
ErrorMatcher HasDetail(std::string_view key, ValueOrMatcher&& value)
{
    using Value = std::decay_t<ValueOrMatcher>;
    const auto get = [](const ApiError& error, const std::string& of) { return error.detail(of); };
    if constexpr (std::is_constructible_v<DetailValue, Value> && !std::is_convertible_v<Value, std::string_view>)
        return ErrorMatcher(testing::Matcher<const ApiError&>(new detail::DetailMatcher(key, DetailValue(value))));
    else
        return ErrorMatcher(detail::text_of_error("detail " + testing::PrintToString(key), get,
                                                  std::forward<ValueOrMatcher>(value), key));
}

/// Matches an error with a violation of this field, which is a text or a matcher of texts.
///
/// Matches a Violation as well, so that a test can list all of them:
///
///     EXPECT_THAT(error.violations(), ElementsAre(HasViolation("title"), HasViolation("priority", HasSubstr("low"))));
template <class TextOrMatcher>
auto HasViolation(TextOrMatcher&& field)
{
    return detail::HasViolationMatcher(
        {detail::text_matcher(std::forward<TextOrMatcher>(field)), detail::TextMatcher(testing::_), false});
}
/// Matches an error with a violation of this field that has this message; each is a text or a matcher of texts.
template <class TextOrMatcher, class Message>
auto HasViolation(TextOrMatcher&& field, Message&& message)
{
    return detail::HasViolationMatcher({detail::text_matcher(std::forward<TextOrMatcher>(field)),
                                        detail::text_matcher(std::forward<Message>(message)), true});
}

/// Matches an error with this status: an HttpStatus, a number, or a matcher of either: `testing::Ge(500)`,
/// `testing::AnyOf(HttpStatus::not_found, HttpStatus::gone)`.
///
/// Matches a Response and an Answer as well, and whatever has a number or an HttpStatus as its `status`.
template <class StatusOrMatcher>
auto HasStatus(StatusOrMatcher&& status)
{
    using Given = std::decay_t<StatusOrMatcher>;
    if constexpr (std::is_same_v<Given, HttpStatus>)
        return detail::HasStatusMatcher(status);
    else if constexpr (std::is_integral_v<Given>)
        return detail::HasStatusMatcher(static_cast<HttpStatus>(status));
    else
        return detail::HasStatusMatcher(
            testing::SafeMatcherCast<detail::StatusNumber>(std::forward<StatusOrMatcher>(status)));
}

/// Matches an error that may be tried again: `retryable()`.
inline ErrorMatcher IsRetryable()
{
    return ErrorMatcher(testing::Matcher<const ApiError&>(new detail::RetryableMatcher));
}

/// Matches an error whose `retry_after()` is this: a duration of whole seconds, or a matcher of their number.
template <class DelayOrMatcher>
ErrorMatcher HasRetryAfter(DelayOrMatcher&& delay)
{
    using Seconds = testing::Matcher<std::chrono::seconds::rep>;
    const auto make = [](const Seconds& matcher) {
        return ErrorMatcher(testing::Matcher<const ApiError&>(new detail::RetryAfterMatcher(matcher)));
    };
    if constexpr (std::is_convertible_v<DelayOrMatcher&&, std::chrono::seconds>)
        return make(testing::Eq(std::chrono::seconds(delay).count()));
    else
        return make(testing::SafeMatcherCast<std::chrono::seconds::rep>(std::forward<DelayOrMatcher>(delay)));
}

/// Matches an error that `envelope` writes as this body, as the response to a request.
///
/// A text is compared byte for byte, members in their order, but for the white space between tokens of JSON: so a test can have it
/// on several lines. `body` may be a matcher of strings too. The envelope is copied; what `request` views must live as long as the matcher.
///
///     EXPECT_THAT(error, WritesBody(cstar::envelope, R"({"success": false, …})"));
template <class EnvelopeOrLayout, class Body, std::enable_if_t<is_envelope_v<EnvelopeOrLayout>, int> = 0>
ErrorMatcher WritesBody(const EnvelopeOrLayout& envelope, const RequestInfo& request, Body&& body)
{
    return ErrorMatcher(testing::Matcher<const ApiError&>(
        new detail::BodyMatcher<EnvelopeOrLayout>(envelope, request, detail::body_matcher(std::forward<Body>(body)))));
}
/// The same, without anything of a request.
template <class EnvelopeOrLayout, class Body, std::enable_if_t<is_envelope_v<EnvelopeOrLayout>, int> = 0>
ErrorMatcher WritesBody(const EnvelopeOrLayout& envelope, Body&& body)
{
    return WritesBody(envelope, RequestInfo{}, std::forward<Body>(body));
}

/// Matches a text that is this JSON, compared as in `WritesBody`: the body of a response.
inline auto IsJson(std::string_view json) { return detail::IsJsonMatcher(json); }

} // inline namespace v0
} // namespace amiss
