// SPDX-License-Identifier: BSL-1.0
// Tests of XML bodies for every piece of the layout language.
#include <amiss/detail/write/xml_writer.hpp>

#include <amiss/apis/cstar.hpp>
#include <amiss/write.hpp>
#include <amiss/xml.hpp>

#include <gtest/gtest.h>

#include <string>

namespace {

using namespace amiss;

constexpr BodyFormat plain_root = xml_format("e", "");

template <class Layout>
std::string xml_of(const Layout& layout, const ApiError& error)
{
    const std::string whole = to_string(layout.format(plain_root), error);
    constexpr std::string_view begin = R"(<?xml version="1.0" encoding="UTF-8"?><e>)", end = "</e>";
    EXPECT_EQ(whole.substr(0, begin.size()), begin);
    EXPECT_EQ(whole.substr(whole.size() - end.size()), end);
    return whole.substr(begin.size(), whole.size() - begin.size() - end.size());
}

ApiError failed_fields()
{
    return ApiError(cstar::Code::parameter_invalid)
        .with_violation("title", "Too long.")
        .with_violation("zip", "Unknown.")
        .with_violation("title", "Has <b>.");
}

TEST(xml_writer, constants_of_every_kind)
{
    constexpr auto layout = object(member("a", true), member("b", nullptr), member("c", 3), member("d", "x<y"),
                                   member("f", array(1, "2", array(3))));
    EXPECT_EQ(xml_of(layout, cstar::Code::invalid_json),
              "<a>true</a><b></b><c>3</c><d>x&lt;y</d><f><i>1</i><i>2</i><i><i>3</i></i></f>");
}

TEST(xml_writer, violations_as_a_map_as_lists_and_in_place)
{
    EXPECT_EQ(xml_of(object(member("v", field::violations)), failed_fields()),
              "<v><title>Too long.</title><zip>Unknown.</zip></v>");
    EXPECT_EQ(xml_of(object(field::violations.as_lists()), failed_fields()),
              "<title><i>Too long.</i><i>Has &lt;b&gt;.</i></title><zip><i>Unknown.</i></zip>");
    EXPECT_EQ(xml_of(object(member("v", array("first", each_violation(field::violation_message)))), failed_fields()),
              "<v><i>first</i><i>Too long.</i><i>Unknown.</i><i>Has &lt;b&gt;.</i></v>");
}

TEST(xml_writer, a_name_as_an_array_has_an_element_for_each_step)
{
    constexpr auto layout =
        object(member("p", field::param.as_path("body")),
               member("v", each_violation(object(member("loc", field::violation_field.as_path())))));
    const ApiError error =
        ApiError(cstar::Code::parameter_invalid).with_param("items.0.qty").with_violation("/a~1b/<c>", "Wrong.");
    EXPECT_EQ(xml_of(layout, error),
              "<p><i>body</i><i>items</i><i>0</i><i>qty</i></p>"
              "<v><i><loc><i>a/b</i><i>&lt;c&gt;</i></loc></i></v>");
    constexpr auto alone = object(member("p", field::param.as_path("body")));
    EXPECT_EQ(xml_of(alone, ApiError(cstar::Code::invalid_json).with_param("query.q")), "<p><i>query</i><i>q</i></p>");
}

TEST(xml_writer, a_detail_of_a_violation_is_no_markup)
{
    constexpr auto layout = object(member("v", each_violation(object(member("is", field::violation_detail("is"))))));
    ApiError error = cstar::Code::parameter_invalid;
    error.with_violation(violation("a", "").detail("is", "<b>&\"x\"\n"));
    error.with_violation(violation("b", "").detail("is", raw_json(R"({"n":[1,null]})")));
    error.with_violation("c", "");
    EXPECT_EQ(xml_of(layout, error),
              "<v><i><is>&lt;b&gt;&amp;\"x\"\n</is></i>"
              "<i><is><n><i>1</i><i></i></n></is></i><i><is></is></i></v>");
}

TEST(xml_writer, a_nullable_member_without_a_value_is_left_out)
{
    constexpr auto layout =
        object(nullable_member("p", field::param), member("c", first_of(field::param, field::code)));
    EXPECT_EQ(xml_of(layout, cstar::Code::invalid_json), "<c>invalid_json</c>");
    EXPECT_EQ(xml_of(layout, ApiError(cstar::Code::invalid_json).with_param("q")), "<p>q</p><c>q</c>");
}

TEST(xml_writer, details_that_have_a_place_are_not_in_the_rest)
{
    constexpr auto layout = object(member("in", object(optional_member("one", field::detail("one")))), field::details);
    const ApiError error = ApiError(cstar::Code::invalid_json).with_detail("one", 1).with_detail("two", "a\"b\\");
    EXPECT_EQ(xml_of(layout, error), "<in><one>1</one></in><two>a\"b\\</two>");
}

TEST(xml_writer, an_element_name_is_a_name_without_colons)
{
    EXPECT_TRUE(detail::is_element_name("retry-after.1_"));
    EXPECT_TRUE(detail::is_element_name("_x"));
    for (const std::string_view key : {"", "1x", "-x", ".x", "a b", "a:b", "\xC3\xA4"})
        EXPECT_FALSE(detail::is_element_name(key)) << key;
}

TEST(xml_writer, a_text_around_a_field)
{
    constexpr auto layout = object(member("a", text("<", field::code, ">")), member("b", text("#", field::param)),
                                   optional_member("c", text("#", field::param)),
                                   optional_member("d", each_violation(text("#", field::violation_field))));
    EXPECT_EQ(xml_of(layout, cstar::Code::invalid_json), "<a>&lt;invalid_json&gt;</a><b></b>");
    EXPECT_EQ(xml_of(layout, ApiError(cstar::Code::invalid_json).with_param("p").with_violation("/x", "X.")),
              "<a>&lt;invalid_json&gt;</a><b>#p</b><c>#p</c><d><i>#/x</i></d>");
}

} // namespace
