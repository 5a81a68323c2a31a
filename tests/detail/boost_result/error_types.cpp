// SPDX-License-Identifier: BSL-1.0
// The error types of Boost's result: what each becomes, and which codes come back as the ones that they were.
#include <amiss/detail/boost_result/error_types.hpp>

#include <amiss/apis/cstar.hpp>
#include <amiss/category.hpp>

#include <boost/assert/source_location.hpp>
#include <boost/system/errc.hpp>
#include <boost/system/system_error.hpp>

#include <gtest/gtest.h>

#include <stdexcept>
#include <string>
#include <string_view>
#include <system_error>

namespace {

using amiss::ApiError;
using amiss::HttpStatus;
using amiss::cstar::Code;
using amiss::detail::code_of_error;
using amiss::detail::error_from_boost;
using amiss::detail::error_to_boost;
namespace errc = boost::system::errc;

static_assert(amiss::detail::is_error_of_boost_result<Code> && !amiss::detail::is_error_of_boost_result<int>);
static_assert(amiss::detail::is_made_of_error<boost::system::error_code>
              && amiss::detail::is_made_of_error<std::error_code>);
static_assert(!amiss::detail::is_made_of_error<Code> && !amiss::detail::is_made_of_error<std::errc>
                  && !amiss::detail::is_made_of_error<HttpStatus>,
              "an enumerator cannot say each error");

TEST(boost_error_types, a_code_of_a_catalogue_keeps_its_row_both_ways)
{
    const boost::system::error_code code = Code::parameter_missing;
    const ApiError error = error_from_boost(code);
    EXPECT_EQ(error, Code::parameter_missing);
    EXPECT_EQ(error_to_boost<boost::system::error_code>(ApiError(error)), code);
    EXPECT_EQ(&code_of_error(error).category(), &amiss::category_of<Code>());
}

TEST(boost_error_types, a_foreign_code_is_the_cause_and_comes_back)
{
    const boost::system::error_code code = errc::make_error_code(errc::host_unreachable);
    const ApiError error = error_from_boost(code);
    EXPECT_EQ(error, HttpStatus::internal_server_error);
    EXPECT_EQ(error.cause(), std::errc::host_unreachable);
    const auto back = error_to_boost<boost::system::error_code>(ApiError(error));
    EXPECT_EQ(back, code);
    EXPECT_EQ(back, errc::host_unreachable);
    EXPECT_EQ(error_to_boost<std::error_code>(ApiError(error)), std::errc::host_unreachable);
}

// A category of some library of Boost's.
struct Category : boost::system::error_category {
    const char* name() const noexcept override { return "pump"; }
    std::string message(int) const override { return "dry"; }
};

TEST(boost_error_types, codes_of_boosts_categories_come_back_in_them)
{
    static const Category pump;
    const auto there_and_back = [](const boost::system::error_code& code) {
        return error_to_boost<boost::system::error_code>(error_from_boost(code));
    };
    EXPECT_EQ(there_and_back({5, boost::system::system_category()}).category(), boost::system::system_category());
    EXPECT_EQ(there_and_back({5, boost::system::generic_category()}).category(), boost::system::generic_category());
#if !defined(BOOST_NO_RTTI) // without it, Boost cannot ask a category of the standard whether it was one of its own
    EXPECT_EQ(there_and_back({5, pump}).category(), pump);
#endif
}

TEST(boost_error_types, a_status_is_a_code_of_its_category)
{
    ApiError error(HttpStatus::gone);
    error.with_cause(std::make_error_code(std::errc::io_error));
    const auto code = error_to_boost<boost::system::error_code>(std::move(error));
    EXPECT_EQ(code, HttpStatus::gone) << "and not the cause, which is no error of elsewhere";
    EXPECT_EQ(error_from_boost(code).status(), HttpStatus::gone);
}

TEST(boost_error_types, boosts_place_is_the_errors)
{
    static constexpr boost::source_location place{"there.cpp", 12, "call"};
    const boost::system::error_code code(errc::make_error_code(errc::io_error), &place);
    const ApiError error = error_from_boost(code);
    EXPECT_EQ(std::string_view(error.location().file), "there.cpp");
    EXPECT_EQ(error.location().line, 12U);
    EXPECT_EQ(error_from_boost(errc::make_error_code(errc::io_error)).location().file, nullptr);
}

TEST(boost_error_types, a_success_is_no_error)
{
    const ApiError error = error_from_boost(boost::system::error_code());
    EXPECT_TRUE(error.malformed());
    EXPECT_EQ(error, HttpStatus::internal_server_error);
    EXPECT_FALSE(error_from_boost(errc::make_error_code(errc::io_error)).malformed());
}

TEST(boost_error_types, what_makes_an_error_by_itself_does)
{
    EXPECT_EQ(error_from_boost(Code::key_expired), Code::key_expired);
    EXPECT_EQ(error_from_boost(HttpStatus::gone), HttpStatus::gone);
    EXPECT_EQ(error_from_boost(std::make_error_code(std::errc::io_error)).cause(), std::errc::io_error);
    EXPECT_EQ(error_from_boost(std::errc::io_error).cause(), std::errc::io_error);
    EXPECT_EQ(error_from_boost(errc::io_error).cause(), std::errc::io_error);
    EXPECT_EQ(error_from_boost(ApiError(Code::key_expired).with_param("p")).param(), "p");
    EXPECT_EQ(error_to_boost<ApiError>(ApiError(Code::key_expired).with_param("p")).param(), "p");
}

#if defined(__cpp_exceptions)
TEST(boost_error_types, an_exception_is_what_it_says)
{
    const auto of = [](auto exception) { return error_from_boost(std::make_exception_ptr(exception)); };
    EXPECT_EQ(of(amiss::ApiException(Code::key_expired)), Code::key_expired);
    EXPECT_EQ(of(std::system_error(Code::key_expired)), Code::key_expired);
    EXPECT_EQ(of(std::runtime_error("torn")).context(), "torn");
    EXPECT_EQ(error_from_boost(std::exception_ptr()), HttpStatus::internal_server_error) << "not the end";
    const std::exception_ptr made = error_to_boost<std::exception_ptr>(ApiError(Code::key_expired).with_param("p"));
    EXPECT_EQ(error_from_boost(made).param(), "p");
}
#endif

} // namespace
