// SPDX-License-Identifier: BSL-1.0
// Tests of request bodies with simdjson: the table, the same as Boost.JSON, the limits, and values parsed before.
#include <amiss/adapt/simdjson.hpp>

#include <amiss/apis/cstar.hpp>

#include "support/bodies.hpp"
#include "support/body_checks.hpp"

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

namespace {

namespace cstar = amiss::cstar;

const auto parse_with_simdjson = bodies::parse_by(amiss::with_simdjson);

TEST(SimdjsonBodies, the_same_as_boost) { bodies::check_same_as_boost(parse_with_simdjson); }

TEST(SimdjsonBodies, the_table) { bodies::check_tables(parse_with_simdjson); }

TEST(SimdjsonBodies, thirty_two_levels) { bodies::check_levels(parse_with_simdjson); }

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
