// SPDX-License-Identifier: BSL-1.0
// Tests of finding records: the first of a kind, the one of a key, each in turn.
#include <amiss/detail/storage/record_sequence.hpp>

#include <amiss/detail/storage/record_buffer.hpp>

#include <gtest/gtest.h>

#include <cstdint>
#include <string>

namespace {

using amiss::FieldKind;
using namespace amiss::detail;

TEST(record_sequence, gives_each_record_in_turn)
{
    RecordBuffer buffer;
    buffer.set(FieldKind::message, "text");
    buffer.add(FieldKind::violations, "key", "value");
    buffer.set(RecordKind::context, "");
    const RecordSequence& records = buffer;
    EXPECT_EQ(records.size(), 4U + 4 + 8 + 3 + 5 + 4);
    EXPECT_EQ(records.bytes().size(), records.size());
    std::string all;
    Record record;
    for (std::uint32_t offset = 0; records.next(offset, record);)
        all.append(record.key).append("=").append(record.value) += ' ';
    EXPECT_EQ(all, "=text key=value = ");
}

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

} // namespace
