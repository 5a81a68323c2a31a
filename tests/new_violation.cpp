// SPDX-License-Identifier: BSL-1.0
// Tests of violations on their way into an error: the forms of violation(), and at most eight details.
#include <amiss/new_violation.hpp>

#include <amiss/apis/cstar.hpp>
#include <amiss/error.hpp>

#include <gtest/gtest.h>

#include <string>
#include <type_traits>

namespace {

using amiss::ApiError;
using amiss::NewViolation;
using amiss::Violation;
using amiss::violation;
using amiss::cstar::Code;

Violation only_of(const ApiError& error)
{
    EXPECT_EQ(error.violations().size(), 1U);
    return error.violations()[0];
}

TEST(new_violation, has_a_field_a_message_and_a_code)
{
    ApiError error{amiss::HttpStatus::bad_request};
    error.with_violation(violation("f", "m"));
    EXPECT_EQ(only_of(error), (Violation{"f", "m"}));
    error = ApiError(amiss::HttpStatus::bad_request).with_violation(violation("f", "m", "c"));
    EXPECT_EQ(only_of(error), (Violation{"f", "m", "c"}));
    error = ApiError(amiss::HttpStatus::bad_request).with_violation(violation("f", "m", Code::parameter_invalid));
    EXPECT_EQ(only_of(error), (Violation{"f", "m", "parameter_invalid"}));
    error = ApiError(amiss::HttpStatus::bad_request).with_violation(violation("f", Code::parameter_missing));
    EXPECT_EQ(only_of(error), (Violation{"f", "The 'f' field is required.", "parameter_missing"}));
    error = ApiError(amiss::HttpStatus::bad_request).with_violation(violation("f", static_cast<Code>(999)));
    EXPECT_EQ(only_of(error), (Violation{"f", ""})) << "no row has this value";
    error = ApiError(amiss::HttpStatus::bad_request).with_violation(violation("f", "m", static_cast<Code>(999)));
    EXPECT_EQ(only_of(error), (Violation{"f", "m"}));
}

TEST(new_violation, has_details_on_an_lvalue_and_on_an_rvalue)
{
    NewViolation made = violation("f", "m").detail("a", 1);
    made.detail("b", 2.5);
    static_assert(std::is_same_v<decltype(made.detail("b", 2)), NewViolation&>);
    static_assert(std::is_same_v<decltype(violation("f", "m").detail("b", 2)), NewViolation&&>);
    ApiError error{amiss::HttpStatus::bad_request};
    error.with_violation(made.detail("a", std::string_view("changed")));
    EXPECT_EQ(only_of(error).details(), R"({"a":"changed","b":2.5})");
}

TEST(new_violation, a_ninth_detail_is_left_out_and_noted)
{
    const auto eight = [] {
        return violation("f", "m")
            .detail("a", 1)
            .detail("b", 2)
            .detail("c", 3)
            .detail("d", 4)
            .detail("e", 5)
            .detail("f", 6)
            .detail("g", 7)
            .detail("h", 8);
    };
    ApiError error{amiss::HttpStatus::bad_request};
    error.with_violation(eight().detail("a", 9));
    EXPECT_EQ(only_of(error).details(), R"({"a":9,"b":2,"c":3,"d":4,"e":5,"f":6,"g":7,"h":8})");
    EXPECT_FALSE(error.truncated());
    error = ApiError(amiss::HttpStatus::bad_request).with_violation(eight().detail("i", 9));
    EXPECT_EQ(only_of(error).details(), R"({"a":1,"b":2,"c":3,"d":4,"e":5,"f":6,"g":7,"h":8})");
    EXPECT_TRUE(error.truncated());
}

} // namespace
