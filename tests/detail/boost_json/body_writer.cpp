// SPDX-License-Identifier: BSL-1.0
// Tests of bodies that Boost.JSON writes.
#include <amiss/detail/boost_json/body_writer.hpp>

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <map>
#include <string>
#include <vector>

namespace {

TEST(BoostJsonBodyWriter, ill_formed_texts_are_mended)
{
    using amiss::detail::with_well_formed_texts;
    EXPECT_EQ(with_well_formed_texts("{\"a\":\"\xC3\xA9\"}"), "{\"a\":\"\xC3\xA9\"}");
    EXPECT_EQ(with_well_formed_texts("{\"a\":\"\xC3\"}"), "{\"a\":\"\xEF\xBF\xBD\"}");
}

TEST(BoostJsonBodyWriter, what_is_no_number_is_null)
{
    constexpr double infinity = std::numeric_limits<double>::infinity();
    using Map = std::map<std::string, std::vector<double>>;
    EXPECT_EQ(amiss::BodyWriter<Map>::write({{"a", {1, std::nan(""), infinity, -infinity}}}),
              R"({"a":[1E0,null,null,null]})");
}

TEST(BoostJsonBodyWriter, what_value_from_takes)
{
    using Map = std::map<std::string, std::vector<int>>;
    EXPECT_EQ(amiss::BodyWriter<Map>::write({{"a", {1, 2}}}), R"({"a":[1,2]})");
    struct Unknown {};
    EXPECT_FALSE(amiss::detail::boost_json_writes<Unknown>);
}

} // namespace
