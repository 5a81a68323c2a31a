// The kinds of records: those that have a key are told by their number.
#include <amiss/detail/record.hpp>

#include <gtest/gtest.h>

namespace {

using amiss::detail::is_keyed;
using amiss::detail::RecordKind;

static_assert(is_keyed(RecordKind::violation) && is_keyed(RecordKind::plain_text));
static_assert(!is_keyed(RecordKind::message) && !is_keyed(RecordKind::details) && !is_keyed(RecordKind::capture));

TEST(record, texts_that_may_be_cut_come_before_numbers)
{
    for (const RecordKind text : {RecordKind::message, RecordKind::param, RecordKind::request_id, RecordKind::doc_url,
                                  RecordKind::name, RecordKind::type, RecordKind::context})
        EXPECT_LT(text, RecordKind::retry_after);
    for (const RecordKind number : {RecordKind::timestamp, RecordKind::rate_limit, RecordKind::cause, RecordKind::details})
        EXPECT_GT(number, RecordKind::retry_after);
}

TEST(record, kind_fits_the_byte_that_it_is_stored_in) { EXPECT_LE(static_cast<unsigned>(RecordKind::violation), 0xFFU); }

} // namespace
