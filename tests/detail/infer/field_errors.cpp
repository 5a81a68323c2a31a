// SPDX-License-Identifier: BSL-1.0
// Tests of going through lists and maps of errors: each message of each field, with the way to it.
#include <amiss/detail/infer/field_errors.hpp>

#include <gtest/gtest.h>

#include <string>
#include <string_view>

namespace {

using namespace amiss::detail;

// "field=message;" for each entry, with the code after it where there is one.
std::string entries(std::string_view json, MapEvidence evidence = MapEvidence::name)
{
    std::string all;
    FieldErrors errors(
        [&all](std::string_view field, std::string_view message, std::string_view code) {
            all += std::string(field) + "=" + std::string(message);
            all += (code.empty() ? "" : "(" + std::string(code) + ")") + ";";
        },
        false);
    errors.look_at(JsonView(json), evidence);
    return all;
}

TEST(field_errors, lists_of_objects)
{
    EXPECT_EQ(entries(R"([{"field":"a","message":"is bad","code":"X"},{"field":"b","reason":"BLANK"}])"),
              "a=is bad(X);b=(BLANK);");
    EXPECT_EQ(entries(R"([{"fields":["a","b"],"message":"are bad"}])"), "a=are bad;b=are bad;");
    EXPECT_EQ(entries(R"([{"message":"of the whole"},"a text"])"), "=a text;");
    EXPECT_EQ(entries(R"([["BAD_NAME","that name is bad","name"]])"), "name=that name is bad(BAD_NAME);");
}

TEST(field_errors, maps_with_all_messages)
{
    EXPECT_EQ(entries(R"({"a":["is bad","is long"],"b":"is low"})"), "a=is bad;a=is long;b=is low;");
    EXPECT_EQ(entries(R"({"a":{"name":"X","message":"is bad","path":"a"}})"), "a=is bad;");
    EXPECT_EQ(entries(R"({"_errors":["It is bad"],"a":{"_errors":[{"code":"X","message":"is low"}]}})"),
              "=It is bad;a=is low(X);");
    EXPECT_EQ(entries(R"({"items":[{},{"qty":["is low"]}]})"), "items.1.qty=is low;");
    EXPECT_EQ(entries(R"({"updates":[{"index":3,"message":"is bad"}]})"), "updates.3=is bad;");
    EXPECT_EQ(entries(R"({"body":{"a":["is bad"]},"b":["is low"]})"), "a=is bad;b=is low;");
}

TEST(field_errors, what_is_nested_has_the_way_to_it)
{
    EXPECT_EQ(entries(
                  R"([{"property":"address","children":[{"property":"street","constraints":{"isString":"must be a text",
        "isShort":"must be short"}}]}])"),
              "address.street=must be a text(isString);address.street=must be short(isShort);");
    EXPECT_EQ(entries(R"([{"elementErrors":{"errorMessages":[],"errors":{"a":"is bad"}}}])"), "a=is bad;");
    EXPECT_EQ(entries(R"({"embeds":{"0":{"title":{"_errors":[{"message":"is bad"}]}}}})"), "embeds.0.title=is bad;");
}

TEST(field_errors, the_code_of_an_entry_is_its_own)
{
    EXPECT_EQ(entries(R"([{"field":"a","code":"X","message":"is bad"},{"field":"b","message":"is low"}])"),
              "a=is bad(X);b=is low;");
    EXPECT_EQ(entries(R"({"a":{"message":"is bad","code":"X"},"b":"is low"})"), "a=is bad(X);b=is low;");
    EXPECT_EQ(entries(R"([{"field":"a","code":"X","message":"is bad","errors":[{"field":"b","message":"is low"}]}])"),
              "a=is bad(X);a.b=is low;");
    EXPECT_EQ(entries(R"({"a":[{"code":"X"}]})"), "a=(X);");
}

TEST(field_errors, without_evidence_there_are_none)
{
    EXPECT_EQ(entries(R"([{"Type":"registry","Name":"catalog","Action":"*"}])"), "");
    EXPECT_EQ(entries(R"({"hosts":["h1","h2"]})", MapEvidence::sentences), "");
    EXPECT_EQ(entries(R"({"a":["None"]})"), "");
    EXPECT_EQ(entries("7"), "");
}

TEST(field_errors, more_than_an_error_keeps_is_known)
{
    std::string list = "[";
    for (int count = 0; count < 70; ++count)
        list += R"({"field":"f)" + std::to_string(count) + R"(","message":"is bad"},)";
    list.back() = ']';
    int taken = 0;
    FieldErrors errors([&taken](std::string_view, std::string_view, std::string_view) { ++taken; }, false);
    EXPECT_TRUE(errors.look_at(JsonView(list), MapEvidence::name));
    EXPECT_EQ(taken, 65);
    EXPECT_EQ(entries(R"({")" + std::string(200, 'x') + R"(":["is bad"]})"), "");
}

TEST(field_errors, a_name_that_cannot_be_kept_is_known)
{
    for (const std::string& name : {std::string(200, 'x'), std::string(R"(f\u0000g)")}) {
        FieldErrors errors([](std::string_view, std::string_view, std::string_view) {}, false);
        EXPECT_FALSE(errors.look_at(JsonView(R"({")" + name + R"(":["is bad"]})"), MapEvidence::name)) << name;
        EXPECT_TRUE(errors.is_cut()) << name;
    }
}

} // namespace
