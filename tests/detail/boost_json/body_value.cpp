// SPDX-License-Identifier: BSL-1.0
// Tests of Boost.JSON as a source of bodies: its document and what its values are.
#include <amiss/detail/boost_json/body_value.hpp>

#include "support/body_kinds.hpp"

#include <gtest/gtest.h>

#include <string>
#include <string_view>

namespace {

using amiss::detail::BoostJsonBody;

TEST(BoostJsonBodyValue, kinds_and_values) { bodies::check_values<BoostJsonBody>(); }

TEST(BoostJsonBodyValue, a_text_larger_than_its_own_room)
{
    BoostJsonBody::Document document;
    const std::string text = "[\"" + std::string(100000, 'x') + "\"]";
    amiss::detail::BodySyntax syntax(text);
    ASSERT_TRUE(BoostJsonBody::parse(document, text, syntax));
    EXPECT_EQ(BoostJsonBody::text(&BoostJsonBody::root(document)->as_array()[0]).size(), 100000U);
}

} // namespace
