// SPDX-License-Identifier: BSL-1.0
// Each type of error of an outcome as an ApiError, and what can be made of an ApiError.
#include <amiss/detail/outcome/outcome_error.hpp>

#include <amiss/apis/cstar.hpp>

#include <gtest/gtest.h>

#include <stdexcept>
#include <string>

namespace {

using amiss::ApiError;
using amiss::cstar::Code;
using amiss::detail::error_of_outcome;
using amiss::detail::is_error_of_outcome;
using amiss::detail::is_outcome_error_from;
using amiss::detail::outcome_error_from;

struct Payload {
    std::error_code code;
    std::string path;
};
std::error_code make_error_code(const Payload& payload) { return payload.code; }
struct Unknown {};

TEST(outcome_error, what_has_a_row_is_that_row)
{
    ApiError error = ApiError(Code::parameter_missing).with_param("title");
    EXPECT_EQ(error_of_outcome(error), error);
    EXPECT_EQ(error.param(), "title") << "copied";
    EXPECT_EQ(error_of_outcome(std::move(error)).param(), "title");
    EXPECT_EQ(error_of_outcome(Code::rate_limit_exceeded), Code::rate_limit_exceeded);
    EXPECT_EQ(error_of_outcome(std::error_code(Code::rate_limit_exceeded)), Code::rate_limit_exceeded);
    EXPECT_EQ(error_of_outcome(boost::system::error_code(std::error_code(Code::rate_limit_exceeded))),
              Code::rate_limit_exceeded);
}

TEST(outcome_error, foreign_codes_are_the_cause)
{
    EXPECT_EQ(error_of_outcome(std::errc::no_space_on_device).cause(), std::errc::no_space_on_device);
    const auto code = boost::system::errc::make_error_code(boost::system::errc::no_space_on_device);
    EXPECT_EQ(error_of_outcome(code).cause(), std::errc::no_space_on_device);
    EXPECT_EQ(outcome_error_from<boost::system::error_code>(error_of_outcome(code)), code);
    constexpr boost::source_location place = BOOST_CURRENT_LOCATION;
    EXPECT_EQ(error_of_outcome(boost::system::error_code(code, &place)).location().line, place.line());
    const Payload payload{std::make_error_code(std::errc::no_space_on_device), "/tmp"};
    EXPECT_EQ(error_of_outcome(payload).cause(), std::errc::no_space_on_device);
    EXPECT_EQ(error_of_outcome(Payload{Code::rate_limit_exceeded, ""}), Code::rate_limit_exceeded);
}

TEST(outcome_error, text_is_internal)
{
    const ApiError error = error_of_outcome(std::string("row 7 of table x"));
    EXPECT_EQ(error.context(), "row 7 of table x");
    EXPECT_EQ(error.message().find("row 7"), std::string_view::npos);
    EXPECT_EQ(error.status(), amiss::HttpStatus::internal_server_error);
}

TEST(outcome_error, exceptions_of_std_and_of_boost)
{
    EXPECT_EQ(error_of_outcome(std::make_exception_ptr(std::runtime_error("disk"))).context(), "disk");
    EXPECT_EQ(error_of_outcome(boost::copy_exception(std::runtime_error("disk"))).context(), "disk");
    EXPECT_EQ(error_of_outcome(std::make_exception_ptr(amiss::ApiException(Code::rate_limit_exceeded))),
              Code::rate_limit_exceeded);
    EXPECT_EQ(error_of_outcome(boost::exception_ptr()).context(), "no exception");
}

TEST(outcome_error, which_types)
{
    EXPECT_TRUE(is_error_of_outcome<const char*>);
    EXPECT_TRUE(is_error_of_outcome<Payload>);
    EXPECT_FALSE(is_error_of_outcome<Unknown>);
    EXPECT_FALSE(is_error_of_outcome<int>);
    EXPECT_TRUE((is_outcome_error_from<std::error_code, ApiError>));
    EXPECT_TRUE((is_outcome_error_from<boost::system::error_code, Code>));
    EXPECT_TRUE((is_outcome_error_from<std::exception_ptr, ApiError>));
    EXPECT_TRUE((is_outcome_error_from<std::string, std::string>));
    EXPECT_FALSE((is_outcome_error_from<Code, ApiError>));
    EXPECT_FALSE((is_outcome_error_from<std::string, ApiError>));
}

TEST(outcome_error, of_an_api_error)
{
    const ApiError error(Code::rate_limit_exceeded);
    EXPECT_EQ(outcome_error_from<std::error_code>(error), std::error_code(Code::rate_limit_exceeded));
    EXPECT_EQ(outcome_error_from<boost::system::error_code>(error), std::error_code(Code::rate_limit_exceeded));
    EXPECT_EQ(error_of_outcome(outcome_error_from<std::exception_ptr>(error)), Code::rate_limit_exceeded);
}

} // namespace
