// SPDX-License-Identifier: BSL-1.0
// Tests of the access to the inside of a format.
#include <amiss/detail/layout/format_access.hpp>

#include <gtest/gtest.h>

namespace {

using namespace amiss;

constexpr detail::FormatFunctions no_functions{Escaping::xml, nullptr, nullptr, nullptr, nullptr};
constexpr BodyFormat made = detail::FormatAccess::make(no_functions, "root", "urn:x");

TEST(format_access, gives_back_what_a_format_was_made_of)
{
    EXPECT_EQ(&detail::FormatAccess::functions(made), &no_functions);
    EXPECT_EQ(made.root(), "root");
    EXPECT_EQ(made.xml_namespace(), "urn:x");
}

} // namespace
