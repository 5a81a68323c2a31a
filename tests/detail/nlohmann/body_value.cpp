// SPDX-License-Identifier: BSL-1.0
// Tests of nlohmann's library as a source of bodies: what its values are.
#include <amiss/detail/nlohmann/body_value.hpp>

#include "support/body_kinds.hpp"

#include <gtest/gtest.h>

#include <string>

namespace {

using Body = amiss::detail::NlohmannBody<nlohmann::json>;

TEST(NlohmannBodyValue, kinds_and_values) { bodies::check_values<Body>(); }

TEST(NlohmannBodyValue, its_own_words_say_what_is_wrong)
{
    EXPECT_NE(bodies::refusal_of<Body>("[1").find("parse_error"), std::string::npos);
}

} // namespace
