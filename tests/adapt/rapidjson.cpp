// SPDX-License-Identifier: BSL-1.0
// Tests of request bodies with RapidJSON: the table, the same as Boost.JSON, the limits, and values parsed before.
#include <amiss/adapt/rapidjson.hpp>

#include <amiss/apis/cstar.hpp>

#include "support/bodies.hpp"
#include "support/body_checks.hpp"

#include <rapidjson/document.h>

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

namespace {

namespace cstar = amiss::cstar;

const auto parse_with_rapidjson = bodies::parse_by(amiss::with_rapidjson);

TEST(RapidJsonBodies, the_table) { bodies::check_tables(parse_with_rapidjson); }

TEST(RapidJsonBodies, the_same_as_boost) { bodies::check_same_as_boost(parse_with_rapidjson); }

TEST(RapidJsonBodies, thirty_two_levels) { bodies::check_levels(parse_with_rapidjson); }

TEST(RapidJsonBodies, a_number_beyond_a_double)
{
    const auto bad = amiss::parse_body<std::vector<double>>("[1e999]", cstar::body_errors, amiss::with_rapidjson);
    ASSERT_FALSE(bad.has_value());
    EXPECT_EQ(bad.error(), cstar::Code::invalid_json);
    EXPECT_EQ(bad.error().context(), "Number too big to be stored in double.");
}

TEST(RapidJsonBodies, from_a_value)
{
    rapidjson::Document document;
    document.Parse(R"([{"sku":"a","qty":1},{"sku":"b"}])");
    const auto bad = amiss::from_body<std::vector<bodies::Item>>(document, cstar::body_errors);
    ASSERT_FALSE(bad.has_value());
    EXPECT_EQ(bad.error().param(), "1.qty");
}

} // namespace
