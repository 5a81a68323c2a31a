// SPDX-License-Identifier: BSL-1.0
// Tests of the steps of names: of JSON Pointers with their escapes, of names with dots, and which of them are indexes.
#include <amiss/detail/text/path_steps.hpp>

#include <gtest/gtest.h>

#include <string>
#include <string_view>

namespace {

using namespace amiss::detail;

std::string steps_of(std::string_view name)
{
    std::string all;
    PathSteps steps(name);
    for (std::string_view step; steps.next(step);) {
        all += "<";
        if (steps.is_pointer())
            unescape_step(step, [&all](std::string_view piece) { all += piece; });
        else
            all += step;
        all += ">";
    }
    return all;
}

TEST(path_steps, of_names_with_dots)
{
    EXPECT_EQ(steps_of("items.0.qty"), "<items><0><qty>");
    EXPECT_EQ(steps_of("qty"), "<qty>");
    EXPECT_EQ(steps_of(""), "");
    EXPECT_EQ(steps_of("a..b."), "<a><><b><>");
    EXPECT_EQ(steps_of("a/b~1"), "<a/b~1>") << "no pointer";
}

TEST(path_steps, of_json_pointers) // RFC 6901 §5
{
    EXPECT_EQ(steps_of("/items/0/qty"), "<items><0><qty>");
    EXPECT_EQ(steps_of("/a~1b/m~0n/~01/c.d"), "<a/b><m~n><~1><c.d>");
    EXPECT_EQ(steps_of("/"), "<>");
    EXPECT_EQ(steps_of("/~2~"), "<~2~>") << "what is no escape stays";
}

TEST(path_steps, indexes_have_no_leading_zero)
{
    for (const char* index : {"0", "7", "10", "999999999999999"}) EXPECT_TRUE(is_index(index)) << index;
    for (const char* other : {"", "00", "01", "-1", "1a", "1000000000000000", "+1", " 1"})
        EXPECT_FALSE(is_index(other)) << other;
}

TEST(path_steps, a_name_begins_in_a_part_of_the_request_if_there_is_a_step_in_it)
{
    for (const char* name : {"body.a", "query.a", "path.0", "header.x", "cookie.id", "/body/a"})
        EXPECT_TRUE(begins_in_request(name)) << name;
    for (const char* name : {"", "body", "/query", "bodies.a", "a.body", "Body.a"})
        EXPECT_FALSE(begins_in_request(name)) << name;
}

} // namespace
