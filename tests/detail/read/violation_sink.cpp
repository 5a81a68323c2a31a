// SPDX-License-Identifier: BSL-1.0
// Tests of violations on their way into an error: each once, at most 64, and nothing is lost without a trace.
#include <amiss/detail/read/violation_sink.hpp>

#include <amiss/detail/error/access.hpp>
#include <amiss/error.hpp>

#include <gtest/gtest.h>

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

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

using detail::Record;
using detail::RecordBuffer;
using detail::RecordKind;

struct SinkedViolation {
    RecordBuffer records;
    detail::ViolationSink sink{records};

    Record violation(std::string_view field) const
    {
        Record found;
        EXPECT_TRUE(records.find(FieldKind::violations, field, found)) << field;
        return found;
    }
    std::size_t left() const
    {
        std::size_t count = 0;
        Record record;
        for (std::uint32_t offset = 0; records.next(offset, record);) count += record.kind.is_capture() ? 1U : 0U;
        return count;
    }
};

TEST(violation_parts, makes_a_violation_of_the_parts_that_have_come)
{
    SinkedViolation all;
    all.records.set(FieldKind::violation_field, "f");
    all.records.set(FieldKind::violation_code, "c");
    all.records.add(RecordKind::context, {}, "between");
    all.sink.put_part_json("n", "[1]");
    all.sink.put_part_text("t", "x\n");
    all.records.set(FieldKind::violation_message, "m");
    all.sink.end_violation();
    const Record made = all.violation("f");
    EXPECT_EQ(made.value, "m");
    EXPECT_EQ(made.code, "c");
    EXPECT_EQ(RecordBuffer::json_of(made.details), R"({"n":[1],"t":"x\n"})");
    EXPECT_EQ(detail::find_violation_detail(made.details, "t"), "x\n");
    EXPECT_EQ(all.left(), 0U);
    EXPECT_EQ(all.sink.taken(), 1U);

    all.sink.end_violation();
    EXPECT_EQ(all.sink.taken(), 1U) << "there was no part";
    all.records.set(FieldKind::violation_field, "g");
    all.sink.end_violation();
    EXPECT_TRUE(all.violation("g").code.empty() && all.violation("g").details.empty()) << "nothing of the one before";
}

TEST(violation_parts, of_a_detail_the_first_counts_and_there_are_sixteen_at_most)
{
    SinkedViolation all;
    for (const char* value : {"1", "2"}) all.sink.put_part_json("k", value);
    all.sink.put_part_text("k", "3");
    all.records.set(FieldKind::violation_field, "f");
    all.sink.end_violation();
    EXPECT_EQ(all.violation("f").details, R"({"k":1})");
    EXPECT_FALSE(all.sink.malformed());
    for (int count = 0; count < 16; ++count) all.sink.put_part_json(std::to_string(count), "1");
    EXPECT_FALSE(all.sink.malformed());
    all.sink.put_part_json("more", "1");
    EXPECT_TRUE(all.sink.malformed());
}

TEST(violation_parts, keeps_sixty_four_and_drops_the_parts_of_others)
{
    SinkedViolation all;
    for (int count = 0; count < 65; ++count) {
        EXPECT_FALSE(all.sink.malformed());
        all.records.set(FieldKind::violation_field, std::to_string(count));
        all.sink.end_violation();
    }
    EXPECT_TRUE(all.sink.malformed());
    EXPECT_EQ(all.sink.taken(), 64U);
    EXPECT_EQ(all.left(), 0U);
}

} // namespace
