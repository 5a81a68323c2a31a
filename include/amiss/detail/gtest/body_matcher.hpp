// SPDX-License-Identifier: BSL-1.0
// Matches the body that an envelope writes of an error.
#pragma once

#include <amiss/detail/gtest/explain.hpp>
#include <amiss/detail/gtest/json_text.hpp>
#include <amiss/error.hpp>
#include <amiss/request_info.hpp>
#include <amiss/write.hpp>

#include <ostream>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>

namespace amiss {
inline namespace v0 {
namespace detail {

/// A text that is the same JSON, but for white space between tokens.
class IsJsonMatcher {
public:
    using is_gtest_matcher = void;

    explicit IsJsonMatcher(std::string_view json) : json_(without_white_space(json)) {}

    bool MatchAndExplain(std::string_view text, testing::MatchResultListener* listener) const
    {
        const std::string found = difference(without_white_space(text), json_);
        *listener << found;
        return found.empty();
    }
    void DescribeTo(std::ostream* out) const { *out << "is " << json_; }
    void DescribeNegationTo(std::ostream* out) const { *out << "is not " << json_; }

private:
    std::string json_;
};

/// A matcher of bodies from the JSON of one, or from any matcher of strings.
template <class Body>
TextMatcher body_matcher(Body&& body)
{
    if constexpr (std::is_convertible_v<Body&&, std::string_view>)
        return TextMatcher(IsJsonMatcher(std::forward<Body>(body)));
    else
        return testing::SafeMatcherCast<const std::string&>(std::forward<Body>(body));
}

/// An error of which an envelope writes this body.
template <class EnvelopeOrLayout>
class BodyMatcher : public testing::MatcherInterface<const ApiError&> {
public:
    BodyMatcher(const EnvelopeOrLayout& envelope, const RequestInfo& request, TextMatcher body)
        : envelope_(envelope), request_(request), body_(std::move(body))
    {}

    bool MatchAndExplain(const ApiError& error, testing::MatchResultListener* listener) const override
    {
        const std::string written = to_string(envelope_, error, request_);
        testing::StringMatchResultListener inner;
        const bool matches = body_.MatchAndExplain(written, &inner);
        *listener << "which writes\n    " << written << (inner.str().empty() ? "" : "\n  ") << inner.str();
        return matches;
    }
    void DescribeTo(std::ostream* out) const override
    {
        *out << "writes a body that ";
        body_.DescribeTo(out);
    }
    void DescribeNegationTo(std::ostream* out) const override
    {
        *out << "writes a body that ";
        body_.DescribeNegationTo(out);
    }

private:
    EnvelopeOrLayout envelope_;
    RequestInfo request_;
    TextMatcher body_;
};

} // namespace detail
} // inline namespace v0
} // namespace amiss
