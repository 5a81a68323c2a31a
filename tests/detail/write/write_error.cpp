// SPDX-License-Identifier: BSL-1.0
// Tests of the four ways in which an error is written: they give the same body.
#include <amiss/detail/write/write_error.hpp>

#include <amiss/apis/cstar.hpp>

#include <gtest/gtest.h>

#include <string>
#include <string_view>

namespace {

using namespace amiss;

TEST(write_error, all_ways_give_the_same_body)
{
    const ApiError error = ApiError(cstar::Code::parameter_missing).with_param("title");
    const std::string whole = detail::error_to_string(cstar::envelope, error, {"req_1"});
    char buffer[1024];
    const std::size_t size = detail::write_error(cstar::envelope, error, {"req_1"}, buffer, sizeof buffer);
    EXPECT_EQ(std::string_view(buffer, size), whole);
    const detail::FittedBody fitted =
        detail::write_fitted_error(cstar::envelope, error, {"req_1"}, buffer, sizeof buffer);
    EXPECT_EQ(std::string_view(buffer, fitted.size), whole);
    EXPECT_EQ(fitted.required, whole.size());
    EXPECT_EQ(detail::respond_with_error(cstar::envelope, error, {"req_1"}, buffer, sizeof buffer).body, whole);
}

TEST(write_error, a_body_that_does_not_fit_is_shortened_only_where_that_was_asked_for)
{
    const ApiError error = ApiError(cstar::Code::parameter_missing).with_param("title");
    char buffer[150];
    const std::size_t required = detail::write_error(cstar::envelope, error, {}, buffer, sizeof buffer);
    EXPECT_GT(required, sizeof buffer);
    const detail::FittedBody fitted = detail::write_fitted_error(cstar::envelope, error, {}, buffer, sizeof buffer);
    EXPECT_EQ(fitted.required, required);
    EXPECT_LE(fitted.size, sizeof buffer);
    EXPECT_GT(fitted.size, 0U);
}

} // namespace
