// SPDX-License-Identifier: BSL-1.0
// Tests of where the errors of a body are: in the layout's list, however deep, or in an array of bodies.
#include <amiss/detail/read/error_elements.hpp>

#include <amiss/layout.hpp>

#include <gtest/gtest.h>

#include <string>
#include <string_view>

namespace {

using namespace amiss;

template <std::size_t Nodes>
std::string array_of(const Layout<Nodes>& layout, std::string_view body)
{
    return std::string(detail::find_error_elements({layout.nodes.data(), Nodes}, body).array.json());
}

constexpr auto codes = each_error(object(member("code", field::code)));

TEST(error_elements, a_list_is_found_at_any_depth)
{
    EXPECT_EQ(array_of(codes, " [1] "), "[1]");
    EXPECT_EQ(array_of(object(member("errors", codes)), R"({"a":{"errors":[0]},"errors":[ 1 ],"errors":[2]})"),
              "[ 1 ]");
    constexpr auto deep = object(member("code", field::code), member("a", array(1, object(member("b", codes)), 2)));
    EXPECT_EQ(array_of(deep, R"({"b":[0],"a":["b",{"a":[0],"b":[1,2]},[3]]})"), "[1,2]");
    EXPECT_EQ(array_of(object(member("e", first_of(codes, field::message))), R"({"e":[1]})"), "[1]");
    EXPECT_EQ(array_of(object(member("e", first_of(field::message, codes))), R"({"e":"m"})"), "");
}

TEST(error_elements, there_is_none_where_the_body_has_another_kind)
{
    constexpr auto deep = object(member("a", array(1, object(member("b", codes)))));
    for (const std::string_view body : {"", "1", "[]", "{}", R"({"a":{"b":[1]}})", R"({"a":[1]})", R"({"a":[1,[2]]})",
                                        R"({"a":[1,{"b":{}}]})", R"({"a":[1,{"b":"[]"}]})"})
        EXPECT_EQ(array_of(deep, body), "") << body;
}

TEST(error_elements, keys_are_compared_without_their_escapes)
{
    EXPECT_TRUE(detail::says_key(R"(er\u0072\"ors)", "err\"ors"));
    EXPECT_FALSE(detail::says_key("error", "errors"));
    EXPECT_FALSE(detail::says_key("errors", "error"));
    EXPECT_TRUE(detail::says_key("", ""));
    constexpr auto renamed = object(member("a", field::code).also("x"), member("errors", codes).also("errs").also("e"));
    EXPECT_EQ(array_of(renamed, R"({"x":[0],"e":[1]})"), "[1]");
    EXPECT_EQ(array_of(renamed, R"({"a":[0],"x":[2]})"), "");
}

TEST(error_elements, an_array_of_bodies_has_one_bracket_more_than_a_body)
{
    constexpr auto one = object(member("code", field::code));
    EXPECT_EQ(array_of(one, R"([{"code":"x"}])"), R"([{"code":"x"}])");
    EXPECT_EQ(array_of(one, R"({"code":[1]})"), "");
    constexpr auto rows = array(array(field::code));
    EXPECT_EQ(array_of(rows, R"([["x"]])"), "");
    EXPECT_EQ(array_of(rows, R"([ [["x"]], [["y"]] ])"), R"([ [["x"]], [["y"]] ])");
    EXPECT_EQ(array_of(rows, "[]"), "");
    EXPECT_EQ(array_of(one, "[]"), "[]");
}

} // namespace
