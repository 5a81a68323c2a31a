// SPDX-License-Identifier: BSL-1.0
// Boost's result beside amiss: in the macros both ways, as an expected and back, and what its value() throws.
#include <amiss/adapt/boost_result.hpp>

#include <amiss/apis/cstar.hpp>
#include <amiss/raises.hpp>

#include <boost/system/errc.hpp>

#include <gtest/gtest.h>

#include <exception>
#include <memory>
#include <string>
#include <string_view>
#include <system_error>
#include <type_traits>
#include <utility>

namespace {

using amiss::ApiError;
using amiss::expected;
using amiss::fail;
using amiss::HttpStatus;
using amiss::cstar::Code;
namespace errc = boost::system::errc;
template <class T, class E = boost::system::error_code>
using Result = boost::system::result<T, E>;
using Only = std::unique_ptr<int>; // can only be moved

static_assert(!std::is_default_constructible_v<ApiError>, "Boost's result makes one of nothing, and nobody else");

Result<Only> boosts(bool good)
{
    if (!good) return errc::make_error_code(errc::host_unreachable);
    return std::make_unique<int>(7);
}
Result<int, ApiError> whole(bool good)
{
    if (!good) return fail(Code::parameter_missing).with_param("title");
    return 7;
}
expected<Only> ours(bool good)
{
    if (!good) return fail(Code::parameter_missing).with_param("title");
    return std::make_unique<int>(7);
}

TEST(boost_result, goes_through_the_macros_into_an_expected)
{
    const auto use = [](bool first, bool second, bool third) -> expected<int> {
        AMISS_ASSIGN(const Only moved, boosts(first));
        const Result<int, ApiError> kept = whole(second);
        AMISS_TRY(kept);
        AMISS_ASSIGN(const int number, kept);
        Result<void, Code> none;
        if (!third) none = Code::key_expired;
        AMISS_TRY(none);
        return *moved + number;
    };
    EXPECT_EQ(use(true, true, true), 14);
    EXPECT_EQ(use(false, true, true).error().cause(), std::errc::host_unreachable);
    EXPECT_EQ(use(true, false, true).error().param(), "title");
    EXPECT_EQ(use(true, true, false).error(), Code::key_expired);
}

TEST(boost_result, of_a_function_takes_the_errors_of_expected)
{
    const auto use = [](bool good) -> Result<Only> {
        AMISS_TRY(ours(good));
        AMISS_ASSIGN(Only moved, ours(good));
        return moved;
    };
    EXPECT_EQ(**use(true), 7);
    EXPECT_EQ(use(false).error(), boost::system::error_code(Code::parameter_missing));
    const auto all = [](bool good) -> Result<void, ApiError> {
        const expected<Only> kept = ours(good);
        AMISS_TRY(kept);
        return {};
    };
    EXPECT_TRUE(all(true).has_value());
    EXPECT_EQ(all(false).error().param(), "title");
}

TEST(boost_result, passes_its_own_error_on_as_it_is)
{
    const auto use = []() -> Result<int> {
        AMISS_TRY(boosts(false));
        return 1;
    };
    EXPECT_EQ(use().error(), errc::host_unreachable);
    const auto other = []() -> Result<int, std::error_code> {
        AMISS_TRY(boosts(false));
        return 1;
    };
    EXPECT_EQ(other().error(), std::errc::host_unreachable);
}

TEST(boost_result, takes_fail)
{
    const auto code = [](bool named) -> Result<int> {
        const auto failure = fail(Code::key_expired);
        if (named) return failure;
        return fail(HttpStatus::gone).with_context("lost");
    };
    EXPECT_EQ(code(true).error(), boost::system::error_code(Code::key_expired));
    EXPECT_EQ(code(false).error(), HttpStatus::gone);
    EXPECT_EQ(whole(false).error().param(), "title");
}

TEST(boost_result, becomes_an_expected_and_comes_back)
{
    EXPECT_EQ(**amiss::to_expected(boosts(true)), 7);
    const Result<int, ApiError> kept = whole(false);
    EXPECT_EQ(amiss::to_expected(kept).error(), kept.error());
    EXPECT_TRUE(amiss::to_expected(Result<void>()).has_value());
    EXPECT_EQ(**amiss::to_boost_result(ours(true)), 7);
    const expected<Only> failed = ours(false);
    EXPECT_EQ(amiss::to_boost_result(ours(false)).error(), failed.error());
    EXPECT_EQ(amiss::to_expected(amiss::to_boost_result<std::error_code>(ours(false))).error(),
              Code::parameter_missing);
    const expected<int> number = 8;
    EXPECT_EQ(*amiss::to_boost_result(number), 8) << "copied";
    static_assert(std::is_same_v<decltype(amiss::to_boost_result<boost::system::error_code>(number)), Result<int>>);
}

TEST(boost_result, of_a_foreign_code_comes_back_as_that_code)
{
    EXPECT_EQ(amiss::to_boost_result<boost::system::error_code>(amiss::to_expected(boosts(false))).error(),
              errc::make_error_code(errc::host_unreachable));
}

TEST(boost_result, with_an_api_error_can_be_asked_for_its_error_when_it_has_none)
{
    EXPECT_EQ(whole(true).error().status(), HttpStatus::none);
    const Result<int, amiss::raises<Code::key_expired>> listed(fail<Code::key_expired>().value());
    EXPECT_EQ(listed.error(), Code::key_expired);
    EXPECT_EQ(amiss::to_expected(listed).error(), Code::key_expired);
}

TEST(boost_result, gives_the_error_of_a_code)
{
    EXPECT_EQ(amiss::error_from(Code::key_expired), Code::key_expired);
    EXPECT_EQ(amiss::error_from(errc::make_error_code(errc::io_error)).cause(), std::errc::io_error);
    EXPECT_TRUE(amiss::error_from(boost::system::error_code()).malformed());
}

#if defined(__cpp_exceptions)
TEST(boost_result, throws_the_whole_error)
{
    const auto thrown_by = [](auto&& result) {
        try {
            static_cast<void>(result.value());
        } catch (const amiss::ApiException& exception) {
            const std::string_view file = boost::get_throw_location(exception).file_name();
            return file.find("boost_result.cpp") != file.npos ? exception.error() : ApiError(HttpStatus::none);
        }
        return ApiError(HttpStatus::none);
    };
    EXPECT_EQ(thrown_by(whole(false)).param(), "title");
    EXPECT_EQ(thrown_by(Result<int, Code>(Code::key_expired)), Code::key_expired) << "which is ambiguous by itself";
}

TEST(boost_result, of_exceptions_gives_and_takes_them)
{
    const Result<int, std::exception_ptr> thrown(std::make_exception_ptr(amiss::ApiException(Code::key_expired)));
    EXPECT_EQ(amiss::to_expected(thrown).error(), Code::key_expired);
    const auto use = []() -> Result<int, std::exception_ptr> {
        AMISS_TRY(ours(false));
        return 1;
    };
    EXPECT_EQ(amiss::to_expected(use()).error().param(), "title");
    EXPECT_THROW(static_cast<void>(use().value()), amiss::ApiException);
}
#endif

} // namespace
