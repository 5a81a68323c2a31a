// SPDX-License-Identifier: BSL-1.0
// Matchers of the parts of an error: its texts, a detail, its violations, its status, its retry class; and all of several.
#pragma once

#include <amiss/detail/error/log_texts.hpp>
#include <amiss/detail/gtest/explain.hpp>
#include <amiss/detail/gtest/json_text.hpp>
#include <amiss/detail/json/json_log_writer.hpp>
#include <amiss/detail/json/redacted_json.hpp>
#include <amiss/detail/json/view.hpp>
#include <amiss/detail_value.hpp>
#include <amiss/error.hpp>
#include <amiss/http_status.hpp>
#include <amiss/retry_class.hpp>
#include <amiss/violation.hpp>

#include <chrono>
#include <cstddef>
#include <ostream>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace amiss {
inline namespace v0 {
namespace detail {

using ErrorInterface = testing::MatcherInterface<const ApiError&>;

/// One text of an error.
class ErrorTextMatcher : public ErrorInterface {
public:
    using Get = std::string_view (*)(const ApiError& error, const std::string& key);

    /// `name` is what the text is called; `get` finds it, and may take `key` for that.
    ErrorTextMatcher(std::string name, Get get, TextMatcher matcher, std::string key = {})
        : name_(std::move(name)), key_(std::move(key)), get_(get), matcher_(std::move(matcher))
    {}

    bool MatchAndExplain(const ApiError& error, testing::MatchResultListener* listener) const override
    {
        const std::string text(get_(error, key_));
        if (!text.empty())
            return match_part(text, matcher_, "whose " + name_ + " is", shown_text(error, text, key_), listener);
        *listener << "which has no " << name_;
        return matcher_.Matches(text);
    }
    void DescribeTo(std::ostream* out) const override
    {
        *out << "has a " << name_ << " that ";
        matcher_.DescribeTo(out);
    }
    void DescribeNegationTo(std::ostream* out) const override
    {
        *out << "has no " << name_ << " that ";
        matcher_.DescribeTo(out);
    }

private:
    std::string name_;
    std::string key_;
    Get get_;
    TextMatcher matcher_;
};

/// A matcher of one text of an error, from what it must be equal to or a matcher of it.
template <class Text>
testing::Matcher<const ApiError&> text_of_error(std::string name, ErrorTextMatcher::Get get, Text&& text,
                                                std::string_view key = {})
{
    return testing::Matcher<const ApiError&>(
        new ErrorTextMatcher(std::move(name), get, text_matcher(std::forward<Text>(text)), std::string(key)));
}

/// The details of an error have a member of this key and, where there is one, of this JSON.
class DetailMatcher : public ErrorInterface {
public:
    explicit DetailMatcher(std::string_view key) : key_(key) {}
    DetailMatcher(std::string_view key, const DetailValue& value) : key_(key)
    {
        const ApiError error = ApiError(HttpStatus::none).with_detail("value", value);
        json_ = without_white_space(json_of(error.details(), "value"));
    }

    bool MatchAndExplain(const ApiError& error, testing::MatchResultListener* listener) const override
    {
        const std::string_view json = json_of(error.details(), key_);
        if (json.empty())
            *listener << "which has no detail " << testing::PrintToString(key_);
        else
            *listener << "whose detail " << testing::PrintToString(key_) << " is " << shown_json(error, key_);
        return !json.empty() && (json_.empty() || without_white_space(json) == json_);
    }
    void DescribeTo(std::ostream* out) const override { describe(*out << "has a "); }
    void DescribeNegationTo(std::ostream* out) const override { describe(*out << "has no "); }

private:
    static std::string_view json_of(std::string_view details, std::string_view key)
    {
        JsonMember member;
        std::string_view inside = inside_of(details);
        while (!inside.empty() && next_member(inside, member)) {
            if (is_escaped_form(member.key, key)) return member.value;
        }
        return {};
    }
    /// The value as it is in a JSON log: without secrets, of which its key may tell.
    static std::string shown_json(const ApiError& error, std::string_view key)
    {
        std::string buffer(6 * error.details().size() + 64, '\0'); // an escape has six bytes
        JsonLogWriter out(buffer.data(), buffer.size(), prefixes_of(error.catalog()));
        RedactedJson(out, error.details()).put();
        const std::string_view json = json_of(out.text(), key);
        return json.empty() ? "***" : std::string(json); // where the key is a secret itself
    }
    void describe(std::ostream& out) const
    {
        out << "detail " << testing::PrintToString(key_);
        if (!json_.empty()) out << " that is " << json_;
    }

    std::string key_;
    std::string json_;
};

/// A violation of a field, with a message.
class ViolationPart {
public:
    ViolationPart(TextMatcher field, TextMatcher message, bool has_message)
        : field_(std::move(field)), message_(std::move(message)), has_message_(has_message)
    {}

    bool matches(const Violation& violation) const
    {
        return field_.Matches(std::string(violation.field)) && message_.Matches(std::string(violation.message));
    }
    bool matches_one_of(const Violations& violations) const
    {
        for (const Violation& violation : violations) {
            if (matches(violation)) return true;
        }
        return false;
    }
    void describe(std::ostream& out) const
    {
        out << "violation whose field ";
        field_.DescribeTo(&out);
        if (!has_message_) return;
        out << " and whose message ";
        message_.DescribeTo(&out);
    }

private:
    TextMatcher field_;
    TextMatcher message_;
    bool has_message_;
};

/// The retry class of an error is not `never`.
class RetryableMatcher : public ErrorInterface {
public:
    bool MatchAndExplain(const ApiError& error, testing::MatchResultListener* listener) const override
    {
        *listener << "whose retry class is " << testing::PrintToString(error.retry_class()) << ", by the word of the "
                  << to_string(error.retry_word());
        return error.retryable();
    }
    void DescribeTo(std::ostream* out) const override { *out << "may be retried"; }
    void DescribeNegationTo(std::ostream* out) const override { *out << "may not be retried"; }
};

/// An error with a delay, of which a matcher knows the seconds.
class RetryAfterMatcher : public ErrorInterface {
public:
    explicit RetryAfterMatcher(testing::Matcher<std::chrono::seconds::rep> matcher) : matcher_(std::move(matcher)) {}

    bool MatchAndExplain(const ApiError& error, testing::MatchResultListener* listener) const override
    {
        const auto delay = error.retry_after();
        if (!delay)
            *listener << "which has no delay";
        else
            *listener << "whose delay in seconds is " << delay->count();
        return delay && matcher_.Matches(delay->count());
    }
    void DescribeTo(std::ostream* out) const override { describe(*out << "has a delay"); }
    void DescribeNegationTo(std::ostream* out) const override { describe(*out << "has no delay"); }

private:
    void describe(std::ostream& out) const
    {
        out << " that, in seconds, ";
        matcher_.DescribeTo(&out);
    }

    testing::Matcher<std::chrono::seconds::rep> matcher_;
};

/// All of several matchers, the first of which says with what an error fails.
class AllMatcher : public ErrorInterface {
public:
    using Matchers = std::vector<testing::Matcher<const ApiError&>>;

    explicit AllMatcher(Matchers matchers) : matchers_(std::move(matchers)) {}

    bool MatchAndExplain(const ApiError& error, testing::MatchResultListener* listener) const override
    {
        for (const auto& matcher : matchers_) {
            testing::StringMatchResultListener inner;
            if (matcher.MatchAndExplain(error, &inner)) continue;
            *listener << inner.str();
            return false;
        }
        return true;
    }
    void DescribeTo(std::ostream* out) const override
    {
        for (std::size_t at = 0; at < matchers_.size(); ++at) {
            if (at != 0) *out << " and ";
            matchers_[at].DescribeTo(out);
        }
    }
    void DescribeNegationTo(std::ostream* out) const override
    {
        for (std::size_t at = 0; at < matchers_.size(); ++at) {
            if (at != 0) *out << " or ";
            matchers_[at].DescribeNegationTo(out);
        }
    }

private:
    Matchers matchers_;
};

} // namespace detail
} // inline namespace v0
} // namespace amiss
