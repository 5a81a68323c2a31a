// SPDX-License-Identifier: BSL-1.0
// Tests of the room for records: it grows onto the heap, and texts give way to numbers, the code and the id.
#include <amiss/detail/storage/record_room.hpp>

#include <amiss/detail/storage/record_buffer.hpp>

#include <gtest/gtest.h>

#include <string>

namespace {

using namespace amiss;
using namespace amiss::detail;

struct TightBuffer : RecordBuffer {
    using RecordRoom::give_way;
    using RecordRoom::take_capture;
    std::size_t room() const { return inline_capacity - size(); }
};

TEST(record_room, the_longest_text_gives_way_first_and_only_as_much_as_needed)
{
    TightBuffer records;
    records.put(FieldKind::param, "title");
    records.put(FieldKind::message, std::string(205, 'm'));
    records.put(FieldKind::code, "code");
    ASSERT_EQ(records.room(), 6U);
    EXPECT_TRUE(records.give_way(12, rank_of_numbers));
    EXPECT_EQ(records.room(), 12U);
    EXPECT_EQ(records.find(FieldKind::message), std::string(199, 'm'));
    EXPECT_EQ(records.find(FieldKind::param), "title");
    EXPECT_EQ(records.find(FieldKind::code), "code");
    EXPECT_TRUE(records.truncated());
}

TEST(record_room, ids_give_way_to_codes_and_both_to_numbers)
{
    TightBuffer records;
    records.put(FieldKind::request_id, std::string(100, 'i'));
    records.put(FieldKind::code, std::string(120, 'c'));
    EXPECT_FALSE(records.give_way(50, rank_of_request_id));
    EXPECT_FALSE(records.truncated()) << "where it would not be enough, nothing is changed";
    EXPECT_EQ(records.find(FieldKind::request_id).size(), 100U);
    EXPECT_TRUE(records.give_way(50, rank_of_code));
    EXPECT_EQ(records.find(FieldKind::request_id).size(), 54U);
    EXPECT_TRUE(records.give_way(200, rank_of_numbers));
    EXPECT_EQ(records.find(FieldKind::request_id).data(), nullptr);
    EXPECT_EQ(records.find(FieldKind::code).data(), nullptr) << "a part of a code would be another code";
}

TEST(record_room, what_cannot_be_cut_goes_as_a_whole_and_numbers_stay)
{
    TightBuffer records;
    const std::int64_t number = 7;
    records.put(FieldKind::retry_after, {reinterpret_cast<const char*>(&number), sizeof number});
    records.put(FieldKind::details, R"({"k":"a\nb"})");
    records.add(RecordKind::plain_text, "k", "a\nb");
    records.add(FieldKind::violations, "f", std::string(100, 'v'));
    EXPECT_TRUE(records.give_way(records.room() + 1, rank_of_code));
    EXPECT_NE(records.find(FieldKind::details).data(), nullptr);
    Record record;
    EXPECT_FALSE(records.find(FieldKind::violations, "f", record)) << "the longest went first";
    EXPECT_TRUE(records.give_way(records.room() + 1, rank_of_code));
    EXPECT_EQ(records.find(FieldKind::details).data(), nullptr);
    EXPECT_FALSE(records.find(RecordKind::plain_text, "k", record)) << "it went with the details";
    EXPECT_FALSE(records.give_way(records.room() + 1, rank_of_code));
    EXPECT_EQ(records.find(FieldKind::retry_after).size(), 8U);
}

TEST(record_room, violations_go_together)
{
    TightBuffer records;
    records.put(FieldKind::param, "title");
    for (const char* message : {"first", "second", "third"}) records.add_once(FieldKind::violations, "f", message);
    records.put(FieldKind::message, std::string(records.room() - 4, 'm'));
    EXPECT_TRUE(records.give_way(200, rank_of_numbers)) << "this takes more than the message has";
    Record record;
    EXPECT_FALSE(records.find(FieldKind::violations, "f", record)) << "those of one field form a chain";
    EXPECT_TRUE(records.add_once(FieldKind::violations, "f", "new").is_new);
    ASSERT_TRUE(records.find(FieldKind::violations, "f", record));
    EXPECT_FALSE(record.is_repeat || record.has_more);
}

TEST(record_room, a_cut_text_ends_with_a_whole_code_point)
{
    for (std::size_t bytes = 1; bytes < 12; ++bytes) {
        TightBuffer records;
        std::string text;
        while (text.size() < 224) text += "\xF0\x9F\x98\x80";
        records.put(FieldKind::message, text);
        EXPECT_TRUE(records.give_way(records.room() + bytes, rank_of_code));
        EXPECT_EQ(records.find(FieldKind::message).size() % 4, 0U);
    }
}

TEST(record_room, a_capture_becomes_the_record_where_there_is_no_room_for_both)
{
    TightBuffer records;
    records.put(RecordKind::capture, std::string(200, 'm'));
    EXPECT_FALSE(records.take_capture(FieldKind::message, "other"));
    EXPECT_FALSE(records.take_capture(FieldKind::message, records.find(RecordKind::capture).substr(1)));
    EXPECT_TRUE(records.take_capture(FieldKind::message, records.find(RecordKind::capture)));
    EXPECT_EQ(records.find(FieldKind::message), std::string(200, 'm'));
    EXPECT_EQ(records.find(RecordKind::capture).data(), nullptr);
}

} // namespace
