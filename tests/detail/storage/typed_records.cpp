// SPDX-License-Identifier: BSL-1.0
// Tests of the records of numbers: each is stored whole or not at all, and a new value replaces the old one.
#include <amiss/detail/storage/typed_records.hpp>

#include <gtest/gtest.h>

#include <cstdint>

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

} // namespace
