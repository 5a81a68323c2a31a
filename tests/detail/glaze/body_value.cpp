// SPDX-License-Identifier: BSL-1.0
// Tests of glaze as a source of bodies: what its values are.
#include <amiss/detail/glaze/body_value.hpp>

#include "support/body_kinds.hpp"

#include <gtest/gtest.h>

#include <string>

namespace {

using Body = amiss::detail::GlazeBody<glz::generic_u64>;

TEST(GlazeBodyValue, kinds_and_values) { bodies::check_values<Body>(); }

TEST(GlazeBodyValue, its_own_words_say_what_is_wrong)
{
    EXPECT_EQ(bodies::refusal_of<Body>("[1,}"), "expected_brace");
    EXPECT_NE(bodies::refusal_of<Body>("[1"), "");
}

} // namespace
