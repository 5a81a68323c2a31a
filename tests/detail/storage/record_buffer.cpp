// SPDX-License-Identifier: BSL-1.0
// Tests of the record buffer: records grow from inside the object to the heap, and are moved, copied and assigned.
#include <amiss/detail/storage/record_buffer.hpp>

#include <gtest/gtest.h>

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>

namespace {

using amiss::FieldKind;
using namespace amiss::detail;
using Kind = RecordKind;

static_assert(std::is_nothrow_move_constructible_v<RecordBuffer> && std::is_nothrow_copy_assignable_v<RecordBuffer>);

bool inside(const RecordBuffer& records, std::string_view text)
{
    const auto* from = reinterpret_cast<const char*>(&records);
    return text.data() >= from && text.data() < from + sizeof records;
}

TEST(record_buffer, an_unset_text_is_null_and_an_empty_one_is_not)
{
    RecordBuffer records;
    EXPECT_EQ(records.find(FieldKind::message).data(), nullptr);
    records.set(FieldKind::message, "");
    EXPECT_NE(records.find(FieldKind::message).data(), nullptr);
    EXPECT_EQ(records.find(FieldKind::message).size(), 0U);
}

TEST(record_buffer, set_replaces_and_erase_closes_the_gap)
{
    RecordBuffer records;
    records.set(FieldKind::message, "first");
    records.set(FieldKind::param, "p");
    records.set(FieldKind::message, "second");
    EXPECT_EQ(records.find(FieldKind::message), "second");
    EXPECT_EQ(records.find(FieldKind::param), "p");
    records.erase(FieldKind::message);
    EXPECT_EQ(records.find(FieldKind::message).data(), nullptr);
    EXPECT_EQ(records.find(FieldKind::param), "p");
    records.erase(FieldKind::param);
    records.erase(FieldKind::param);
    EXPECT_EQ(records.size(), 0U);
}

TEST(record_buffer, a_text_that_fits_in_the_place_of_the_old_one_stays_inside)
{
    for (std::size_t old = 0; old <= 228; old += 4) {
        for (const std::size_t size : {old, old / 2, std::size_t{220} - 8}) {
            RecordBuffer records;
            records.set(FieldKind::message, std::string(old, 'o'));
            if (old <= 220) records.set(FieldKind::param, "pp");
            records.set(FieldKind::message, std::string(size, 'n'));
            ASSERT_EQ(records.find(FieldKind::message), std::string(size, 'n')) << old << ' ' << size;
            ASSERT_TRUE(inside(records, records.find(FieldKind::message))) << old << ' ' << size;
            ASSERT_EQ(records.find(FieldKind::param), old <= 220 ? "pp" : "");
            ASSERT_FALSE(records.truncated());
        }
    }
}

// The new text is a part of the old one, or of a record before or behind it, which moves.
TEST(record_buffer, a_text_of_the_buffer_itself_can_take_the_place_of_another)
{
    std::string text;
    for (char c = ' '; text.size() < 90; ++c) text += c;
    for (std::size_t at = 0; at <= 90; ++at) {
        for (const bool from_behind : {false, true}) {
            RecordBuffer records;
            if (!from_behind) records.set(FieldKind::param, text);
            records.set(FieldKind::message, std::string(100, 'm'));
            if (from_behind) records.set(FieldKind::param, text);
            records.set(RecordKind::context, std::string(26, 'c')); // full, but for two bytes
            records.set(FieldKind::message, records.find(FieldKind::param).substr(at));
            ASSERT_EQ(records.find(FieldKind::message), text.substr(at)) << at;
            ASSERT_EQ(records.find(FieldKind::param), text) << at;
            ASSERT_EQ(records.find(RecordKind::context), std::string(26, 'c')) << at;
            ASSERT_TRUE(inside(records, records.find(FieldKind::message)));
            records.set(RecordKind::context, std::string(26 + 102 - text.size() + at, 'd'));
            records.set(FieldKind::param, records.find(FieldKind::param).substr(at / 2, 80 - at / 2));
            ASSERT_EQ(records.find(FieldKind::param), text.substr(at / 2, 80 - at / 2)) << at;
            ASSERT_EQ(records.find(FieldKind::message), text.substr(at)) << at;
        }
    }
}

TEST(record_buffer, only_the_last_record_is_erased_as_the_last)
{
    for (const std::size_t size : {1U, 300U}) { // inside, and on the heap
        RecordBuffer records;
        EXPECT_FALSE(records.erase_last(FieldKind::type, 0));
        records.put(FieldKind::message, std::string(size, 'm'));
        const std::uint32_t begin = records.size();
        records.put(FieldKind::type, "t");
        EXPECT_FALSE(records.erase_last(FieldKind::type, 0));
        EXPECT_FALSE(records.erase_last(FieldKind::param, begin));
        EXPECT_FALSE(records.erase_last(FieldKind::type, begin + 1));
        EXPECT_FALSE(records.erase_last(FieldKind::type, begin + 100));
        EXPECT_TRUE(records.erase_last(FieldKind::type, begin));
        EXPECT_EQ(records.size(), begin);
        EXPECT_EQ(records.find(FieldKind::type).data(), nullptr);
        EXPECT_EQ(records.find(FieldKind::message), std::string(size, 'm'));
        records.put(FieldKind::type, "t");
        records.put(FieldKind::param, "p");
        EXPECT_FALSE(records.erase_last(FieldKind::type, begin)) << "no longer the last";
    }
}

TEST(record_buffer, keyed_records_of_one_kind_can_be_set_found_and_erased)
{
    RecordBuffer records;
    records.set(FieldKind::violations, "a", "1");
    records.set(FieldKind::violations, "b", "2");
    records.set(FieldKind::violations, "a", "3");
    records.add(FieldKind::violations, "b", "4");
    std::string all;
    Record record;
    for (std::uint32_t offset = 0; records.next(offset, record);)
        all.append(record.key).append("=").append(record.value) += ' ';
    EXPECT_EQ(all, "b=2 a=3 b=4 ");
    EXPECT_TRUE(records.find(FieldKind::violations, "b", record));
    EXPECT_EQ(record.value, "2");
    EXPECT_FALSE(records.find(FieldKind::violations, "", record));
    records.erase(FieldKind::violations, "b");
    EXPECT_TRUE(records.find(FieldKind::violations, "b", record));
    EXPECT_EQ(record.value, "4");
}

TEST(record_buffer, exactly_the_inline_capacity_stays_inside)
{
    RecordBuffer records;
    records.set(FieldKind::message, std::string(RecordBuffer::inline_capacity - 4, 'x'));
    EXPECT_TRUE(inside(records, records.find(FieldKind::message)));
    RecordBuffer larger;
    larger.set(FieldKind::message, std::string(RecordBuffer::inline_capacity - 3, 'x'));
    EXPECT_FALSE(inside(larger, larger.find(FieldKind::message)));
    EXPECT_FALSE(records.truncated() || larger.truncated());

    RecordBuffer keyed;
    keyed.set(FieldKind::violations, "key", std::string(RecordBuffer::inline_capacity - 8 - 3, 'x'));
    Record record;
    ASSERT_TRUE(keyed.find(FieldKind::violations, "key", record));
    EXPECT_TRUE(inside(keyed, record.value));
    keyed.set(FieldKind::violations, "key", std::string(RecordBuffer::inline_capacity - 7 - 3, 'x'));
    ASSERT_TRUE(keyed.find(FieldKind::violations, "key", record));
    EXPECT_FALSE(inside(keyed, record.value));
}

TEST(record_buffer, grows_at_every_size_and_keeps_everything)
{
    for (std::size_t size = 0; size <= 300; ++size) {
        RecordBuffer records;
        records.set(Kind::context, std::string(size, 'c'));
        records.set(FieldKind::violations, "key", "value");
        records.set(FieldKind::param,
                    records.find(Kind::context)); // a text of the buffer itself, which may move meanwhile
        ASSERT_EQ(records.find(FieldKind::param), std::string(size, 'c'));
        Record record;
        ASSERT_TRUE(records.find(FieldKind::violations, "key", record));
        records.set(FieldKind::violations, record.value, record.key);
        ASSERT_TRUE(records.find(FieldKind::violations, "value", record));
        ASSERT_EQ(record.value, "key");
        const std::uint32_t before = records.size();
        records.set(FieldKind::violations, record.key, "again"); // the key points into the record that is replaced
        ASSERT_EQ(records.size(), before + 2);
        ASSERT_TRUE(records.find(FieldKind::violations, "value", record));
        ASSERT_EQ(record.value, "again");
    }
}

TEST(record_buffer, copies_moves_and_assigns_between_inside_and_heap)
{
    for (const std::size_t from : {0U, 10U, 100U, 200U, 1000U}) {
        for (const std::size_t to : {0U, 10U, 100U, 200U, 1000U}) {
            RecordBuffer source, target;
            source.set(FieldKind::message, std::string(from, 's'));
            target.set(FieldKind::message, std::string(to, 't'));
            const RecordBuffer copy = source;
            target = source;
            EXPECT_EQ(target.find(FieldKind::message), std::string(from, 's'));
            EXPECT_EQ(copy.find(FieldKind::message), source.find(FieldKind::message));
            EXPECT_NE(copy.find(FieldKind::message).data(), source.find(FieldKind::message).data());
            target.set(FieldKind::message, std::string(to, 't'));
            target = std::move(source);
            EXPECT_EQ(target.find(FieldKind::message), std::string(from, 's'));
            source = copy; // a moved-from buffer can be assigned
            EXPECT_EQ(source.find(FieldKind::message), std::string(from, 's'));
            const RecordBuffer moved = std::move(source);
            EXPECT_EQ(moved.find(FieldKind::message), std::string(from, 's'));
        }
    }
}

TEST(record_buffer, assignment_to_itself_changes_nothing)
{
    for (const std::size_t size : {10U, 1000U}) {
        RecordBuffer records;
        records.set(FieldKind::message, std::string(size, 'x'));
        const RecordBuffer& same = records;
        records = same;
        EXPECT_EQ(records.find(FieldKind::message).size(), size);
        RecordBuffer& other = records;
        records = std::move(other);
        EXPECT_EQ(records.find(FieldKind::message).size(), size);
    }
}

TEST(record_buffer, a_copy_of_few_records_is_inside_again)
{
    RecordBuffer records;
    records.set(FieldKind::message, std::string(1000, 'x'));
    records.set(FieldKind::message, "small");
    const RecordBuffer copy = records;
    EXPECT_TRUE(inside(copy, copy.find(FieldKind::message)));
    EXPECT_EQ(copy.find(FieldKind::message), "small");
}

TEST(record_buffer, a_value_beyond_the_limit_is_cut_or_refused)
{
    const std::string huge(RecordBuffer::max_value + 5, 'x');
    RecordBuffer records;
    EXPECT_FALSE(records.try_set(Kind::cause, huge));
    EXPECT_TRUE(records.truncated());
    EXPECT_EQ(records.size(), 0U);
    records.set(FieldKind::message, huge);
    EXPECT_EQ(records.find(FieldKind::message).size(), RecordBuffer::max_value);
}

TEST(record_buffer, free_room_is_what_is_left_inside_and_none_on_the_heap)
{
    RecordBuffer records;
    EXPECT_EQ(records.free_room().size, RecordBuffer::inline_capacity - 4);
    records.set(Kind::context, std::string(RecordBuffer::inline_capacity - 4 - 10, 'c'));
    const RecordBuffer::Room room = records.free_room();
    ASSERT_EQ(room.size, 6U);
    for (std::size_t at = 0; at < room.size; ++at) room.begin[at] = static_cast<char>('0' + at);
    EXPECT_EQ(records.find(FieldKind::message).data(), nullptr);
    records.put_written(FieldKind::message, room.size);
    EXPECT_EQ(records.find(FieldKind::message), "012345");
    EXPECT_EQ(records.free_room().begin, nullptr);
    EXPECT_EQ(records.free_room().size, 0U);
    records.erase(FieldKind::message);
    records.put(FieldKind::param, "seven..");
    EXPECT_FALSE(inside(records, records.find(FieldKind::param)));
    EXPECT_EQ(records.find(FieldKind::param), "seven..");
    EXPECT_EQ(records.free_room().begin, nullptr);
}

// The address of the block overwrites the text inside the object, so views into that text must move with it.
TEST(record_buffer, own_text_survives_the_move_to_the_heap_at_every_offset)
{
    for (std::size_t size = 0; size <= 100; ++size) {
        RecordBuffer records;
        records.set(FieldKind::violations, std::string(size, 'k'), std::string(size, 'v'));
        Record own;
        ASSERT_TRUE(records.find(FieldKind::violations, std::string(size, 'k'), own));
        records.add(Kind::plain_text, own.value, std::string(300, 'x'));
        ASSERT_FALSE(
            inside(records,
                   records.find(Kind::plain_text, std::string(size, 'v'), own) ? own.key : std::string_view()));
        ASSERT_TRUE(records.find(Kind::plain_text, std::string(size, 'v'), own));
        ASSERT_EQ(own.value, std::string(300, 'x'));
    }
}

TEST(record_buffer, reserve_moves_texts_that_point_into_it)
{
    RecordBuffer records;
    records.set(FieldKind::message, "text");
    std::string_view own = records.find(FieldKind::message);
    std::string_view foreign = "elsewhere";
    const char* const before = foreign.data();
    EXPECT_TRUE(records.reserve(1000, own, foreign));
    EXPECT_EQ(own, "text");
    EXPECT_EQ(own.data(), records.find(FieldKind::message).data());
    EXPECT_EQ(foreign.data(), before);
}

} // namespace
