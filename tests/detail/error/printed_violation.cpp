// SPDX-License-Identifier: BSL-1.0
// Tests of the text of one violation.
#include <amiss/detail/error/printed_violation.hpp>

#include <gtest/gtest.h>

#include <string>

using amiss::Violation;
using amiss::detail::violation_text;

TEST(printed_violation, has_field_message_and_code)
{
    EXPECT_EQ(violation_text(Violation{"title", "is too long"}), "title: \"is too long\"");
    EXPECT_EQ(violation_text(Violation{"items.0.qty", "must be 1 or more", "too_low"}),
              "items.0.qty: \"must be 1 or more\" (too_low)");
    EXPECT_EQ(violation_text(Violation{"", ""}), ": \"\"");
}

TEST(printed_violation, is_one_whole_line_without_secrets)
{
    EXPECT_EQ(violation_text(Violation{"a\nb", "\"c\"\x1b"}), "a\\nb: \"\\\"c\\\"\\u001b\"");
    const std::string controls(1000, '\x01');
    EXPECT_EQ(violation_text(Violation{"a", controls}).size(), 6005U);
    EXPECT_EQ(violation_text(Violation{"note", "password=hunter2"}), "note: \"password=***\"");
}
