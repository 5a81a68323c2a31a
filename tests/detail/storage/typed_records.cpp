// SPDX-License-Identifier: BSL-1.0
// Records of numbers: all or nothing, and replaced.
#include <amiss/detail/storage/typed_records.hpp>

#include <amiss/apis/codespar.hpp>
#include <amiss/error.hpp>

#include <gtest/gtest.h>

#include <cstddef>
#include <cstdint>
#include <limits>
#include <new>
#include <string>
#include <string_view>

namespace {

using amiss::ApiError;
using amiss::FieldKind;
using amiss::HttpStatus;
using amiss::raw_json;
namespace detail = amiss::detail;

TEST(typed_records, numbers_are_all_or_nothing_and_replaced)
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

// A text of the error itself may be given back to it, also when it moves from the error to the heap under way.
} // namespace
