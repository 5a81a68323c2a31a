// SPDX-License-Identifier: BSL-1.0
// Tests of the texts of faults.
#include <amiss/detail/bodies/fault_text.hpp>

#include <amiss/body_errors.hpp>

#include <gtest/gtest.h>

#include <string>

namespace {

using namespace amiss::detail;
using amiss::BodyFault;
using amiss::BodyFaultKind;

const BodyFault missing{BodyFaultKind::missing, amiss::BodyType::string, "a.title", "is required", ""};
const BodyFault unnamed{BodyFaultKind::not_allowed, amiss::BodyType::choice, "a.size", "must be one of: s, m", "s, m"};

TEST(FaultText, which_rows_say_what_is_wrong)
{
    EXPECT_TRUE(says_fault("'{param}' is required.", missing, "title", true));
    EXPECT_TRUE(says_fault("'{name}' {problem}.", missing, "title", true));
    EXPECT_FALSE(says_fault("'{param}' must be one of: {allowed}", missing, "title", true));
    EXPECT_TRUE(says_fault("'{param}' must be one of: {allowed}", unnamed, "size", false));
    EXPECT_FALSE(says_fault("'{param}' is wrong.", unnamed, "size", false));
    EXPECT_FALSE(says_fault("Wrong {{here}}.", missing, "title", true));
    EXPECT_FALSE(says_fault("'{param}' of {retry_after}", missing, "title", true));
}

TEST(FaultText, filling)
{
    FaultText text;
    fill_fault_text(text, "{name} ({param}) {problem} {{{allowed}}}", unnamed, "size");
    EXPECT_EQ(text.text(), "size (a.size) must be one of: s, m {s, m}");
    text.capitalize();
    EXPECT_EQ(text.text()[0], 'S');
}

TEST(FaultText, what_does_not_fit_is_cut_on_a_code_point)
{
    BoundedText<4> text;
    EXPECT_TRUE(text.fits(4));
    text.put("abc").put("\xC3\xA9").put("d");
    EXPECT_EQ(text.text(), "abcd");
    text.put("e");
    EXPECT_EQ(text.text(), "abcd");
    EXPECT_FALSE(text.fits(1));
}

} // namespace
