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

/// A status for matchers of numbers, such as `Ge(500)`, and for those of an HttpStatus.
class StatusNumber {
public:
    constexpr explicit StatusNumber(HttpStatus status) noexcept : status_(status) {}
    constexpr explicit StatusNumber(int status) noexcept : status_(static_cast<HttpStatus>(status)) {}

    constexpr operator int() const noexcept { return to_int(status_); }
    constexpr operator HttpStatus() const noexcept { return status_; }

    friend constexpr bool operator==(StatusNumber a, HttpStatus b) noexcept { return a.status_ == b; }
    friend constexpr bool operator!=(StatusNumber a, HttpStatus b) noexcept { return a.status_ != b; }
    friend constexpr bool operator<(StatusNumber a, HttpStatus b) noexcept { return a.status_ < b; }
    friend constexpr bool operator>(StatusNumber a, HttpStatus b) noexcept { return a.status_ > b; }
    friend constexpr bool operator<=(StatusNumber a, HttpStatus b) noexcept { return a.status_ <= b; }
    friend constexpr bool operator>=(StatusNumber a, HttpStatus b) noexcept { return a.status_ >= b; }
    friend void PrintTo(StatusNumber status, std::ostream* out) { *out << testing::PrintToString(status.status_); }

private:
    HttpStatus status_;
};

/// Whether a `T` has a number or an HttpStatus as its `status`: Response, Answer and what a test keeps of them.
template <class T, class = void>
inline constexpr bool is_response_v = false;
template <class T>
inline constexpr bool is_response_v<T, std::void_t<decltype(StatusNumber(std::declval<const T&>().status))>> = true;

/// Matches the status of an error or of a response.
class HasStatusMatcher {
public:
    using is_gtest_matcher = void;

    explicit HasStatusMatcher(HttpStatus status) : matcher_(testing::Eq(status)), words_(testing::PrintToString(status))
    {}
    explicit HasStatusMatcher(testing::Matcher<StatusNumber> matcher) : matcher_(std::move(matcher)) {}

    template <class Subject>
    bool MatchAndExplain(const Subject& subject, testing::MatchResultListener* listener) const
    {
        if constexpr (is_response_v<Subject>) {
            return matches(StatusNumber(subject.status), listener);
        } else {
            return with_error_of(subject, [&](const ApiError* error) {
                return is_there<Subject>(error, listener) && matches(StatusNumber(error->status()), listener);
            });
        }
    }
    void DescribeTo(std::ostream* out) const { describe(*out << "has "); }
    void DescribeNegationTo(std::ostream* out) const { describe(*out << "does not have "); }

private:
    bool matches(StatusNumber status, testing::MatchResultListener* listener) const
    {
        *listener << "whose status is " << testing::PrintToString(status);
        return matcher_.Matches(status);
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

    testing::Matcher<StatusNumber> matcher_;
    std::string words_;
};

} // namespace detail
} // inline namespace v0
} // namespace amiss
