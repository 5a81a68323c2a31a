// SPDX-License-Identifier: BSL-1.0
// Tests of records that grow: when they get an index, what becomes of gaps, and views that follow.
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

TEST(record_growth, many_details_have_an_index_and_few_long_ones_too)
{
    RecordBuffer many, few;
    for (std::size_t at = 0; at < 17; ++at) {
        EXPECT_FALSE(many.is_indexed()) << at;
        set_detail(many, number(at), std::string_view("a text so that they are on the heap"));
    }
    EXPECT_TRUE(many.is_indexed());
    for (std::size_t at = 0; at < 5; ++at) {
        EXPECT_FALSE(few.is_indexed()) << at;
        set_detail(few, number(at), std::string(500, 'x'));
    }
    EXPECT_TRUE(few.is_indexed());
    EXPECT_EQ(find_detail(few, "3"), std::string(500, 'x'));
    EXPECT_EQ(find_detail(few, "5").data(), nullptr);
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
