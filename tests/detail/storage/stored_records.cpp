// SPDX-License-Identifier: BSL-1.0
// Tests of records as they are stored: each in turn, with its parts.
#include <amiss/detail/storage/stored_records.hpp>

#include <amiss/detail/storage/record_buffer.hpp>

#include <gtest/gtest.h>

#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>

namespace {

using amiss::FieldKind;
using namespace amiss::detail;

TEST(stored_records, gives_each_record_in_turn)
{
    RecordBuffer buffer;
    buffer.set(FieldKind::message, "text");
    buffer.add(FieldKind::violations, "key", "value");
    buffer.set(RecordKind::context, "");
    const StoredRecords& records = buffer;
    EXPECT_EQ(records.size(), 4U + 4 + 8 + 3 + 5 + 4);
    EXPECT_EQ(records.bytes().size(), records.size());
    std::string all;
    Record record;
    for (std::uint32_t offset = 0; records.next(offset, record);)
        all.append(record.key).append("=").append(record.value) += ' ';
    EXPECT_EQ(all, "=text key=value = ");
}

TEST(stored_records, a_violation_has_its_parts)
{
    RecordBuffer buffer;
    buffer.add_once(FieldKind::violations, "key", "value");
    std::memcpy(buffer.add_once(FieldKind::violations, "key", "value", {"code", 5}).details, "{}\0xy", 5);
    Record record;
    std::uint32_t offset = 0;
    ASSERT_TRUE(buffer.next(offset, record));
    EXPECT_TRUE(record.has_more && !record.is_repeat && record.code.empty() && record.details.empty());
    ASSERT_TRUE(buffer.next(offset, record));
    EXPECT_TRUE(record.is_repeat && !record.has_more);
    EXPECT_EQ(record.value, "value");
    EXPECT_EQ(record.code, "code");
    EXPECT_EQ(record.details.size(), 5U);
    EXPECT_EQ(StoredRecords::json_of(record.details), "{}");
    EXPECT_FALSE(buffer.next(offset, record));
}

TEST(stored_records, a_text_is_stored_after_its_size)
{
    char bytes[16];
    char* end = StoredRecords::put_sized(bytes, "one");
    end = StoredRecords::put_sized(end, "");
    std::string_view rest(bytes, static_cast<std::size_t>(end - bytes));
    EXPECT_EQ(StoredRecords::take_sized(rest), "one");
    EXPECT_EQ(StoredRecords::take_sized(rest), "");
    EXPECT_TRUE(rest.empty());
}

TEST(stored_records, the_kinds_are_those_of_the_records)
{
    amiss::detail::RecordBuffer records;
    records.set(amiss::FieldKind::param, "title");
    records.set(amiss::FieldKind::request_id, "req_1");
    EXPECT_TRUE(records.kinds().has(amiss::FieldKind::param) && records.kinds().has(amiss::FieldKind::request_id));
    EXPECT_FALSE(records.kinds().has(amiss::FieldKind::message));
}

} // namespace
