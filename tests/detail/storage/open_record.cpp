// SPDX-License-Identifier: BSL-1.0
// Tests of open records: text is added in pieces, also from the buffer itself, and then kept or dropped.
#include <amiss/detail/storage/open_record.hpp>

#include <gtest/gtest.h>

#include <cstddef>
#include <string>
#include <string_view>

namespace {

using amiss::FieldKind;
using amiss::detail::OpenRecord;
using amiss::detail::RecordBuffer;
using amiss::detail::RecordKind;

TEST(open_record, a_closed_record_replaces_the_old_one)
{
    RecordBuffer records;
    records.set(FieldKind::message, "old");
    OpenRecord message(records, FieldKind::message);
    for (int piece = 0; piece < 100; ++piece) message.add("0123456789");
    EXPECT_EQ(records.find(FieldKind::message), "old");
    EXPECT_EQ(message.value().size(), 1000U);
    message.close();
    EXPECT_FALSE(message.is_open());
    EXPECT_EQ(records.find(FieldKind::message).size(), 1000U);
}

TEST(open_record, a_dropped_record_leaves_later_records_alone)
{
    RecordBuffer records;
    OpenRecord capture(records, RecordKind::capture);
    capture.add("text");
    records.set(FieldKind::param, capture.value());
    capture.drop();
    EXPECT_EQ(records.find(RecordKind::capture).data(), nullptr);
    EXPECT_EQ(records.find(FieldKind::param), "text");
}

TEST(open_record, takes_text_of_the_same_buffer_at_every_offset)
{
    for (std::size_t size = 50; size <= 150; ++size) {
        RecordBuffer records;
        records.set(FieldKind::param, std::string(size, 'p'));
        OpenRecord message(records, FieldKind::message);
        for (int piece = 0; piece < 20; ++piece) message.add(records.find(FieldKind::param));
        ASSERT_EQ(message.value(), std::string(20 * size, 'p'));
    }
}

TEST(open_record, takes_no_more_than_a_record_can_hold)
{
    RecordBuffer records;
    OpenRecord message(records, FieldKind::message);
    const std::string half(RecordBuffer::max_value / 2 + 1, 'm');
    message.add(half);
    EXPECT_FALSE(records.truncated());
    message.add(half);
    EXPECT_TRUE(records.truncated());
    EXPECT_EQ(message.value().size(), std::size_t{RecordBuffer::max_value});
}

TEST(open_record, a_record_that_is_not_open_takes_nothing)
{
    OpenRecord none;
    none.add("text");
    none.close();
    none.drop();
    EXPECT_FALSE(none.is_open());
    EXPECT_TRUE(none.value().empty());
}

TEST(open_record, texts_give_way_to_a_piece_only_where_growing_fails)
{
    RecordBuffer records;
    records.put(FieldKind::message, std::string(200, 'm'));
    OpenRecord capture(records, RecordKind::capture);
    capture.make_way(100);
    capture.add(std::string(100, 'c'));
    EXPECT_EQ(capture.value(), std::string(100, 'c'));
    EXPECT_EQ(records.find(FieldKind::message).size(), 200U);
    EXPECT_FALSE(records.truncated());
}

TEST(open_record, collected_pieces_are_the_same_text)
{
    for (const std::size_t size : {0U, 1U, 3U, 100U, 255U, 256U, 257U, 1000U}) {
        amiss::detail::RecordBuffer records;
        amiss::detail::OpenRecord record(records, amiss::FieldKind::message);
        amiss::detail::PieceCollector pieces(record);
        std::string expected;
        for (int round = 0; round < 5; ++round) {
            const std::string piece(size, static_cast<char>('a' + round));
            pieces.add(piece);
            pieces.add("-");
            expected += piece + "-";
        }
        pieces.flush();
        EXPECT_EQ(record.value(), expected);
    }
}

} // namespace
