// SPDX-License-Identifier: BSL-1.0
// How results of each policy are seen: none is asked for its value by way of the policy.
#include <amiss/detail/outcome/outcome_traits.hpp>

#include <amiss/apis/cstar.hpp>
#include <amiss/detail/result/convert_result.hpp>

#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <type_traits>
#include <utility>

namespace {

namespace outcome = amiss::detail::outcome;
using amiss::ApiError;
using amiss::cstar::Code;
using amiss::detail::OutcomeResult;

// By default a type of which Outcome knows nothing makes observers that do not compile.
struct NotedCode {
    std::string path;
    operator Code() const { return path.empty() ? Code::parameter_missing : Code::rate_limit_exceeded; }
    operator ApiError() const { return ApiError(Code(*this)).with_param(path); }
};

template <class Result>
void check_policy()
{
    const auto good = amiss::detail::expected_of<std::string>(Result(outcome::in_place_type<std::string>, "v"));
    EXPECT_EQ(good, "v");
    using Error = typename Result::error_type;
    const auto bad =
        amiss::detail::expected_of<std::string>(Result(outcome::in_place_type<Error>, Error{Code::parameter_missing}));
    EXPECT_EQ(bad.error(), Code::parameter_missing);
}

TEST(outcome_traits, each_policy)
{
    check_policy<outcome::unchecked<std::string, ApiError>>();
    check_policy<outcome::checked<std::string, ApiError>>();
    check_policy<outcome::result<std::string, ApiError, outcome::policy::terminate>>();
    check_policy<outcome::result<std::string, std::error_code>>();
    check_policy<outcome::result<std::string, Code>>();
    using Silent = outcome::result<std::string, NotedCode, outcome::policy::fail_to_compile_observers>;
    const auto bad = amiss::detail::expected_of<std::string>(Silent(outcome::in_place_type<NotedCode>, NotedCode{"p"}));
    EXPECT_EQ(bad.error().param(), "p");
}

TEST(outcome_traits, const_result_is_copied)
{
    using Result = outcome::result<std::unique_ptr<int>, ApiError>;
    const auto make = []() -> const Result { return ApiError(Code::parameter_missing).with_param("title"); };
    const auto pass = [&]() -> amiss::expected<void> {
        AMISS_TRY(make());
        return {};
    };
    EXPECT_EQ(pass().error().param(), "title");
}

TEST(outcome_traits, what_a_result_takes)
{
    EXPECT_TRUE((OutcomeResult::takes<outcome::result<int, ApiError>, ApiError>));
    EXPECT_TRUE((OutcomeResult::takes<outcome::result<int>, ApiError>));
    EXPECT_TRUE((OutcomeResult::takes<outcome::outcome<int, ApiError>, ApiError>));
    EXPECT_TRUE((OutcomeResult::takes<outcome::result<int, std::string>, std::string>));
    EXPECT_FALSE((OutcomeResult::takes<outcome::result<int, Code>, ApiError>));
    EXPECT_FALSE((OutcomeResult::takes<outcome::result<int, std::string>, ApiError>));
}

} // namespace
