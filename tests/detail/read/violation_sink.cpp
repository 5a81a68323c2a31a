// SPDX-License-Identifier: BSL-1.0
// Tests of violations on their way into an error: each once, at most 64, and nothing is lost without a trace.
#include <amiss/detail/read/violation_sink.hpp>

#include <amiss/detail/error/access.hpp>
#include <amiss/error.hpp>

#include <gtest/gtest.h>

#include <string>

namespace {

using namespace amiss;

class ViolationSinkTest : public testing::Test {
protected:
    ApiError error{HttpStatus::bad_request};
    detail::ViolationSink sink{detail::ErrorAccess::records(error)};
};
using violation_sink = ViolationSinkTest;

TEST_F(violation_sink, equal_ones_are_one_and_a_field_keeps_all_its_messages)
{
    sink.put_violation("a", "One.");
    sink.put_violation("a", "One.");
    sink.put_violation("a", "Two.");
    EXPECT_EQ(error.violations().size(), 2U);
    EXPECT_EQ(sink.taken(), 2U);
    EXPECT_TRUE(sink.has_violation("a"));
    EXPECT_FALSE(sink.has_violation("b"));
}

TEST_F(violation_sink, at_most_64_are_kept_and_more_are_flagged)
{
    for (unsigned number = 0; number < detail::max_read_violations; ++number)
        sink.put_violation("f" + std::to_string(number), "m");
    EXPECT_FALSE(sink.malformed());
    sink.put_violation("one more", "m");
    EXPECT_TRUE(sink.malformed());
    EXPECT_EQ(error.violations().size(), 64U);
}

TEST_F(violation_sink, an_object_has_its_message_in_a_member)
{
    sink.put_violation_object("a", R"({"code":"x","message":"Say \"please\"."})");
    ASSERT_EQ(error.violations().size(), 1U);
    EXPECT_EQ(error.violations()[0].message, "Say \"please\".");
    sink.put_violation_object("b", R"({"code":"x"})");
    EXPECT_EQ(error.violations().size(), 1U);
    EXPECT_TRUE(sink.malformed());
}

TEST_F(violation_sink, a_null_and_a_word_for_nothing_are_no_fault)
{
    sink.lose("a", "null");
    sink.lose_text("b", "n/a");
    sink.lose_text("c", "");
    EXPECT_FALSE(sink.malformed());
    sink.lose("d", "[1]");
    EXPECT_TRUE(sink.malformed());
}

} // namespace
