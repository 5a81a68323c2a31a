// SPDX-License-Identifier: BSL-1.0
// Tests of adding records: a violation once, and bytes in the middle of a value.
#include <amiss/detail/storage/record_adder.hpp>

#include <amiss/detail/storage/record_buffer.hpp>

#include <gtest/gtest.h>

#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>

namespace {

using amiss::FieldKind;
using namespace amiss::detail;

/// Replaces a part of the details, with whatever room that takes.
void splice(RecordBuffer& records, std::size_t at, std::size_t old_size, std::string_view text)
{
    const auto needed = [&] {
        return records.room_to_splice(records.place_of(FieldKind::details), old_size, text.size());
    };
    for (std::size_t bytes = needed(); !records.has_room(bytes); bytes = needed()) ASSERT_TRUE(records.reserve(bytes));
    char* const to =
        records.splice(FieldKind::details, records.place_of(FieldKind::details), at, old_size, text.size(), 0);
    std::memcpy(to, text.data(), text.size());
}

TEST(record_adder, a_part_of_a_value_is_replaced_in_place)
{
    for (const std::size_t violations : {0U, 3U, 100U}) { // inside, on the heap, with an index
        for (const bool is_last : {true, false}) {
            RecordBuffer records;
            for (std::size_t at = 0; at < violations; ++at)
                records.add_once(FieldKind::violations, std::to_string(at), std::string(50, 'm'));
            records.put(FieldKind::details, "0123456789");
            if (!is_last) records.put(FieldKind::param, "after");
            std::string wanted = "0123456789";
            const auto replace = [&](std::size_t at, std::size_t size, std::string_view text) {
                splice(records, at, size, text);
                wanted.replace(at, size, text);
                ASSERT_EQ(records.find(FieldKind::details), wanted) << violations << is_last;
                ASSERT_EQ(records.find(FieldKind::param), is_last ? "" : "after");
            };
            replace(3, 2, "xx");
            replace(3, 2, "longer");
            replace(0, 0, "begin ");
            replace(wanted.size(), 0, " end");
            replace(2, 1, "");
            replace(2, 5, "ab");
            for (int round = 0; round < 100; ++round) replace(wanted.size() / 2, 1, "three and more");
            for (int round = 0; round < 100; ++round) replace(wanted.size() / 3, 10, "nine here");
            replace(1, wanted.size() - 2, "");
        }
    }
}

TEST(record_adder, a_violation_is_added_once_and_tied_to_those_of_its_field)
{
    for (const std::size_t others : {0U, 50U}) { // without an index, and with one
        RecordBuffer records;
        for (std::size_t at = 0; at < others; ++at)
            records.add_once(FieldKind::violations, "other " + std::to_string(at), "m");
        ASSERT_EQ(records.is_indexed(), others != 0);
        EXPECT_TRUE(records.add_once(FieldKind::violations, "f", "m").is_new);
        EXPECT_FALSE(records.add_once(FieldKind::violations, "f", "m").is_new);
        EXPECT_TRUE(records.add_once(FieldKind::violations, "f", "m", {"code", 0}).is_new);
        EXPECT_FALSE(records.add_once(FieldKind::violations, "f", "m", {"code", 5}).is_new);
        const RecordBuffer::Added added = records.add_once(FieldKind::violations, "f", "n", {{}, 2});
        ASSERT_NE(added.details, nullptr);
        std::memcpy(added.details, "{}", 2);
        Record record;
        std::string chain;
        ASSERT_TRUE(records.find(FieldKind::violations, "f", record));
        std::uint32_t offset = 0;
        for (Record any; records.next(offset, any) && any.key != "f";) {
        }
        while (true) {
            chain.append(record.value).append("/").append(record.code) += record.is_repeat ? "+" : "";
            if (!record.has_more) break;
            records.next_of_key(offset, record);
        }
        EXPECT_EQ(chain, "m/m/code+n/+");
        EXPECT_EQ(record.details, "{}");
    }
}

} // namespace
