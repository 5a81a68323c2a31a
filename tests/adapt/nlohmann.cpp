// SPDX-License-Identifier: BSL-1.0
// Tests of request bodies with nlohmann's library: the table, the same as Boost.JSON, from_json, and bodies of responses.
#include <amiss/adapt/nlohmann.hpp>

#include <amiss/adapt/boost_json.hpp>
#include <amiss/apis/cstar.hpp>

#include "support/bodies.hpp"
#include "support/body_checks.hpp"

#include <nlohmann/json.hpp>

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

namespace {

namespace cstar = amiss::cstar;

const auto parse_with_nlohmann = bodies::parse_by(amiss::with_nlohmann);

TEST(NlohmannBodies, the_table) { bodies::check_tables(parse_with_nlohmann); }

TEST(NlohmannBodies, the_same_as_boost) { bodies::check_same_as_boost(parse_with_nlohmann); }

TEST(NlohmannBodies, thirty_two_levels) { bodies::check_levels(parse_with_nlohmann); }

TEST(NlohmannBodies, a_number_beyond_a_double)
{
    const auto bad = amiss::parse_body<std::vector<double>>("[1,1e999]", cstar::body_errors, amiss::with_nlohmann);
    ASSERT_FALSE(bad.has_value());
    EXPECT_EQ(bad.error(), cstar::Code::invalid_json);
    EXPECT_EQ(bad.error().detail("offset"), "7");
    EXPECT_NE(bad.error().context().find("out_of_range"), std::string_view::npos);
}

struct Meters {
    double value = 0;
};
void from_json(const nlohmann::json& json, Meters& meters) { json.get_to(meters.value); }
void to_json(nlohmann::json& json, const Meters& meters) { json = meters.value; }

struct Board {
    Meters length;
    nlohmann::json raw;
};
template <class Fields>
void amiss_members(Fields& fields, Board& board)
{
    fields("length", board.length);
    fields("raw", board.raw);
}

TEST(NlohmannBodies, conversions_of_the_library)
{
    const auto good =
        amiss::parse_body<Board>(R"({"length":2.5,"raw":{"a":null}})", cstar::body_errors, amiss::with_nlohmann);
    ASSERT_TRUE(good.has_value());
    EXPECT_EQ(good->length.value, 2.5);
    EXPECT_TRUE(good->raw["a"].is_null());
    const auto bad = amiss::parse_body<Board>(R"({"length":"long","raw":1})", cstar::body_errors, amiss::with_nlohmann);
    ASSERT_FALSE(bad.has_value());
    EXPECT_EQ(bad.error().message(), "The 'length' field has the wrong form");
    EXPECT_EQ(bad.error().violations().size(), 1U);
}

TEST(NlohmannBodies, from_a_value)
{
    const auto bad = amiss::from_body<bodies::Item>(nlohmann::json{{"sku", "a"}}, cstar::body_errors);
    ASSERT_FALSE(bad.has_value());
    EXPECT_EQ(bad.error().param(), "qty");
    const nlohmann::ordered_json item{{"sku", "a"}, {"qty", 2}};
    EXPECT_TRUE(amiss::from_body<bodies::Item>(item, cstar::body_errors).has_value());
}

TEST(NlohmannBodies, responses)
{
    EXPECT_EQ(amiss::BodyWriter<nlohmann::json>::write({{"a", "b\xFF"}}), "{\"a\":\"b\xEF\xBF\xBD\"}");
    EXPECT_EQ(amiss::BodyWriter<nlohmann::ordered_json>::write({{"b", 1}, {"a", 2}}), R"({"b":1,"a":2})");
    EXPECT_EQ(amiss::BodyWriter<Meters>::write({1.5}), "1.5");
    EXPECT_EQ(amiss::BodyWriter<std::vector<int>>::write({1, 2}), "[1,2]"); // both can; Boost.JSON does
}

} // namespace
