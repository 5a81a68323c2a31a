// SPDX-License-Identifier: BSL-1.0
// The switches: 0 or 1, with their defaults.
#include <amiss/config.hpp>

#include <gtest/gtest.h>

namespace {

static_assert(AMISS_CFG_READ == 1 && AMISS_CFG_LOCATION == 1 && AMISS_CFG_GDB_PRINTERS == 1, "the defaults");

TEST(config, switches_are_numbers) { EXPECT_EQ(AMISS_CFG_READ + AMISS_CFG_LOCATION + AMISS_CFG_GDB_PRINTERS, 3); }

} // namespace
