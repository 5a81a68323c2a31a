// SPDX-License-Identifier: BSL-1.0
// Tests of request bodies with simdjson: the table, the same as Boost.JSON, the limits, and values parsed before.
#include <amiss/adapt/simdjson.hpp>

#include <amiss/adapt/boost_json.hpp>
#include <amiss/apis/cstar.hpp>

#include "support/bodies.hpp"
#include "support/body_checks.hpp"

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

namespace {

namespace cstar = amiss::cstar;

const auto parse_with_simdjson = [](std::string_view text, auto* form) {
    return amiss::parse_body<std::decay_t<decltype(*form)>>(text, cstar::body_errors, amiss::with_simdjson);
};

TEST(SimdjsonBodies, the_same_as_boost)
{
    const auto boost = [](std::string_view text, auto* form) {
        return amiss::parse_body<std::decay_t<decltype(*form)>>(text, cstar::body_errors);
    };
    bodies::check_same(boost, parse_with_simdjson);
}

TEST(SimdjsonBodies, the_table) { bodies::check_tables(parse_with_simdjson); }

TEST(SimdjsonBodies, thirty_two_levels)
{
    const auto parse = [](std::size_t depth) {
        const std::string text =
            "{\"sku\":\"a\",\"qty\":1,\"x\":" + std::string(depth - 1, '[') + "1" + std::string(depth - 1, ']') + "}";
        return amiss::parse_body<bodies::Item>(text, cstar::body_errors, amiss::with_simdjson);
    };
    EXPECT_TRUE(parse(32).has_value());
    ASSERT_FALSE(parse(33).has_value());
    EXPECT_EQ(parse(33).error().detail("offset"), "54");
    EXPECT_FALSE(parse(100000).has_value());
}

TEST(SimdjsonBodies, numbers_that_it_does_not_hold)
{
    for (const std::string_view text : {"[1e999]", "[18446744073709551616]", "[-9223372036854775809]"}) {
        const auto bad = amiss::parse_body<std::vector<double>>(text, cstar::body_errors, amiss::with_simdjson);
        ASSERT_FALSE(bad.has_value());
        EXPECT_EQ(bad.error(), cstar::Code::invalid_json);
        EXPECT_EQ(bad.error().details(), "");
        EXPECT_EQ(bad.error().context(), "Problem while parsing a number");
    }
}

TEST(SimdjsonBodies, from_a_value)
{
    simdjson::dom::parser parser;
    simdjson::dom::element value;
    ASSERT_EQ(parser.parse(std::string_view(R"({"sku":"a","qty":2.5})")).get(value), simdjson::SUCCESS);
    const auto bad = amiss::from_body<bodies::Item>(value, cstar::body_errors);
    ASSERT_FALSE(bad.has_value());
    EXPECT_EQ(bad.error().param(), "qty");
}

} // namespace
