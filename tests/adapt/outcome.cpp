// SPDX-License-Identifier: BSL-1.0
// Outcome's results and outcomes: as an expected and back, in the macros of both libraries, and what value() throws.
#include <amiss/adapt/outcome.hpp>

#include <amiss/apis/cstar.hpp>
#include <amiss/raises.hpp>

#include <gtest/gtest.h>

#include <any>
#include <memory>
#include <string>
#include <system_error>
#include <type_traits>
#include <utility>

namespace {

namespace outcome = BOOST_OUTCOME_V2_NAMESPACE;
using amiss::ApiError;
using amiss::cstar::Code;

template <class T>
using Result = outcome::result<T, ApiError>;
template <class T>
using Outcome = outcome::outcome<T, ApiError>;
using Pointer = std::unique_ptr<int>;

amiss::expected<Pointer> ours(bool good)
{
    if (!good) return amiss::fail(Code::parameter_missing).with_param("title");
    return std::make_unique<int>(7);
}
amiss::expected<void> ours_void(bool good)
{
    AMISS_TRY(ours(good));
    return {};
}
amiss::result<int, Code::parameter_missing> ours_listed(bool good)
{
    if (!good) return amiss::fail<Code::parameter_missing>().with_param("title");
    return 7;
}
Result<Pointer> theirs(bool good)
{
    if (!good) return amiss::fail(Code::parameter_missing).with_param("title");
    return std::make_unique<int>(7);
}
Result<void> theirs_void(bool good)
{
    BOOST_OUTCOME_TRY(theirs(good));
    return outcome::success();
}
Outcome<int> their_outcome(bool good)
{
    if (!good) return amiss::fail(Code::parameter_missing).with_param("title");
    return 7;
}
outcome::result<int> their_code(bool good)
{
    if (!good) return std::error_code(Code::parameter_missing);
    return 7;
}
bool is_missing_title(const ApiError& error) { return error == Code::parameter_missing && error.param() == "title"; }
template <class R>
bool says_missing(const R& result)
{
    return result.has_error() && result.error() == std::error_code(Code::parameter_missing);
}

TEST(OutcomeAdapter, result_as_an_expected)
{
    amiss::expected<Pointer> moved = amiss::to_expected(theirs(true));
    ASSERT_TRUE(moved.has_value());
    EXPECT_EQ(**moved, 7);

    const amiss::expected<Pointer> bad = amiss::to_expected(theirs(false));
    ASSERT_FALSE(bad.has_value());
    EXPECT_TRUE(is_missing_title(bad.error()));
    EXPECT_NE(bad.error().location().file, nullptr) << "that of fail()";

    EXPECT_TRUE(amiss::to_expected(theirs_void(true)).has_value());
    EXPECT_TRUE(is_missing_title(amiss::to_expected(theirs_void(false)).error()));
}

TEST(OutcomeAdapter, lvalue_is_copied)
{
    const outcome::result<std::string, ApiError> good = std::string(100, 'v');
    EXPECT_EQ(*amiss::to_expected(good), good.assume_value());
    outcome::result<std::string, ApiError> bad = ApiError(Code::parameter_missing).with_param("title");
    EXPECT_TRUE(is_missing_title(amiss::to_expected(bad).error()));
    EXPECT_TRUE(is_missing_title(bad.assume_error())) << "still there";
}

TEST(OutcomeAdapter, expected_as_a_result)
{
    static_assert(std::is_same_v<decltype(amiss::to_outcome(ours(true))), Result<Pointer>>);
    EXPECT_EQ(*amiss::to_outcome(ours(true)).assume_value(), 7);
    EXPECT_TRUE(is_missing_title(amiss::to_outcome(ours(false)).assume_error()));
    EXPECT_TRUE(amiss::to_outcome(ours_void(true)).has_value());
    EXPECT_TRUE(is_missing_title(amiss::to_outcome(ours_void(false)).assume_error()));
    EXPECT_TRUE(is_missing_title(amiss::to_outcome(ours_listed(false)).assume_error()));
    const amiss::expected<int, Code> plain = tl::make_unexpected(Code::rate_limit_exceeded);
    EXPECT_EQ(amiss::to_outcome(plain).assume_error(), Code::rate_limit_exceeded);

    const amiss::expected<std::string> text = std::string(100, 'v');
    EXPECT_EQ(amiss::to_outcome(text).assume_value(), *text);
    const amiss::expected<void> failure = ours_void(false);
    EXPECT_TRUE(is_missing_title(amiss::to_outcome(failure).assume_error()));
    EXPECT_TRUE(is_missing_title(failure.error())) << "copied";
}

TEST(OutcomeAdapter, expected_as_a_result_with_a_code)
{
    static_assert(
        std::is_same_v<decltype(amiss::to_outcome<std::error_code>(ours(true))), outcome::std_result<Pointer>>);
    EXPECT_TRUE(says_missing(amiss::to_outcome<std::error_code>(ours(false))));
    static_assert(
        std::is_same_v<decltype(amiss::to_outcome<boost::system::error_code>(ours(true))), outcome::result<Pointer>>);
    EXPECT_TRUE(says_missing(amiss::to_outcome<boost::system::error_code>(ours_void(false))));

    const auto full = std::make_error_code(std::errc::no_space_on_device);
    const amiss::expected<int> foreign = amiss::fail(full);
    EXPECT_EQ(amiss::to_outcome<std::error_code>(foreign).assume_error(), full)
        << "it came from elsewhere, and goes there";
    EXPECT_EQ(amiss::to_outcome<boost::system::error_code>(foreign).assume_error(),
              boost::system::errc::no_space_on_device);
    const amiss::expected<int> nothing = amiss::fail(amiss::HttpStatus::none);
    EXPECT_TRUE(amiss::to_outcome<std::error_code>(nothing).assume_error()) << "0 would be no error";
}

TEST(OutcomeAdapter, and_back_it_is_the_same_error)
{
    const ApiError error =
        ApiError(Code::parameter_missing).with_param("title").with_context("line 3").with_detail("n", 2);
    const auto back = amiss::to_expected(amiss::to_outcome(amiss::expected<int>(tl::unexpect, error)));
    EXPECT_EQ(back.error(), error);
    EXPECT_EQ(back.error().context(), "line 3");
    const auto thrown = amiss::to_outcome<std::exception_ptr>(amiss::expected<int>(tl::unexpect, error));
    EXPECT_EQ(amiss::to_expected(thrown).error(), error) << "kept as an ApiException";
    EXPECT_EQ(amiss::to_expected(thrown).error().context(), "line 3");
}

TEST(OutcomeAdapter, boost_try_of_an_expected)
{
    const auto in_result = [](bool good) -> Result<int> {
        BOOST_OUTCOME_TRY(auto value, ours(good));
        BOOST_OUTCOME_TRY(ours_void(good));
        BOOST_OUTCOME_TRY(auto other, ours_listed(good));
        return *value + other;
    };
    EXPECT_EQ(in_result(true).assume_value(), 14);
    EXPECT_TRUE(is_missing_title(in_result(false).assume_error()));

    const auto in_outcome = [](bool good) -> Outcome<int> {
        BOOST_OUTCOME_TRY(auto value, ours(good));
        return *value;
    };
    EXPECT_EQ(in_outcome(true).assume_value(), 7);
    EXPECT_TRUE(is_missing_title(in_outcome(false).assume_error()));

    const auto in_codes = [](bool good) -> outcome::result<void> {
        BOOST_OUTCOME_TRY(ours(good));
        return outcome::success();
    };
    EXPECT_TRUE(in_codes(true).has_value());
    EXPECT_TRUE(says_missing(in_codes(false)));

    const auto in_ours = [](bool good) -> amiss::expected<int> {
        BOOST_OUTCOME_TRY(auto value, ours(good));
        BOOST_OUTCOME_TRY(theirs_void(good));
        return *value;
    };
    EXPECT_EQ(in_ours(true), 7);
    EXPECT_TRUE(is_missing_title(in_ours(false).error()));
}

TEST(OutcomeAdapter, boost_try_of_their_own_results)
{
    const auto of_lvalues = [](bool good) -> Outcome<int> {
        const Outcome<int> kept = their_outcome(good);
        BOOST_OUTCOME_TRY(auto value, kept);
        BOOST_OUTCOME_TRY(auto pointer, theirs(good));
        return value + *pointer;
    };
    EXPECT_EQ(of_lvalues(true).assume_value(), 14);
    EXPECT_TRUE(is_missing_title(of_lvalues(false).assume_error()));

    const auto of_an_outcome = [](bool good) -> amiss::expected<int> {
        BOOST_OUTCOME_TRY(auto value, their_outcome(good));
        return value;
    };
    EXPECT_EQ(of_an_outcome(true), 7);
    EXPECT_TRUE(is_missing_title(of_an_outcome(false).error()));

    const auto to_a_result = [](bool good) -> Result<int> {
        BOOST_OUTCOME_TRY(auto value, their_outcome(good));
        AMISS_ASSIGN(const int other, their_outcome(good));
        return value + other;
    };
    EXPECT_EQ(to_a_result(true).assume_value(), 14);
    EXPECT_TRUE(is_missing_title(to_a_result(false).assume_error()));
    const auto to_a_code = [](bool good) -> outcome::result<int> {
        BOOST_OUTCOME_TRY(auto value, their_outcome(good));
        return value;
    };
    EXPECT_TRUE(says_missing(to_a_code(false)));

    const auto of_codes = [](bool good) -> Result<int> {
        BOOST_OUTCOME_TRY(auto value, their_code(good));
        return value;
    };
    EXPECT_EQ(of_codes(false).assume_error(), Code::parameter_missing);
    const auto to_codes = [](bool good) -> outcome::std_result<int> {
        BOOST_OUTCOME_TRY(auto value, theirs(good));
        return *value;
    };
    EXPECT_TRUE(says_missing(to_codes(false)));
}

TEST(OutcomeAdapter, amiss_macros)
{
    const auto in_ours = [](bool good, bool also) -> amiss::expected<int> {
        AMISS_ASSIGN(const auto pointer, theirs(good));
        AMISS_TRY(theirs_void(good));
        AMISS_ASSIGN(const int code, their_code(also));
        AMISS_ASSIGN(const int value, their_outcome(good));
        return *pointer + code + value;
    };
    EXPECT_EQ(in_ours(true, true), 21);
    EXPECT_TRUE(is_missing_title(in_ours(false, true).error()));
    EXPECT_EQ(in_ours(true, false).error(), Code::parameter_missing) << "their code is ours";

    const auto in_theirs = [](bool good) -> Result<int> {
        const Result<void> kept = theirs_void(good);
        AMISS_TRY(kept);
        AMISS_ASSIGN(const auto pointer, ours(good));
        AMISS_ASSIGN(const auto other, theirs(good));
        return *pointer + *other;
    };
    EXPECT_EQ(in_theirs(true).assume_value(), 14);
    EXPECT_TRUE(is_missing_title(in_theirs(false).assume_error()));

    const auto in_an_outcome = [](bool good) -> Outcome<int> {
        AMISS_ASSIGN(const auto pointer, ours(good));
        AMISS_ASSIGN(const int value, their_outcome(good));
        return *pointer + value;
    };
    EXPECT_EQ(in_an_outcome(true).assume_value(), 14);
    EXPECT_TRUE(is_missing_title(in_an_outcome(false).assume_error()));

    const auto greedy = [](bool good) -> amiss::expected<std::any> {
        AMISS_TRY(theirs(good));
        BOOST_OUTCOME_TRY(theirs_void(good));
        return std::any(7);
    };
    EXPECT_FALSE(greedy(false).has_value()) << "the error is not taken for a value";
}

#if defined(__cpp_lib_expected)
TEST(OutcomeAdapter, results_of_the_standard_library)
{
    const auto call = [](bool good) -> std::expected<int, ApiError> {
        AMISS_ASSIGN(const auto pointer, theirs(good));
        AMISS_TRY(their_outcome(good));
        AMISS_TRY(their_code(good));
        return *pointer;
    };
    const auto back = [&](bool good) -> Result<int> {
        BOOST_OUTCOME_TRY(auto value, call(good));
        AMISS_TRY(call(good));
        return value;
    };
    EXPECT_EQ(back(true).assume_value(), 7);
    EXPECT_TRUE(is_missing_title(back(false).assume_error()));
    EXPECT_TRUE(is_missing_title(amiss::to_outcome(call(false)).assume_error()));
}
#endif

TEST(OutcomeAdapter, failure_and_exception_stay_together)
{
    using WithStd = outcome::outcome<int, ApiError, std::exception_ptr>;
    const auto pass = [](WithStd from) -> outcome::outcome<std::string, ApiError, std::exception_ptr> {
        AMISS_ASSIGN(const int value, std::move(from));
        return std::to_string(value);
    };
    const auto exception = std::make_exception_ptr(std::runtime_error("disk"));
    EXPECT_EQ(pass(WithStd(7)).assume_value(), "7");
    EXPECT_EQ(pass(WithStd(exception)).assume_exception(), exception);
    const auto both = pass(WithStd(ApiError(Code::parameter_missing), exception));
    EXPECT_EQ(both.assume_error(), Code::parameter_missing);
    EXPECT_EQ(both.assume_exception(), exception);
}

TEST(OutcomeAdapter, value_throws_an_api_exception)
{
    const auto thrown_by = [](auto&& call) {
        try {
            call();
        } catch (const amiss::ApiException& exception) {
            return is_missing_title(exception.error());
        }
        return false;
    };
    EXPECT_TRUE(thrown_by([] { (void)theirs(false).value(); }));
    EXPECT_TRUE(thrown_by([] { theirs_void(false).value(); }));
    EXPECT_TRUE(thrown_by([] { (void)their_outcome(false).value(); }));
    EXPECT_TRUE(thrown_by([] { (void)amiss::to_outcome(ours_listed(false)).value(); }));
    EXPECT_NO_THROW((void)theirs(true).value());
}

} // namespace
