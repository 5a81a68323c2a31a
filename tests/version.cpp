// SPDX-License-Identifier: BSL-1.0
// Tests that the version's text agrees with its numbers.
#include <amiss/version.hpp>

#include <gtest/gtest.h>

#include <string>

namespace {

TEST(version, the_text_agrees_with_the_numbers)
{
    EXPECT_EQ(AMISS_VERSION_STRING,
              std::to_string(AMISS_VERSION_MAJOR) + "." + std::to_string(AMISS_VERSION_MINOR) + "."
                  + std::to_string(AMISS_VERSION_PATCH));
}

} // namespace
