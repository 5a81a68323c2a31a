// SPDX-License-Identifier: BSL-1.0
// Tests of records that grow: gaps that removed ones leave, what becomes of them and of the index, and views that follow.
#include <amiss/detail/storage/record_growth.hpp>

#include <amiss/detail/storage/details.hpp>
#include <amiss/detail/storage/record_buffer.hpp>

#include <gtest/gtest.h>

#include <cstdint>
#include <string>
#include <string_view>

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

TEST(record_growth, many_violations_have_an_index)
{
    EXPECT_FALSE(with_violations(32).is_indexed());
    EXPECT_TRUE(with_violations(33).is_indexed());
    RecordBuffer records = with_violations(33);
    EXPECT_FALSE(records.add_once(FieldKind::violations, "7", "message").is_new);
    EXPECT_TRUE(records.add_once(FieldKind::violations, "7", "message", {"code"}).is_new);
    const RecordBuffer copy = records;
    EXPECT_TRUE(copy.is_indexed());
    records.add(FieldKind::violations, "7", "message"); // the second of its kind
    EXPECT_FALSE(records.is_indexed());
}

TEST(record_growth, many_details_have_an_index_and_few_long_ones_too)
{
    RecordBuffer many, few;
    for (std::size_t at = 0; at < 33; ++at) {
        EXPECT_FALSE(many.is_indexed()) << at;
        set_detail(many, number(at), std::string_view("a text so that they are on the heap"));
    }
    EXPECT_TRUE(many.is_indexed());
    for (std::size_t at = 0; at < 5; ++at) {
        EXPECT_FALSE(few.is_indexed()) << at;
        set_detail(few, number(at), std::string(1000, 'x'));
    }
    EXPECT_TRUE(few.is_indexed());
    EXPECT_EQ(find_detail(few, "3"), std::string(1000, 'x'));
    EXPECT_EQ(find_detail(few, "5").data(), nullptr);
}

TEST(record_growth, what_goes_leaves_a_gap_that_goes_when_room_is_needed)
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

TEST(record_growth, the_last_record_leaves_no_gap)
{
    RecordBuffer records = with_violations(40);
    const std::uint32_t size = records.size();
    records.put(FieldKind::message, "text");
    EXPECT_EQ(records.size(), size + 8);
    records.erase(FieldKind::message);
    EXPECT_EQ(records.size(), size);
}

TEST(record_growth, a_value_of_the_same_size_takes_the_old_place)
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

TEST(record_growth, details_grow_beside_violations_without_a_copy_each_time)
{
    RecordBuffer records = with_violations(40);
    std::size_t moves = 0;
    const char* before = nullptr;
    for (std::size_t at = 0; at < 1000; ++at) {
        set_detail(records, number(at), 1);
        records.add_once(FieldKind::violations, "f" + number(at), "m");
        const char* const now = records.find(FieldKind::details).data();
        moves += now != before ? 1 : 0;
        before = now;
    }
    EXPECT_LT(moves, 40U);
    for (std::size_t at = 0; at < 1000; ++at) ASSERT_EQ(find_detail(records, number(at)), "1");
}

// Removed records before the texts go, and the texts follow to where they are then.
TEST(record_growth, views_follow_when_gaps_go)
{
    RecordBuffer records = with_violations(40);
    std::size_t moved = 0;
    for (std::size_t at = 0; at < 500; ++at) {
        records.set(FieldKind::message, std::string(1 + at % 50, 'm'));
        records.set(FieldKind::param, "param " + number(at));
        std::string_view own = records.find(FieldKind::param);
        const std::string_view elsewhere = "elsewhere";
        std::string_view foreign = elsewhere;
        const std::uint32_t size = records.size();
        ASSERT_TRUE(records.reserve(300, own, foreign));
        ASSERT_EQ(own, "param " + number(at));
        ASSERT_EQ(own.data(), records.find(FieldKind::param).data());
        ASSERT_EQ(foreign.data(), elsewhere.data());
        moved += records.size() < size ? 1 : 0;
    }
    EXPECT_GT(moved, 1U);
}

TEST(record_growth, an_index_is_made_for_records_that_came_without_one)
{
    RecordBuffer records;
    records.make_index_of_many();
    EXPECT_FALSE(records.is_indexed());
    std::string object = "{";
    for (std::size_t at = 0; at < 50; ++at) {
        object += (at == 0 ? "\"" : ",\"") + number(at) + "\":" + number(at);
    }
    records.add(FieldKind::details, {}, object + "}");
    records.make_index_of_many();
    EXPECT_TRUE(records.is_indexed());
    for (std::size_t at = 0; at < 50; ++at) EXPECT_EQ(find_detail(records, number(at)), number(at));
    EXPECT_EQ(find_detail(records, "50").data(), nullptr);
    set_detail(records, "7", "another size");
    for (std::size_t at = 8; at < 50; ++at) EXPECT_EQ(find_detail(records, number(at)), number(at));
}

} // namespace
