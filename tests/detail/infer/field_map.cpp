// SPDX-License-Identifier: BSL-1.0
// Tests of the evidence that an object is a map of fields to what is wrong with them.
#include <amiss/detail/infer/field_map.hpp>

#include <gtest/gtest.h>

#include <string_view>

namespace {

using namespace amiss::detail;

bool is_map(std::string_view json, MapEvidence evidence) { return FieldMap::is_map(JsonView(json), evidence); }

TEST(field_map, under_the_name_of_errors_words_are_enough)
{
    EXPECT_TRUE(is_map(R"({"email":["taken"],"age":"low","name":null})", MapEvidence::name));
    EXPECT_FALSE(is_map(R"({"status":422,"title":"It is bad"})", MapEvidence::name)) << "a number";
    EXPECT_FALSE(is_map(R"({"detail":"Not Found"})", MapEvidence::name)) << "the message of the whole";
    EXPECT_FALSE(is_map(R"({"message":"It is bad","hint":"Do it well"})", MapEvidence::name));
    EXPECT_TRUE(is_map(R"({"summary":"You must specify a summary."})", MapEvidence::name));
    EXPECT_FALSE(is_map("{}", MapEvidence::name));
    EXPECT_FALSE(is_map(R"({"a":null})", MapEvidence::name));
}

TEST(field_map, elsewhere_it_takes_sentences)
{
    EXPECT_TRUE(is_map(R"({"email":["is taken"],"age":["is low"]})", MapEvidence::sentences));
    EXPECT_TRUE(is_map(R"({"a":["is taken","x2"]})", MapEvidence::sentences)) << "one of a list is enough";
    EXPECT_FALSE(is_map(R"({"hosts":["h1","h2"]})", MapEvidence::sentences));
    EXPECT_FALSE(is_map(R"({"allowed":["kg"],"why":"It is bad"})", MapEvidence::sentences));
    EXPECT_FALSE(is_map(R"x({"trace":["Error: bad thing","at f (x.js:1)"]})x", MapEvidence::sentences));
    EXPECT_FALSE(is_map(R"({"en":"It is bad","de":"Das ist es"})", MapEvidence::sentences)) << "languages";
    EXPECT_FALSE(is_map(R"({"error":"It is bad","details":{"name":["is low"]}})", MapEvidence::sentences));
    EXPECT_FALSE(is_map(R"({"json":{"code":"x","message":"It is bad"}})", MapEvidence::sentences))
        << "the error itself";
}

TEST(field_map, at_the_root_a_single_text_mentions_its_field)
{
    EXPECT_TRUE(is_map(R"({"name":"Name can't be empty"})", MapEvidence::root));
    EXPECT_FALSE(is_map(R"({"note":"It is bad"})", MapEvidence::root));
    EXPECT_TRUE(is_map(R"({"name":"Name can't be empty","ttl":"It is too low"})", MapEvidence::root));
    EXPECT_TRUE(is_map(R"({"email":["It is bad"]})", MapEvidence::root));
    EXPECT_FALSE(is_map(R"({"city":"New York","name":"John Smith"})", MapEvidence::root));
}

TEST(field_map, beside_an_error_each_sentence_mentions_its_field_or_has_a_code)
{
    EXPECT_TRUE(is_map(R"({"email":["The email field is required."]})", MapEvidence::mention));
    EXPECT_TRUE(is_map(R"({"email":{"code":"blank","message":"Missing value."}})", MapEvidence::mention));
    EXPECT_FALSE(is_map(R"({"title":"My first note"})", MapEvidence::mention));
    EXPECT_FALSE(is_map(R"({"note":{"message":"hello friend"}})", MapEvidence::mention));
}

TEST(field_map, a_stack_trace_beside_the_fields_makes_no_difference)
{
    EXPECT_TRUE(is_map(R"({"email":["must be short"],"stackTrace":"x","logs":[1]})", MapEvidence::complaints));
    EXPECT_FALSE(is_map(R"({"email":["must be short"],"trail":"x","rows":[1]})", MapEvidence::complaints));
}

TEST(field_map, maps_may_be_nested)
{
    EXPECT_TRUE(is_map(R"({"embeds":{"0":{"title":{"_errors":[{"message":"It is bad"}]}}}})", MapEvidence::name));
    EXPECT_FALSE(is_map(R"({"a":{"b":{"c":7}}})", MapEvidence::name));
    EXPECT_TRUE(MemberKinds::is_whole("_errors"));
    EXPECT_TRUE(MemberKinds::is_whole("non_field_errors"));
    EXPECT_FALSE(MemberKinds::is_whole("errors"));
}

} // namespace
