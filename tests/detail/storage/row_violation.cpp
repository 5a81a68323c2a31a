// SPDX-License-Identifier: BSL-1.0
// Tests of violations that are made from a row: its text with the field, details of the violation, and values of the error.
#include <amiss/detail/storage/row_violation.hpp>

#include <amiss/catalog.hpp>
#include <amiss/error.hpp>

#include <gtest/gtest.h>

#include <string>

namespace row_violation_test {

enum class Rule { too_long = 1, plain, counted };
constexpr auto amiss_catalog(Rule)
{
    using amiss::HttpStatus;
    return amiss::catalog<Rule>("rules",
                                amiss::row(Rule::too_long, "too_long", HttpStatus::bad_request, "rule",
                                           "'{param}' has more than {most} letters.")
                                    .plain("The text is too long."),
                                amiss::row(Rule::plain, "plain", HttpStatus::bad_request, "rule",
                                           "Something is wrong."),
                                amiss::row(Rule::counted, "counted", HttpStatus::bad_request, "rule",
                                           "{param}: after {retry_after} s, {{ok}}."));
}

} // namespace row_violation_test

namespace {

using amiss::ApiError;
using amiss::violation;
using row_violation_test::Rule;

ApiError row_violation_error() { return ApiError(amiss::HttpStatus::bad_request); }

TEST(row_violation, the_field_and_the_details_fill_the_text)
{
    const ApiError error = row_violation_error().with_violation(violation("title", Rule::too_long).detail("most", 80));
    EXPECT_EQ(error.violations()[0].message, "'title' has more than 80 letters.");
    EXPECT_EQ(error.violations()[0].code, "too_long");
    EXPECT_EQ(error.violations()[0].detail("most"), "80");
    EXPECT_EQ(error.message(), "Bad Request") << "that of the error is another one";
}

TEST(row_violation, values_of_the_error_fill_it_too)
{
    const ApiError error = row_violation_error()
                               .with_detail("most", 9)
                               .with_retry_after(3)
                               .with_param("other")
                               .with_violation("a", Rule::too_long)
                               .with_violation("b", Rule::counted);
    EXPECT_EQ(error.violations()[0].message, "'a' has more than 9 letters.");
    EXPECT_EQ(error.violations()[1].message, "b: after 3 s, {ok}.");
}

TEST(row_violation, without_a_value_it_is_the_plain_text)
{
    EXPECT_EQ(row_violation_error().with_violation("a", Rule::too_long).violations()[0].message,
              "The text is too long.");
    EXPECT_EQ(row_violation_error().with_violation("", Rule::counted).violations()[0].message, "Bad Request");
    EXPECT_EQ(row_violation_error().with_violation("a", Rule::plain).violations()[0].message, "Something is wrong.");
}

TEST(row_violation, the_field_may_be_a_text_of_the_error_at_every_size)
{
    for (std::size_t size = 0; size <= 300; ++size) {
        ApiError error = row_violation_error().with_context(std::string(size, 'c')).with_param("title");
        error.with_violation(violation(error.param(), Rule::too_long).detail("most", error.param()));
        ASSERT_EQ(error.violations().size(), 1U);
        EXPECT_EQ(error.violations()[0].field, "title") << size;
        EXPECT_EQ(error.violations()[0].message, "'title' has more than title letters.");
        EXPECT_EQ(error.violations()[0].details(), R"({"most":"title"})");
        EXPECT_FALSE(error.truncated());
    }
}

} // namespace
