// SPDX-License-Identifier: BSL-1.0
// Sets of fields, at compile time.
#include <amiss/detail/layout/field_sets.hpp>

#include <gtest/gtest.h>

namespace {

using amiss::FieldForm;
using amiss::FieldKind;
using namespace amiss::detail;

static_assert(fields_in(FieldForm::link) == field_bit(FieldKind::doc_url));
static_assert(fields_in(FieldForm::time, FieldForm::seconds)
              == (field_bit(FieldKind::timestamp) | field_bit(FieldKind::retry_after)));
static_assert(is_text_field(FieldKind::code) && is_text_field(FieldKind::doc_url));
static_assert(!is_text_field(FieldKind::status) && !is_text_field(FieldKind::details));
static_assert((stored_fields & field_bit(FieldKind::violations)) != 0);
static_assert((stored_fields & (field_bit(FieldKind::reason) | field_bit(FieldKind::status))) == 0);

TEST(field_sets, a_text_is_stored) { EXPECT_EQ(text_fields & ~stored_fields, 0U); }

} // namespace
