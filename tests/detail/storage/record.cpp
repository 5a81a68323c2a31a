// SPDX-License-Identifier: BSL-1.0
// The kinds of records: those that have a key are told by their number.
#include <amiss/detail/storage/record.hpp>

#include <gtest/gtest.h>

namespace {

using amiss::FieldKind;
using amiss::detail::is_keyed;
using amiss::detail::is_public;
using amiss::detail::is_text;
using amiss::detail::RecordKind;

static_assert(is_keyed(FieldKind::violations) && is_keyed(RecordKind::plain_text));
static_assert(!is_keyed(FieldKind::message) && !is_keyed(FieldKind::details) && !is_keyed(RecordKind::capture));

TEST(record, texts_may_be_cut_and_numbers_not)
{
    const RecordKind texts[] = {FieldKind::message, FieldKind::param, FieldKind::request_id, FieldKind::doc_url,
                                FieldKind::code,    FieldKind::type,  RecordKind::context,   RecordKind::raw_body};
    for (const RecordKind text : texts) EXPECT_TRUE(is_text(text)) << int{text.number};
    const RecordKind numbers[] = {FieldKind::timestamp, FieldKind::retry_after, RecordKind::rate_limit,
                                  RecordKind::cause,    FieldKind::details,     FieldKind::violations};
    for (const RecordKind number : numbers) EXPECT_FALSE(is_text(number)) << int{number.number};
}

TEST(record, what_a_body_can_have_is_public_and_the_rest_is_not)
{
    EXPECT_TRUE(is_public(FieldKind::param) && is_public(FieldKind::details) && is_public(RecordKind::rate_limit));
    EXPECT_FALSE(is_public(RecordKind::context) || is_public(RecordKind::cause) || is_public(RecordKind::raw_body));
    EXPECT_FALSE(is_public(RecordKind::plain_text)) << "the details have it already";
}

TEST(record, kind_fits_the_byte_that_it_is_stored_in) { EXPECT_LE(amiss::detail::record_kinds, 0xFFU); }

} // namespace
