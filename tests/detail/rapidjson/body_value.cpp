// SPDX-License-Identifier: BSL-1.0
// Tests of RapidJSON as a source of bodies: what its values are.
#include <amiss/detail/rapidjson/body_value.hpp>

#include "support/body_kinds.hpp"

#include <gtest/gtest.h>

#include <string>

namespace {

using Body = amiss::detail::RapidJsonBody;

TEST(RapidJsonBodyValue, kinds_and_values) { bodies::check_values<Body>(); }

TEST(RapidJsonBodyValue, its_own_words_say_what_is_wrong)
{
    EXPECT_NE(bodies::refusal_of<Body>("[1").find(' '), std::string::npos);
}

} // namespace
