// SPDX-License-Identifier: BSL-1.0
// Tests of records with an index: what is added is found, and what goes leaves a gap.
#include <amiss/detail/storage/indexed_records.hpp>

#include <amiss/detail/storage/record_buffer.hpp>

#include <gtest/gtest.h>

#include <cstdint>
#include <string>

namespace {

using amiss::FieldKind;
using namespace amiss::detail;

std::string number(std::size_t value) { return std::to_string(value); }

/// So many violations, of fields of one name each.
RecordBuffer with_violations(std::size_t count)
{
    RecordBuffer records;
    for (std::size_t at = 0; at < count; ++at) records.add_once(FieldKind::violations, number(at), "message");
    return records;
}

std::size_t gaps(const RecordBuffer& records)
{
    std::size_t count = 0;
    Record record;
    for (std::uint32_t offset = 0; records.next(offset, record);) count += record.kind.is_gap() ? 1 : 0;
    return count;
}

TEST(indexed_records, many_violations_have_an_index)
{
    EXPECT_FALSE(with_violations(16).is_indexed());
    EXPECT_TRUE(with_violations(17).is_indexed());
    RecordBuffer records = with_violations(17);
    EXPECT_FALSE(records.add_once(FieldKind::violations, "7", "message").is_new);
    EXPECT_TRUE(records.add_once(FieldKind::violations, "7", "message", {"code"}).is_new);
    const RecordBuffer copy = records;
    EXPECT_TRUE(copy.is_indexed());
    records.add(FieldKind::violations, "7", "message"); // the second of its kind
    EXPECT_FALSE(records.is_indexed());
}

TEST(indexed_records, what_goes_leaves_a_gap_that_goes_when_room_is_needed)
{
    RecordBuffer records = with_violations(40);
    for (std::size_t at = 0; at < 10'000; ++at) {
        records.set(FieldKind::message, "message " + number(at));
        records.set(RecordKind::context, "context " + number(at));
        ASSERT_EQ(records.find(FieldKind::message), "message " + number(at));
        ASSERT_EQ(records.find(RecordKind::context), "context " + number(at));
        ASSERT_LT(records.size(), 10'000U);
    }
    EXPECT_GT(gaps(records), 0U);
    const RecordBuffer copy = records;
    EXPECT_EQ(copy.find(FieldKind::message), "message 9999");
    Record record;
    EXPECT_TRUE(records.find(FieldKind::violations, "39", record));
    records.erase(FieldKind::message);
    EXPECT_EQ(records.find(FieldKind::message).data(), nullptr);
    EXPECT_EQ(records.find(RecordKind::context), "context 9999");
}

TEST(indexed_records, details_that_come_as_a_whole_may_be_more_than_the_index_has_room_for)
{
    RecordBuffer records = with_violations(17);
    std::string object = "{";
    for (std::size_t at = 0; at < 1000; ++at) object += (at == 0 ? "\"" : ",\"") + number(at) + "\":1";
    records.add(FieldKind::details, {}, object + "}");
    EXPECT_EQ(records.find(FieldKind::details), object + "}");
    EXPECT_TRUE(records.add_once(FieldKind::violations, "another", "message").is_new);
    EXPECT_TRUE(records.is_indexed());
    Record record;
    EXPECT_TRUE(records.find(FieldKind::violations, "16", record));
}

TEST(indexed_records, the_last_record_leaves_no_gap)
{
    RecordBuffer records = with_violations(40);
    const std::uint32_t size = records.size();
    records.put(FieldKind::message, "text");
    EXPECT_EQ(records.size(), size + 8);
    records.erase(FieldKind::message);
    EXPECT_EQ(records.size(), size);
}

TEST(indexed_records, a_value_of_the_same_size_takes_the_old_place)
{
    RecordBuffer records = with_violations(40);
    records.put(FieldKind::message, "12345678");
    records.put(FieldKind::param, "param");
    const std::uint32_t size = records.size();
    records.set(FieldKind::message, "abcdefgh");
    EXPECT_EQ(records.size(), size);
    EXPECT_EQ(gaps(records), 0U);
    records.set(FieldKind::message, records.find(FieldKind::message));
    EXPECT_EQ(records.find(FieldKind::message), "abcdefgh");
}

} // namespace
