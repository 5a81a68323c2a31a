// SPDX-License-Identifier: BSL-1.0
// Tests of the records of numbers: each is stored whole or not at all, and a new value replaces the old one.
#include <amiss/detail/storage/typed_records.hpp>

#include <gtest/gtest.h>

#include <cstdint>
#include <string>

namespace {

using amiss::FieldKind;
namespace detail = amiss::detail;

TEST(typed_records, a_number_is_stored_once_and_replaced)
{
    detail::RecordBuffer records;
    std::int64_t delay = 5;
    EXPECT_FALSE(detail::load_record(records, FieldKind::retry_after, delay));
    EXPECT_EQ(delay, 5);
    detail::store_record(records, FieldKind::retry_after, std::int64_t{7});
    detail::store_record(records, FieldKind::retry_after, std::int64_t{9});
    EXPECT_TRUE(detail::load_record(records, FieldKind::retry_after, delay));
    EXPECT_EQ(delay, 9);
    EXPECT_EQ(records.size(), 4U + sizeof(std::int64_t));
}

TEST(typed_records, a_number_of_a_kind_that_is_known_to_be_there_or_not_is_stored_the_same)
{
    detail::RecordBuffer records;
    detail::store_record(records, FieldKind::retry_after, std::int64_t{7}, records.kinds());
    detail::store_record(records, FieldKind::retry_after, std::int64_t{9}, records.kinds());
    std::int64_t delay = 0;
    EXPECT_TRUE(detail::load_record(records, FieldKind::retry_after, delay));
    EXPECT_EQ(delay, 9);
    EXPECT_EQ(records.size(), 4U + sizeof(std::int64_t));
    records.set(FieldKind::message, std::string(detail::RecordBuffer::inline_capacity, 'm'));
    detail::store_record(records, FieldKind::timestamp, std::int64_t{5}, records.kinds());
    EXPECT_TRUE(detail::load_record(records, FieldKind::timestamp, delay)) << "beyond the inline room";
    EXPECT_EQ(delay, 5);
}

} // namespace
