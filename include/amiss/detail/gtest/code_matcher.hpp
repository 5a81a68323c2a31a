// SPDX-License-Identifier: BSL-1.0
// Matches an error by what it compares with: a code, a status, a type, a retry class, std::errc, std::error_code, an error.
#pragma once

#include <amiss/comparable.hpp>
#include <amiss/detail/error/printed_line.hpp>
#include <amiss/detail/gtest/explain.hpp>
#include <amiss/error.hpp>

#include <ostream>
#include <string>
#include <string_view>
#include <system_error>
#include <type_traits>

namespace amiss {
inline namespace v0 {
namespace detail {

/// Whether a matcher can be made of a `T` by `==`.
template <class T>
inline constexpr bool is_what_v = is_comparable_v<T> || std::is_same_v<T, ApiError>;

/// `error == what`.
template <class What>
class CodeMatcher : public testing::MatcherInterface<const ApiError&> {
public:
    explicit CodeMatcher(const What& what) : what_(what) {}

    bool MatchAndExplain(const ApiError& error, testing::MatchResultListener* listener) const override
    {
        if (error == what_) return true;
        if constexpr (std::is_same_v<What, HttpStatus>)
            *listener << "whose status is " << testing::PrintToString(error.status());
        else if constexpr (std::is_same_v<What, Retry>)
            *listener << "whose retry class is " << testing::PrintToString(error.retry_class());
        else if constexpr (is_type)
            explain_type(error, listener);
        else if constexpr (std::is_same_v<What, ApiError>)
            explain_error(error, listener);
        else
            explain_code(error, listener);
        return false;
    }
    void DescribeTo(std::ostream* out) const override { describe(*out << "fails with "); }
    void DescribeNegationTo(std::ostream* out) const override { describe(*out << "does not fail with "); }

private:
    static constexpr bool is_type = IsErrorType<What>::value;

    static void explain_type(const ApiError& error, testing::MatchResultListener* listener)
    {
        if (error.type().empty())
            *listener << "which has no type";
        else
            *listener << "whose type is " << error.type();
    }
    void explain_error(const ApiError& error, testing::MatchResultListener* listener) const
    {
        if (error.name() != what_.name() || error.status() != what_.status())
            explain_code(error, listener);
        else
            *listener << "which does not say the same";
    }
    void describe(std::ostream& out) const
    {
        if constexpr (is_catalogued_v<What>) {
            const ApiError error = what_;
            out << (error.name().empty() ? testing::PrintToString(what_) : std::string(error.name()));
        } else if constexpr (std::is_same_v<What, std::errc>) {
            const std::error_condition condition = std::make_error_condition(what_);
            out << condition.category().name() << ':' << condition.value() << " (" << condition.message() << ')';
        } else {
            if constexpr (std::is_same_v<What, HttpStatus>) out << "status ";
            if constexpr (std::is_same_v<What, Retry>) out << "retry class ";
            if constexpr (is_type) out << "type ";
            if constexpr (std::is_same_v<What, ApiError>) out << "the error ";
            out << testing::PrintToString(what_);
        }
    }

    What what_;
};

} // namespace detail
} // inline namespace v0
} // namespace amiss
