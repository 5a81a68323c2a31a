// SPDX-License-Identifier: BSL-1.0
// Tests of simdjson as a source of bodies: what its values are.
#include <amiss/detail/simdjson/body_value.hpp>

#include "support/body_kinds.hpp"

#include <gtest/gtest.h>

#include <string>

namespace {

using Body = amiss::detail::SimdjsonBody;

TEST(SimdjsonBodyValue, kinds_and_values) { bodies::check_values<Body>(); }

TEST(SimdjsonBodyValue, its_own_words_say_what_is_wrong)
{
    EXPECT_NE(bodies::refusal_of<Body>("[1").find(' '), std::string::npos);
}

} // namespace
