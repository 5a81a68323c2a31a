// SPDX-License-Identifier: BSL-1.0
// Tests of a body of any library: what is thrown, and where the error is from.
#include <amiss/detail/bodies/parse_with.hpp>

#include <amiss/adapt/boost_json.hpp>
#include <amiss/apis/cstar.hpp>

#include <gtest/gtest.h>

#include <stdexcept>
#include <string_view>

namespace {

using amiss::SourceLocation;
using amiss::detail::without_throwing;

TEST(ParseWith, exceptions_become_errors)
{
    const auto bad =
        without_throwing<int>({"here.cpp", 7}, []() -> amiss::expected<int> { throw std::length_error("x"); });
    ASSERT_FALSE(bad.has_value());
    EXPECT_EQ(bad.error().status(), amiss::HttpStatus::internal_server_error);
    EXPECT_EQ(bad.error().context(), "x");
    EXPECT_EQ(std::string_view(bad.error().location().file), "here.cpp");
    EXPECT_EQ(without_throwing<int>({}, []() -> amiss::expected<int> { return 7; }).value(), 7);
}

TEST(ParseWith, a_syntax_error_has_the_place_of_the_call)
{
    const auto bad = amiss::parse_body<int>("x", amiss::cstar::body_errors);
    ASSERT_FALSE(bad.has_value());
    EXPECT_EQ(bad.error().location().line, static_cast<unsigned>(__LINE__ - 2));
    static_assert(noexcept(amiss::parse_body<int>("x", amiss::cstar::body_errors)));
}

} // namespace
