// SPDX-License-Identifier: BSL-1.0
// The version: its text is made of its numbers.
#include <amiss/version.hpp>

#include <gtest/gtest.h>

#include <string>

namespace {

TEST(version, text_is_made_of_the_numbers)
{
    EXPECT_EQ(AMISS_VERSION_STRING,
              std::to_string(AMISS_VERSION_MAJOR) + "." + std::to_string(AMISS_VERSION_MINOR) + "."
                  + std::to_string(AMISS_VERSION_PATCH));
}

} // namespace
