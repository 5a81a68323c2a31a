// SPDX-License-Identifier: BSL-1.0
// Tests of request bodies with Boost.JSON: the table, described types, conversions, the limits, and bodies of responses.
#include <amiss/adapt/boost_json.hpp>

#include <amiss/apis/cstar.hpp>
#include <amiss/server/to_body.hpp>

#include "support/bodies.hpp"
#include "support/body_checks.hpp"

#include <boost/describe/class.hpp>
#include <boost/describe/enum.hpp>
#include <boost/json/parse.hpp>
#include <boost/json/value.hpp>

#include <gtest/gtest.h>

#include <list>
#include <new>
#include <stdexcept>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace {

namespace cstar = amiss::cstar;
using amiss::expected;
using amiss::from_body;
using amiss::parse_body;

const auto parse_with_boost = [](std::string_view text, auto* form) {
    return parse_body<std::decay_t<decltype(*form)>>(text, cstar::body_errors);
};

TEST(BoostJsonBodies, the_table)
{
    bodies::check_tables(parse_with_boost);
    bodies::check_tables(bodies::parse_by(amiss::with_boost_json));
}

BOOST_DEFINE_ENUM_CLASS(Shade, light, dark)
struct Paint {
    std::string name;
    Shade shade = Shade::light;
    std::optional<int> litres;
};
BOOST_DESCRIBE_STRUCT(Paint, (), (name, shade, litres))
struct GlossyPaint : Paint {
    bool glossy = false;
};
BOOST_DESCRIBE_STRUCT(GlossyPaint, (Paint), (glossy))

TEST(BoostJsonBodies, described_structs_and_enums)
{
    const auto good = parse_body<GlossyPaint>(R"({"name":"x","shade":"dark","glossy":true})", cstar::body_errors);
    ASSERT_TRUE(good.has_value());
    EXPECT_EQ(good->name, "x");
    EXPECT_EQ(good->shade, Shade::dark);
    EXPECT_FALSE(good->litres.has_value());
    EXPECT_TRUE(good->glossy);

    const auto bad = parse_body<GlossyPaint>(R"({"name":"x","shade":"grey","litres":"3"})", cstar::body_errors);
    ASSERT_FALSE(bad.has_value());
    EXPECT_EQ(bad.error(), cstar::Code::parameter_invalid);
    EXPECT_EQ(bad.error().message(), "The 'shade' field must be one of: light, dark");
    ASSERT_EQ(bad.error().violations().size(), 3U);
    EXPECT_EQ(bad.error().violations()[1].field, "litres");
    EXPECT_EQ(bad.error().violations()[2].field, "glossy");
}

struct Celsius {
    double degrees = 0;
};
Celsius tag_invoke(boost::json::value_to_tag<Celsius>, const boost::json::value& value)
{
    if (value.is_string()) throw std::runtime_error("secret");
    return {value.to_number<double>()};
}
struct Reading {
    Celsius at;
    boost::json::value raw;
};
template <class Fields>
void amiss_members(Fields& fields, Reading& reading)
{
    fields("at", reading.at);
    fields("raw", reading.raw);
}

TEST(BoostJsonBodies, conversions_of_the_library)
{
    const auto good = parse_body<Reading>(R"({"at":21.5,"raw":{"a":[1]}})", cstar::body_errors);
    ASSERT_TRUE(good.has_value());
    EXPECT_EQ(good->at.degrees, 21.5);
    EXPECT_EQ(good->raw, boost::json::parse(R"({"a":[1]})"));
    EXPECT_TRUE(parse_body<Reading>(R"({"at":1,"raw":null})", cstar::body_errors).has_value());

    const auto bad = parse_body<Reading>(R"({"at":"warm"})", cstar::body_errors);
    ASSERT_FALSE(bad.has_value());
    EXPECT_EQ(bad.error().message(), "The 'at' field has the wrong form");
    EXPECT_EQ(bad.error().violations()[1].field, "raw");
    EXPECT_EQ(amiss::to_int(bad.error().status()), 400);
}

