// SPDX-License-Identifier: BSL-1.0
// Tests of what a type is as a value of a body.
#include <amiss/detail/bodies/body_types.hpp>

#include <gtest/gtest.h>

#include <array>
#include <deque>
#include <list>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace {

namespace typed_bodies {
struct Named {
    int x = 0;
};
template <class Fields>
void amiss_members(Fields& fields, Named& named)
{
    fields("x", named.x).must(true, "be there");
}
struct Nameless {
    int x = 0;
};
enum class Colour { red };
template <class Names>
void amiss_names(Names& names, Colour)
{
    names("red", Colour::red);
}
enum class Number { one };
} // namespace typed_bodies

using namespace amiss::detail;

TEST(BodyTypes, structs_and_enums)
{
    EXPECT_TRUE(has_body_members<typed_bodies::Named>);
    EXPECT_FALSE(has_body_members<typed_bodies::Nameless>);
    EXPECT_TRUE(has_body_names<typed_bodies::Colour>);
    EXPECT_FALSE(has_body_names<typed_bodies::Number>);
    EXPECT_FALSE(has_body_members<std::string>);
}

TEST(BodyTypes, containers)
{
    EXPECT_TRUE(is_body_text<std::string>);
    EXPECT_FALSE(is_body_text<std::string_view>);
    EXPECT_FALSE(is_body_text<std::vector<char>>);
    EXPECT_TRUE(is_body_list<std::vector<int>> && is_body_list<std::deque<int>> && is_body_list<std::list<bool>>);
    EXPECT_FALSE((is_body_list<std::string> || is_body_list<std::map<std::string, int>>));
    EXPECT_TRUE((is_body_map<std::map<std::string, int>> && is_body_map<std::unordered_map<std::string, int>>));
    EXPECT_FALSE((is_body_map<std::map<int, int>>));
    EXPECT_TRUE(is_body_optional<std::optional<int>>);
    EXPECT_FALSE(is_body_optional<std::unique_ptr<int>>);
}

TEST(BodyTypes, numbers)
{
    EXPECT_TRUE(is_body_integer<signed char> && is_body_integer<unsigned char> && is_body_integer<long long>);
    EXPECT_FALSE(is_body_integer<bool> || is_body_integer<char> || is_body_integer<wchar_t> || is_body_integer<double>);
}

} // namespace
