// SPDX-License-Identifier: BSL-1.0
// The categories of conditions: one object each, copies that are one, and the names of error types.
#include <amiss/detail/catalog/condition_categories.hpp>

#include <amiss/apis/cstar.hpp>

#include <gtest/gtest.h>

#include <system_error>

namespace {

using namespace amiss::detail;
using amiss::cstar::Code;
using amiss::cstar::Type;

static_assert(IsErrorType<Type>::value && !IsErrorType<Code>::value && !IsErrorType<int>::value);
static_assert(type_name(Type::api_error) == "api_error");
static_assert(type_name(static_cast<Type>(0)).empty() && type_name(static_cast<Type>(-1)).empty());
static_assert(type_name(static_cast<Type>(64)).empty() && type_name(static_cast<Type>(63)).empty());

TEST(condition_categories, one_object_each)
{
    EXPECT_EQ(&static_category<RetryCategory>(), &static_category<RetryCategory>());
    EXPECT_NE(&static_category<RetryCategory>(), &static_category<HttpStatusCategory>());
}

// Another object of the same category, as a second shared library would have it.
TEST(condition_categories, copies_of_the_status_category_are_one)
{
    const HttpStatusCategory copy;
    const std::error_code ours(404, static_category<HttpStatusCategory>());
    EXPECT_EQ(ours, std::error_condition(404, copy));
    EXPECT_NE(ours, std::error_condition(410, copy));
    EXPECT_EQ(std::error_code(404, copy), std::error_condition(404, static_category<HttpStatusCategory>()));
}

TEST(condition_categories, compare_by_what_the_code_means)
{
    const std::error_code code = Code::rate_limit_exceeded;
    EXPECT_EQ(code, std::error_condition(429, static_category<HttpStatusCategory>()));
    EXPECT_EQ(code,
              std::error_condition(static_cast<int>(amiss::Retry::after_delay), static_category<RetryCategory>()));
    EXPECT_EQ(code,
              std::error_condition(static_cast<int>(Type::rate_limit_error), static_category<TypeCategory<Type>>()));
    EXPECT_NE(code, std::error_condition(static_cast<int>(Type::api_error), static_category<TypeCategory<Type>>()));
    EXPECT_NE(std::error_code(), std::error_condition(0, static_category<TypeCategory<Type>>()));
}

} // namespace
