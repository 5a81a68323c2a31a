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
static_assert(is_keyed(FieldKind::violation_detail) && is_keyed(RecordKind::violation_json));
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
    for (const FieldKind part : {FieldKind::violation_field, FieldKind::violation_message, FieldKind::violation_code,
                                 FieldKind::violation_detail}) {
        EXPECT_FALSE(is_public(part)) << "it is there only until the violation is complete";
        EXPECT_TRUE(RecordKind(part).is_violation_part() && RecordKind(part).is_capture());
    }
    EXPECT_TRUE(RecordKind(RecordKind::violation_json).is_violation_part());
    EXPECT_FALSE(RecordKind(RecordKind::capture).is_violation_part());
    EXPECT_FALSE(RecordKind(FieldKind::violations).is_capture() || RecordKind(RecordKind::cause).is_violation_part());
}

TEST(record, a_kind_fits_into_a_byte) { EXPECT_LE(amiss::detail::record_kinds, 0xFFU); }

} // namespace
