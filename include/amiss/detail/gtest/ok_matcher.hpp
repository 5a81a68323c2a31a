// SPDX-License-Identifier: BSL-1.0
// Matches a result that has a value, whatever its error is.
#pragma once

#include <amiss/detail/gtest/explain.hpp>
#include <amiss/detail/gtest/subject.hpp>

#include <ostream>
#include <type_traits>
#include <utility>

namespace amiss {
inline namespace v0 {
namespace detail {

/// Matches a result with a value.
class IsOkMatcher {
public:
    using is_gtest_matcher = void;

    template <class Result>
    bool MatchAndExplain(const Result& result, testing::MatchResultListener* /*listener*/) const
    {
        static_assert(is_result_v<Result>, "amiss: IsOk() takes an expected");
        if constexpr (is_result_v<Result>) return result.has_value();
        return false;
    }
    void DescribeTo(std::ostream* out) const { *out << "is ok"; }
    void DescribeNegationTo(std::ostream* out) const { *out << "is an error"; }
};

/// A result of type `Result`, which may be a reference, whose value matches.
template <class Result>
class HeldValueMatcher : public testing::MatcherInterface<Result> {
    using Value = typename std::decay_t<Result>::value_type;

public:
    explicit HeldValueMatcher(testing::Matcher<const Value&> matcher) : matcher_(std::move(matcher)) {}

    bool MatchAndExplain(Result result, testing::MatchResultListener* listener) const override
    {
        if (!result.has_value()) {
            *listener << "which is an error";
            return false;
        }
        testing::StringMatchResultListener inner;
        const bool matches = matcher_.MatchAndExplain(*result, &inner);
        *listener << inner.str();
        return matches;
    }
    void DescribeTo(std::ostream* out) const override
    {
        *out << "is ok and holds a value that ";
        matcher_.DescribeTo(out);
    }
    void DescribeNegationTo(std::ostream* out) const override
    {
        *out << "is an error or holds a value that ";
        matcher_.DescribeNegationTo(out);
    }

private:
    testing::Matcher<const Value&> matcher_;
};

/// Becomes a matcher of results whose value `inner` is equal to, or matches. Only a type of results says what it is a matcher of.
template <class Inner>
class IsOkAndHoldsMatcher {
public:
    explicit IsOkAndHoldsMatcher(Inner inner) : inner_(std::move(inner)) {}

    template <class Result>
    operator testing::Matcher<Result>() const
    {
        using Plain = std::decay_t<Result>;
        static_assert(is_result_v<Plain>, "amiss: IsOkAndHolds() takes an expected");
        if constexpr (is_result_v<Plain>) {
            using Value = typename Plain::value_type;
            static_assert(!std::is_void_v<Value>, "amiss: an expected<void> holds no value; IsOk() matches it");
            if constexpr (!std::is_void_v<Value>)
                return testing::Matcher<Result>(
                    new HeldValueMatcher<Result>(testing::SafeMatcherCast<const Value&>(inner_)));
        }
    }

private:
    Inner inner_;
};

} // namespace detail
} // inline namespace v0
} // namespace amiss