TEST(BoostJsonBodies, from_a_value)
{
    const boost::json::value value = boost::json::parse(R"({"sku":"a","qty":"2"})");
    const auto bad = from_body<bodies::Item>(value, cstar::body_errors);
    ASSERT_FALSE(bad.has_value());
    EXPECT_EQ(bad.error().param(), "qty");
    EXPECT_TRUE(from_body<bodies::Item>(boost::json::parse(R"({"sku":"a","qty":2})"), cstar::body_errors).has_value());
}

TEST(BoostJsonBodies, a_body_that_is_no_object)
{
    const auto list = parse_body<std::vector<int>>("[1,2,\"3\"]", cstar::body_errors);
    ASSERT_FALSE(list.has_value());
    EXPECT_EQ(list.error().param(), "2");
    const auto names = parse_body<std::list<std::string>>(R"(["a","b"])", cstar::body_errors);
    ASSERT_TRUE(names.has_value());
    EXPECT_EQ(names->back(), "b");
    const auto map =
        parse_body<std::unordered_map<std::string, std::vector<bool>>>(R"({"a":[true]})", cstar::body_errors);
    ASSERT_TRUE(map.has_value());
    EXPECT_TRUE(map->at("a")[0]);
    const auto text = parse_body<std::string>("1", cstar::body_errors);
    ASSERT_FALSE(text.has_value());
    EXPECT_EQ(text.error().message(), "The body must be a string");
    EXPECT_EQ(text.error().param(), "");
}

TEST(BoostJsonBodies, the_parsers_words_stay_inside)
{
    const auto bad = parse_body<bodies::Item>("{\"sku\":\"secret\" 1}", cstar::body_errors);
    ASSERT_FALSE(bad.has_value());
    EXPECT_EQ(bad.error(), cstar::Code::invalid_json);
    EXPECT_EQ(bad.error().detail("offset"), "16");
    EXPECT_EQ(bad.error().context(), "syntax error");
    EXPECT_EQ(bad.error().message(), "The body cannot be read as JSON.");
    EXPECT_NE(bad.error().location().file, nullptr);
    EXPECT_NE(std::string_view(bad.error().location().file).find("boost_json"), std::string_view::npos);
}

TEST(BoostJsonBodies, thirty_two_levels)
{
    bodies::check_levels(parse_with_boost);
    const std::string deep = std::string(33, '[') + std::string(33, ']');
    EXPECT_EQ(parse_body<std::vector<int>>(deep, cstar::body_errors).error().context(), "too deep");
}

struct ThrowingForm {
    std::string text;
};
template <class Fields>
void amiss_members(Fields&, ThrowingForm& form)
{
    if (form.text.empty()) throw std::bad_alloc();
}

TEST(BoostJsonBodies, what_is_thrown_is_an_error)
{
    const auto result = parse_body<ThrowingForm>("{}", cstar::body_errors);
    static_assert(noexcept(parse_body<ThrowingForm>("{}", cstar::body_errors)));
    ASSERT_FALSE(result.has_value());
    EXPECT_EQ(result.error().cause(), std::errc::not_enough_memory);
}

struct Plain {
    int x = 0;
};
BOOST_DESCRIBE_STRUCT(Plain, (), (x))

TEST(BoostJsonBodies, responses)
{
    EXPECT_EQ(amiss::BodyWriter<Plain>::write({7}), R"({"x":7})");
    EXPECT_EQ(amiss::BodyWriter<std::vector<Plain>>::write({{1}, {2}}), R"([{"x":1},{"x":2}])");
    EXPECT_EQ(amiss::BodyWriter<boost::json::value>::write({1, "a"}), R"([1,"a"])");
    EXPECT_EQ(amiss::BodyWriter<std::vector<std::string>>::write({"a\xFF"
                                                                  "b"}),
              "[\"a\xEF\xBF\xBD"
              "b\"]");
}

} // namespace
