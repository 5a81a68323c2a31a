// SPDX-License-Identifier: BSL-1.0
// Tests of request bodies with RapidJSON: the table, the same as Boost.JSON, the limits, and values parsed before.
#include <amiss/adapt/rapidjson.hpp>

#include <amiss/adapt/boost_json.hpp>
#include <amiss/apis/cstar.hpp>

#include "support/bodies.hpp"
#include "support/body_checks.hpp"

#include <rapidjson/document.h>

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

namespace {

namespace cstar = amiss::cstar;

const auto parse_with_rapidjson = [](std::string_view text, auto* form) {
    return amiss::parse_body<std::decay_t<decltype(*form)>>(text, cstar::body_errors, amiss::with_rapidjson);
};

TEST(RapidJsonBodies, the_table) { bodies::check_tables(parse_with_rapidjson); }

TEST(RapidJsonBodies, the_same_as_boost)
{
    const auto boost = [](std::string_view text, auto* form) {
        return amiss::parse_body<std::decay_t<decltype(*form)>>(text, cstar::body_errors);
    };
    bodies::check_same(boost, parse_with_rapidjson);
}

TEST(RapidJsonBodies, thirty_two_levels)
{
    const auto parse = [](std::size_t depth) {
        const std::string text =
            "{\"sku\":\"a\",\"qty\":1,\"x\":" + std::string(depth - 1, '[') + std::string(depth - 1, ']') + "}";
        return amiss::parse_body<bodies::Item>(text, cstar::body_errors, amiss::with_rapidjson);
    };
    EXPECT_TRUE(parse(32).has_value());
    ASSERT_FALSE(parse(33).has_value());
    EXPECT_EQ(parse(33).error().detail("offset"), "54");
    EXPECT_FALSE(parse(100000).has_value());
}

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
