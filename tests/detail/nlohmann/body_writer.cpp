// SPDX-License-Identifier: BSL-1.0
// Tests of bodies that nlohmann's library writes.
#include <amiss/detail/nlohmann/body_writer.hpp>

#include <nlohmann/json.hpp>

#include <gtest/gtest.h>

#include <string>

namespace {

TEST(NlohmannBodyWriter, values_and_types)
{
    EXPECT_TRUE(amiss::detail::nlohmann_writes<nlohmann::json> && amiss::detail::is_json_value<nlohmann::ordered_json>);
    struct Unknown {};
    EXPECT_FALSE(amiss::detail::nlohmann_writes<Unknown> || amiss::detail::is_json_value<std::string>);
    EXPECT_EQ(amiss::BodyWriter<nlohmann::json>::write(nlohmann::json::array({1, "\x80"})), "[1,\"\xEF\xBF\xBD\"]");
}

} // namespace
