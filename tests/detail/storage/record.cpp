// SPDX-License-Identifier: BSL-1.0
// Tests of the kinds of records: which of them have a key, and which are texts.
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

TEST(record, only_texts_may_be_cut)
{
    const RecordKind texts[] = {FieldKind::message, FieldKind::param, FieldKind::request_id, FieldKind::doc_url,
                                FieldKind::code,    FieldKind::type,  RecordKind::context,   RecordKind::raw_body};
    for (const RecordKind text : texts) EXPECT_TRUE(is_text(text)) << int{text.number};
    const RecordKind numbers[] = {FieldKind::timestamp, FieldKind::retry_after, RecordKind::rate_limit,
                                  RecordKind::cause,    FieldKind::details,     FieldKind::violations};
    for (const RecordKind number : numbers) EXPECT_FALSE(is_text(number)) << int{number.number};
}

TEST(record, only_kinds_that_a_body_can_have_are_public)
{
    EXPECT_TRUE(is_public(FieldKind::param) && is_public(FieldKind::details) && is_public(RecordKind::rate_limit));
    EXPECT_FALSE(is_public(RecordKind::context) || is_public(RecordKind::cause) || is_public(RecordKind::raw_body));
    EXPECT_FALSE(is_public(RecordKind::plain_text)) << "the details have the same text";
}

TEST(record, a_kind_fits_into_a_byte) { EXPECT_LE(amiss::detail::record_kinds, 0xFFU); }

} // namespace
