// SPDX-License-Identifier: BSL-1.0
// Tests of the range of violations of an error: it visits the violations and nothing else that the error stores.
#include <amiss/violation.hpp>

#include <amiss/error.hpp>

#include <gtest/gtest.h>

#include <iterator>
#include <string>
#include <type_traits>
#include <vector>

namespace {

using amiss::ApiError;
using amiss::Violation;
using amiss::Violations;

static_assert(std::is_same_v<std::iterator_traits<Violations::iterator>::value_type, Violation>);
static_assert(Violation{"a", "b"} == Violation{"a", "b"} && Violation{"a", "b"} != Violation{"a", "c"});

TEST(violation, the_range_skips_everything_else)
{
    const ApiError error = ApiError(amiss::HttpStatus::bad_request)
                               .with_param("p")
                               .with_violation("a", "1")
                               .with_detail("k\n", "d\n")
                               .with_violation("b", "2")
                               .with_context("c");
    const Violations violations = error.violations();
    const std::vector<Violation> all(violations.begin(), violations.end());
    EXPECT_EQ(all, (std::vector<Violation>{{"a", "1"}, {"b", "2"}}));
    EXPECT_EQ(violations.size(), 2U);
    EXPECT_FALSE(violations.empty());
    EXPECT_EQ(violations[1].field, "b");
}

TEST(violation, the_range_can_be_empty)
{
    const ApiError error = ApiError(amiss::HttpStatus::bad_request).with_param("p");
    EXPECT_TRUE(error.violations().empty());
    EXPECT_EQ(error.violations().size(), 0U);
    EXPECT_EQ(error.violations().begin(), error.violations().end());
}

TEST(violation, the_iterator_has_both_increments)
{
    const ApiError error = ApiError(amiss::HttpStatus::bad_request).with_violation("a", "1").with_violation("b", "2");
    auto at = error.violations().begin();
    const auto first = at++;
    EXPECT_EQ(first->field, "a");
    EXPECT_EQ((*at).field, "b");
    EXPECT_EQ(++at, Violations::iterator());
}

TEST(violation, there_can_be_any_number)
{
    ApiError error{amiss::HttpStatus::bad_request};
    for (int field = 0; field < 100; ++field) error.with_violation(std::to_string(field), "m");
    for (int field = 0; field < 100; ++field) error.with_violation(std::to_string(field), "again");
    for (int field = 0; field < 100; ++field) error.with_violation(std::to_string(field), "m");
    ASSERT_EQ(error.violations().size(), 200U);
    EXPECT_EQ(error.violations()[99], (Violation{"99", "m"}));
    EXPECT_EQ(error.violations()[199], (Violation{"99", "again"}));
}

} // namespace
