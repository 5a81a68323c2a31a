// SPDX-License-Identifier: BSL-1.0
// Tests of the names of fields: put together with dots, without escapes, and none where there is no evidence of a name.
#include <amiss/detail/infer/field_path.hpp>

#include <gtest/gtest.h>

#include <string>
#include <string_view>

namespace {

using namespace amiss::detail;

std::string joined(std::initializer_list<std::string_view> steps)
{
    FieldPath path;
    for (const std::string_view step : steps) path.add(step);
    return std::string(path.name());
}

TEST(field_path, steps_are_joined_by_dots)
{
    EXPECT_EQ(joined({"items", "0", "qty"}), "items.0.qty");
    EXPECT_EQ(joined({"items", "[0]", "qty"}), "items[0].qty");
    EXPECT_EQ(joined({"", "a\\/b"}), "a/b");
    EXPECT_EQ(joined({"$", "age"}), "age");
    EXPECT_EQ(joined({"$.age"}), "age");
}

TEST(field_path, an_index_is_a_step)
{
    for (const int index : {0, 9, 10, 99, 100, 255}) {
        FieldPath path;
        path.add("items");
        path.add_index(index);
        EXPECT_EQ(path.name(), "items." + std::to_string(index));
    }
}

TEST(field_path, is_cut_back_to_what_it_was)
{
    FieldPath path;
    path.add("a");
    const std::size_t before = path.size();
    path.add(std::string(200, 'x'));
    EXPECT_TRUE(path.is_lost());
    EXPECT_EQ(path.name(), "");
    path.cut(before);
    EXPECT_EQ(path.name(), "a");
    path.add(std::string(126, 'b'));
    EXPECT_EQ(path.name().size(), 128U);
}

TEST(field_path, what_is_no_name_of_a_parameter)
{
    for (const std::string_view text :
         {"$", "0", "..", "", "two words", "java.lang.String", "com.example.UserDto", "App\\Rules", "std::vector",
          "https://example.com", "null", "None", "System.Text.Json"})
        EXPECT_FALSE(is_param_name(text)) << text;
    for (const std::string_view text :
         {"a", "email", "user.name", "/data/id", "x-id", "filter[name]", "\xC3\xA9t\xC3\xA9"})
        EXPECT_TRUE(is_param_name(text)) << text;
}

} // namespace
