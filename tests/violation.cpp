// SPDX-License-Identifier: BSL-1.0
// Tests of the range of violations of an error: it visits the violations and nothing else that the error stores.
#include <amiss/violation.hpp>

#include <amiss/apis/cstar.hpp>
#include <amiss/error.hpp>

#include <gtest/gtest.h>

#include <iterator>
#include <optional>
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

TEST(violation, is_equal_with_equal_field_message_and_code)
{
    const Violation one{"f", "m", "c"};
    EXPECT_TRUE(one == (Violation{"f", "m", "c", R"({"most":9})"})) << "details do not count";
    EXPECT_TRUE(one != (Violation{"f", "m", "other"}));
    EXPECT_TRUE(one != (Violation{"f", "m"}));
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

TEST(violation, has_a_code_and_details)
{
    const ApiError error =
        ApiError(amiss::HttpStatus::bad_request)
            .with_violation("a", "1", "parameter_missing")
            .with_violation(amiss::violation("b", "2").detail("text", "x\ty").detail("list", amiss::raw_json("[1]")))
            .with_violation("c", "3");
    const Violations violations = error.violations();
    EXPECT_EQ(violations[0].code, "parameter_missing");
    EXPECT_EQ(violations[0].as<amiss::cstar::Code>(), amiss::cstar::Code::parameter_missing);
    EXPECT_EQ(violations[0].details(), "");
    EXPECT_EQ(violations[1].as<amiss::cstar::Code>(), std::nullopt);
    EXPECT_EQ(violations[1].details(), R"({"text":"x\ty","list":[1]})");
    EXPECT_EQ(violations[1].detail("text"), "x\ty");
    EXPECT_EQ(violations[1].detail("list"), "[1]");
    EXPECT_EQ(violations[1].detail("other").data(), nullptr);
    EXPECT_EQ(violations[2], (Violation{"c", "3"})) << "nothing of the one before it";
    EXPECT_EQ(violations[2].details(), "");
}

TEST(violation, those_with_equal_field_message_and_code_are_one)
{
    ApiError error{amiss::HttpStatus::bad_request};
    for (int time = 0; time < 2; ++time)
        error.with_violation("a", "m")
            .with_violation("a", "m", "c")
            .with_violation("a", "m", "d")
            .with_violation("b", "", "c");
    EXPECT_EQ(error.violations().size(), 4U);
}

TEST(violation, errors_are_equal_if_their_codes_and_details_are)
{
    const ApiError blank{amiss::HttpStatus::bad_request};
    const auto with = [&blank](const amiss::NewViolation& made) { return ApiError(blank).with_violation(made); };
    using amiss::violation;
    EXPECT_EQ(with(violation("a", "m", "c").detail("k", 1)), with(violation("a", "m", "c").detail("k", 1)));
    EXPECT_NE(with(violation("a", "m", "c")), with(violation("a", "m", "d")));
    EXPECT_NE(with(violation("a", "m", "c")), with(violation("a", "m")));
    EXPECT_NE(with(violation("a", "m").detail("k", 1)), with(violation("a", "m").detail("k", 2)));
    EXPECT_NE(with(violation("a", "m").detail("k", 1)), with(violation("a", "m")));
    EXPECT_EQ(ApiError(blank).with_violation("a", "1", "x").with_violation("b", "2"),
              ApiError(blank).with_violation("b", "2").with_violation("a", "1", "x"));
}

TEST(violation, a_copy_on_the_heap_has_everything)
{
    ApiError error{amiss::HttpStatus::bad_request};
    for (int field = 0; field < 50; ++field)
        error.with_violation(amiss::violation(std::to_string(field), "m", "code").detail("n", field));
    const ApiError copy = error;
    EXPECT_EQ(copy, error);
    EXPECT_EQ(copy.violations()[49].detail("n"), "49");
    EXPECT_EQ(copy.violations()[49].code, "code");
}

} // namespace
