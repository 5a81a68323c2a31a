// SPDX-License-Identifier: BSL-1.0
// Tests of finding the name of the field that an object is about, and of the evidence that it takes.
#include <amiss/detail/infer/param_name.hpp>

#include <gtest/gtest.h>

#include <string>
#include <string_view>

namespace {

using namespace amiss::detail;

// The name in an object; in an item of a list, unless `item` is false.
std::string name_in(std::string_view json, bool item = true, std::string_view sentence = {})
{
    ObjectScope scope{JsonView(json)};
    ParamName name;
    name.look_at(scope, {item, false, false, false, sentence});
    FieldPath path;
    if (name.found()) name.add_to(path);
    return std::string(path.name());
}

TEST(param_name, names_that_say_what_they_are)
{
    EXPECT_EQ(name_in(R"({"param":"age","code":"x"})", false), "age");
    EXPECT_EQ(name_in(R"({"field":"age"})"), "age");
    EXPECT_EQ(name_in(R"({"fields":["a","b"]})"), "a");
    EXPECT_EQ(name_in(R"({"field":{"a":1}})"), "");
    EXPECT_EQ(name_in(R"({"field":"None"})"), "");
}

TEST(param_name, a_word_that_can_mean_anything_needs_a_message_beside_it)
{
    EXPECT_EQ(name_in(R"({"name":"age","message":"is low"})"), "age");
    EXPECT_EQ(name_in(R"({"name":"catalog","action":"*"})"), "");
    EXPECT_EQ(name_in(R"({"name":"age","message":"is low"})", false), "");
    EXPECT_EQ(name_in(R"({"target":"com.example.User","message":"is low"})"), "");
    EXPECT_EQ(name_in(R"({"location":"us-central1","message":"is low"})"), "");
    EXPECT_EQ(name_in(R"({"location":"Authorization","locationType":"header"})"), "Authorization");
    EXPECT_EQ(name_in(R"({"location":"body.title","message":"is low"})"), "title");
}

TEST(param_name, paths_are_joined_and_begin_after_the_part_of_the_request)
{
    EXPECT_EQ(name_in(R"({"loc":["body","items",0,"qty"]})"), "items.0.qty");
    EXPECT_EQ(name_in(R"({"loc":["body"]})"), "body");
    EXPECT_EQ(name_in(R"({"loc":["body",7]})"), "");
    EXPECT_EQ(name_in(R"({"path":["a","b"],"message":"is low"})"), "a.b");
    EXPECT_EQ(name_in(R"({"path":["a"],"locations":[],"message":"is low"})"), "") << "a place in GraphQL's result";
    EXPECT_EQ(name_in(R"({"path":["a"],"message":"x y","extensions":{"inputPath":["input","b"]}})"), "input.b");
    EXPECT_EQ(name_in(R"({"message":"x y","extensions":{"path":"$"}})"), "");
}

TEST(param_name, wrappers_that_speak_for_their_item)
{
    EXPECT_EQ(name_in(R"({"source":{"pointer":"/data/id"}})"), "/data/id");
    EXPECT_EQ(name_in(R"({"params":{"missingProperty":"email"}})"), "email");
    EXPECT_EQ(name_in(R"({"detail":{"field":"email"}})"), "") << "it does not speak for the item";
}

TEST(param_name, a_key_is_the_name_where_the_message_quotes_it)
{
    EXPECT_EQ(name_in(R"({"parameters":{"expansions":["3"]}})", true, "The `expansions` value is bad"), "expansions");
    EXPECT_EQ(name_in(R"({"parameters":{"a1":1,"limit":2}})", true, "The limit is too high"), "limit");
    EXPECT_EQ(name_in(R"({"parameters":{"expansions":["3"]}})", true, "It is bad"), "");
}

TEST(param_name, a_text_mentions_a_name_in_any_spelling)
{
    EXPECT_TRUE(mentions("First name is blank", "first_name"));
    EXPECT_TRUE(mentions("The `firstName` is blank", "first-name"));
    EXPECT_FALSE(mentions("Name is blank", "first_name"));
    EXPECT_FALSE(mentions("", "a"));
    EXPECT_FALSE(mentions(std::string(300, ' ') + "late", "late")) << "only the first 256 bytes count";
}

} // namespace
