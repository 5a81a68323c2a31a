// SPDX-License-Identifier: BSL-1.0
// Tests of bodies that glaze writes.
#include <amiss/detail/glaze/body_writer.hpp>

#include <gtest/gtest.h>

#include <map>
#include <string>
#include <vector>

namespace {

TEST(GlazeBodyWriter, values_and_types)
{
    EXPECT_TRUE(amiss::detail::is_json_value<glz::generic>);
    EXPECT_FALSE(amiss::detail::is_json_value<std::string>);
    using Map = std::map<std::string, std::vector<int>>;
    EXPECT_EQ(amiss::BodyWriter<Map>::write({{"a", {1, 2}}}), R"({"a":[1,2]})");
}

} // namespace
