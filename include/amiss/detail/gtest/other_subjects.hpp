// SPDX-License-Identifier: BSL-1.0
// Matchers whose subject is more than an error: a failed field on its own, and a response.
#pragma once

#include <amiss/detail/error/printed_line.hpp>
#include <amiss/detail/gtest/explain.hpp>
#include <amiss/detail/gtest/part_matchers.hpp>
#include <amiss/detail/gtest/subject.hpp>
#include <amiss/error.hpp>
#include <amiss/http_status.hpp>
#include <amiss/violation.hpp>

#include <ostream>
#include <string>
#include <type_traits>
#include <utility>

namespace amiss {
inline namespace v0 {
namespace detail {

/// Says what is no error, and the line of an error in what GoogleTest does not print.
template <class Subject>
bool is_there(const ApiError* error, testing::MatchResultListener* listener)
{
    if (error == nullptr)
        *listener << "which is not an error";
    else if (has_error_v<Subject>)
        with_log_line(*error, [&](std::string_view line) { *listener << "whose error is " << line << ", "; });
    return error != nullptr;
}

/// Matches an error with the violation, or a violation on its own.
class HasViolationMatcher {
public:
    using is_gtest_matcher = void;

    explicit HasViolationMatcher(ViolationPart part) : part_(std::move(part)) {}

    template <class Subject>
    bool MatchAndExplain(const Subject& subject, testing::MatchResultListener* listener) const
    {
        if constexpr (std::is_same_v<Subject, Violation>) {
            return part_.matches(subject);
        } else {
            return with_error_of(subject, [&](const ApiError* error) {
                if (!is_there<Subject>(error, listener)) return false;
                if (error->violations().empty())
                    *listener << "which has no violations";
                else
                    *listener << "whose violations are " << testing::PrintToString(error->violations());
                return part_.matches_one_of(error->violations());
            });
        }
    }
    void DescribeTo(std::ostream* out) const { part_.describe(*out << "has a "); }
    void DescribeNegationTo(std::ostream* out) const { part_.describe(*out << "has no "); }

private:
    ViolationPart part_;
};

/// Whether a `T` has a number as its `status`: Response, Answer and what a test keeps of them.
template <class T, class = void>
inline constexpr bool is_response_v = false;
template <class T>
inline constexpr bool is_response_v<T, std::enable_if_t<std::is_convertible_v<decltype(T::status), int>>> = true;

/// Matches the status of an error or of a response.
class HasStatusMatcher {
public:
    using is_gtest_matcher = void;

    explicit HasStatusMatcher(HttpStatus status)
        : matcher_(testing::Eq(to_int(status))), words_(testing::PrintToString(status))
    {}
    explicit HasStatusMatcher(testing::Matcher<int> matcher) : matcher_(std::move(matcher)) {}

    template <class Subject>
    bool MatchAndExplain(const Subject& subject, testing::MatchResultListener* listener) const
    {
        if constexpr (is_response_v<Subject>) {
            return matches(static_cast<HttpStatus>(int{subject.status}), listener);
        } else {
            return with_error_of(subject, [&](const ApiError* error) {
                return is_there<Subject>(error, listener) && matches(error->status(), listener);
            });
        }
    }
    void DescribeTo(std::ostream* out) const { describe(*out << "has "); }
    void DescribeNegationTo(std::ostream* out) const { describe(*out << "does not have "); }

private:
    bool matches(HttpStatus status, testing::MatchResultListener* listener) const
    {
        *listener << "whose status is " << testing::PrintToString(status);
        return matcher_.Matches(to_int(status));
    }
    void describe(std::ostream& out) const
    {
        if (!words_.empty()) {
            out << "status " << words_;
        } else {
            out << "a status that ";
            matcher_.DescribeTo(&out);
        }
    }

    testing::Matcher<int> matcher_;
    std::string words_;
};

} // namespace detail
} // inline namespace v0
} // namespace amiss
