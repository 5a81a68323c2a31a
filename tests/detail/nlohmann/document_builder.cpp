// SPDX-License-Identifier: BSL-1.0
// Tests of nlohmann's values from its SAX parser.
#include <amiss/detail/nlohmann/document_builder.hpp>

#include <nlohmann/json.hpp>

#include <gtest/gtest.h>

#include <string>
#include <string_view>

namespace {

bool build(std::string_view text, nlohmann::json& into)
{
    amiss::detail::BodySyntax syntax(text);
    amiss::detail::DocumentBuilder<nlohmann::json> builder(into, syntax);
    return nlohmann::json::sax_parse(text.begin(), text.end(), &builder);
}

TEST(DocumentBuilder, the_same_as_the_librarys_parser)
{
    for (const char* text :
         {"null", "[]", "{}", R"({"a":[1,-2,{"b":{"c":[[],[{}]]}},3.5,true,"x"],"d":null,"a2":{"e":1}})",
          R"([[1,[2,[3]]],{"a":{"b":[]},"c":[{}]}])", R"({"a":1,"a":{"b":2}})"}) {
        nlohmann::json built;
        EXPECT_TRUE(build(text, built)) << text;
        EXPECT_EQ(built, nlohmann::json::parse(text)) << text;
    }
}

TEST(DocumentBuilder, thirty_two_levels)
{
    nlohmann::json built;
    EXPECT_TRUE(build(std::string(32, '[') + std::string(32, ']'), built));
    EXPECT_FALSE(build(std::string(33, '[') + std::string(33, ']'), built));
    EXPECT_FALSE(build(std::string(1000000, '['), built));
}

} // namespace
