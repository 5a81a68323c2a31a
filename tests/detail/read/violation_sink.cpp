// SPDX-License-Identifier: BSL-1.0
// Tests of what a reader does with violations: their parts become one, equal ones too, and only so many are kept.
#include <amiss/detail/read/violation_sink.hpp>

#include <gtest/gtest.h>

#include <string>
#include <string_view>

namespace {

using namespace amiss::detail;
using amiss::FieldKind;

struct SinkedViolation {
    RecordBuffer records;
    ViolationSink sink{records};

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

TEST(violation_sink, makes_a_violation_of_the_parts_that_have_come)
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
    EXPECT_EQ(find_violation_detail(made.details, "t"), "x\n");
    EXPECT_EQ(all.left(), 0U);
    EXPECT_EQ(all.sink.taken(), 1U);

    all.sink.end_violation();
    EXPECT_EQ(all.sink.taken(), 1U) << "there was no part";
    all.records.set(FieldKind::violation_field, "g");
    all.sink.end_violation();
    EXPECT_TRUE(all.violation("g").code.empty() && all.violation("g").details.empty()) << "nothing of the one before";
}

TEST(violation_sink, of_a_detail_the_first_counts_and_there_are_sixteen_at_most)
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

TEST(violation_sink, keeps_sixty_four_and_drops_the_parts_of_others)
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
