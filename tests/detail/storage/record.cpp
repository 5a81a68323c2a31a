// SPDX-License-Identifier: BSL-1.0
// The kinds of records: those that have a key are told by their number.
#include <amiss/detail/storage/record.hpp>

#include <gtest/gtest.h>

namespace {

using amiss::detail::is_keyed;
using amiss::detail::is_text;
using amiss::detail::RecordKind;

static_assert(is_keyed(RecordKind::violation) && is_keyed(RecordKind::plain_text));
static_assert(!is_keyed(RecordKind::message) && !is_keyed(RecordKind::details) && !is_keyed(RecordKind::capture));

TEST(record, texts_may_be_cut_and_numbers_not)
{
    for (const RecordKind text : {RecordKind::message, RecordKind::param, RecordKind::request_id, RecordKind::doc_url,
                                  RecordKind::name, RecordKind::type, RecordKind::context, RecordKind::raw_body})
        EXPECT_TRUE(is_text(text));
    for (const RecordKind number : {RecordKind::timestamp, RecordKind::retry_after, RecordKind::rate_limit,
                                    RecordKind::cause, RecordKind::details, RecordKind::violation})
        EXPECT_FALSE(is_text(number));
}

TEST(record, kind_fits_the_byte_that_it_is_stored_in) { EXPECT_LE(amiss::detail::record_kinds, 0xFFU); }

} // namespace
