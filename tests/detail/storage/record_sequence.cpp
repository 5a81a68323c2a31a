// SPDX-License-Identifier: BSL-1.0
// Tests of finding records: the first of a kind, the one of a key, those of one key in turn.
#include <amiss/detail/storage/record_sequence.hpp>

#include <amiss/detail/storage/record_buffer.hpp>

#include <gtest/gtest.h>

#include <cstdint>
#include <string>

namespace {

using amiss::FieldKind;
using namespace amiss::detail;

TEST(record_sequence, finds_the_first_of_a_kind_or_of_a_key)
{
    RecordBuffer buffer;
    const RecordSequence& records = buffer;
    Record record;
    EXPECT_EQ(records.find(FieldKind::param).data(), nullptr);
    EXPECT_FALSE(records.find(FieldKind::violations, "a", record));
    buffer.add(FieldKind::violations, "a", "1");
    buffer.add(FieldKind::violations, "b", "2");
    buffer.add(FieldKind::violations, "b", "3");
    ASSERT_TRUE(records.find(FieldKind::violations, "b", record));
    EXPECT_EQ(record.value, "2");
    EXPECT_EQ(records.find(FieldKind::violations), "1");
    EXPECT_FALSE(records.truncated());
    buffer.set_truncated();
    EXPECT_TRUE(records.truncated());
}

TEST(record_sequence, knows_which_kinds_there_are)
{
    RecordBuffer buffer;
    const auto has = [&buffer](RecordKind kind) { return buffer.kinds().has(kind); };
    EXPECT_FALSE(has(FieldKind::message) || has(FieldKind::violations) || has(RecordKind::violation_json));
    buffer.set(FieldKind::message, "text");
    buffer.add(FieldKind::violations, "key", "value");
    buffer.set(RecordKind::context, std::string(1000, 'c'));
    EXPECT_TRUE(has(FieldKind::message) && has(FieldKind::violations) && has(RecordKind::context));
    for (unsigned kind = 0; kind < record_kinds; ++kind) {
        const RecordKind one(kind);
        EXPECT_EQ(has(one), one == FieldKind::message || one == FieldKind::violations || one == RecordKind::context);
    }
    buffer.erase(FieldKind::message);
    EXPECT_FALSE(has(FieldKind::message));
}

TEST(record_sequence, knows_what_it_contains_by_key_and_value)
{
    RecordBuffer buffer;
    buffer.add(FieldKind::violations, "a", "1");
    buffer.add(FieldKind::violations, "a", "2");
    buffer.set(FieldKind::param, "3");
    EXPECT_TRUE(buffer.contains({FieldKind::violations, "a", "1"}));
    EXPECT_TRUE(buffer.contains({FieldKind::violations, "a", "2"}));
    EXPECT_FALSE(buffer.contains({FieldKind::violations, "a", "3"}));
    EXPECT_FALSE(buffer.contains({FieldKind::violations, "b", "1"}));
    EXPECT_TRUE(buffer.contains({FieldKind::param, {}, "3"}));
    EXPECT_FALSE(buffer.contains({FieldKind::message, {}, "3"}));
}

/// The values of each key, as a walk over the chains finds them.
std::string by_key(const RecordSequence& records)
{
    std::string all;
    Record record;
    for (std::uint32_t offset = 0; records.next(offset, record);) {
        if (record.kind != FieldKind::violations || record.is_repeat) continue;
        all.append(record.key).append("=").append(record.value);
        std::uint32_t at = offset;
        for (Record other = record; other.has_more;) {
            records.next_of_key(at, other);
            all.append("+").append(other.value);
        }
        all += ' ';
    }
    return all;
}

TEST(record_sequence, walks_over_the_records_of_one_key)
{
    RecordBuffer buffer;
    buffer.add_once(FieldKind::violations, "a", "1");
    buffer.set(FieldKind::param, "p");
    buffer.add_once(FieldKind::violations, "b", "2");
    buffer.add_once(FieldKind::violations, "a", "3");
    buffer.add_once(FieldKind::violations, "", "4");
    buffer.add_once(FieldKind::violations, "b", "5");
    buffer.add_once(FieldKind::violations, "a", "6");
    buffer.add_once(FieldKind::violations, "", "7");
    EXPECT_EQ(by_key(buffer), "a=1+3+6 b=2+5 =4+7 ");
    buffer.set(FieldKind::param, "another one, and so longer");
    buffer.erase(FieldKind::param);
    EXPECT_EQ(by_key(buffer), "a=1+3+6 b=2+5 =4+7 ") << "whatever moves in front of them";
    const RecordBuffer copy = buffer;
    EXPECT_EQ(by_key(copy), by_key(buffer));
}

TEST(record_sequence, keys_that_look_the_same_in_a_body_are_one)
{
    RecordBuffer buffer;
    buffer.add_once(FieldKind::violations, "a\xFF", "1");
    buffer.add_once(FieldKind::violations, "a", "2");
    buffer.add_once(FieldKind::violations, "a\xEF\xBF\xBD", "3");
    buffer.add_once(FieldKind::violations, "a\xFE", "1");
    buffer.add_once(FieldKind::violations, "a\xFE", "1");
    EXPECT_EQ(by_key(buffer), "a\xFF=1+3+1 a=2 ");
}

} // namespace
