// SPDX-License-Identifier: BSL-1.0
// Tests of media types and ranges: the grammar of RFC 9110, what is skipped, and how specific a range is.
#include <amiss/detail/headers/media_range.hpp>

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

namespace {

using namespace amiss::detail;

// The element as it was understood, "type/subtype|parameters|weight"; "off" where it is off the grammar.
std::string parsed(std::string_view text)
{
    MediaRange range;
    if (!take_media_range(text, range)) return "off";
    EXPECT_TRUE(ends_element(text));
    return std::string(range.type) + "/" + std::string(range.subtype) + "|" + std::string(range.parameters) + "|"
        + std::to_string(range.weight);
}

TEST(media_range, types_parameters_and_weights_are_taken)
{
    const struct {
        std::string_view text;
        std::string_view range;
    } cases[] = {
        {"text/html", "text/html||1000"},
        {"*/*", "*/*||1000"},
        {"text/*;q=0.3", "text/*||300"},
        {"a/b , c/d", "a/b||1000"},
        {"application/problem+json;q=1", "application/problem+json||1000"},
        {"a/b;q=1.000", "a/b||1000"},
        {"a/b;q=1.", "a/b||1000"},
        {"a/b;q=0.", "a/b||0"},
        {"a/b;q=0", "a/b||0"},
        {"a/b;q=0.000", "a/b||0"},
        {"a/b;q=0.001", "a/b||1"},
        {"a/b;q=0.12", "a/b||120"},
        {"a/b;q=0.999", "a/b||999"},
        {"a/b;Q=0.5", "a/b||500"},
        {"a/b\t;\t q=0.5 \t", "a/b||500"},
        {"a/b;;; q=0.5;", "a/b|;;|500"},
        {"a/b;", "a/b|;|1000"},
        {"a/b;level=1;q=0.4", "a/b|;level=1|400"},
        {"a/b ; level=1 ; x=\"1, 2; \\\" q=0\" ; q=0.4", "a/b| ; level=1 ; x=\"1, 2; \\\" q=0\"|400"},
        {"a/b;x=\"\"", "a/b|;x=\"\"|1000"},
        {"a/b;q=0.4;level=1", "a/b||400"},
        {"a/b;q=0.4;ext", "a/b||400"},
        {"a/b;q=0.4;ext=\"q=1, c/d\";", "a/b||400"},
        {"a/b;qq=1", "a/b|;qq=1|1000"},
        {"*/json", "*/json||1000"},
    };
    for (const auto& [text, range] : cases) EXPECT_EQ(parsed(text), range) << text;
}

TEST(media_range, anything_else_is_off_the_grammar)
{
    for (const std::string_view text : {"",
                                        "*",
                                        "/",
                                        "text",
                                        "text/",
                                        "/html",
                                        "text /html",
                                        "text/ html",
                                        "text//html",
                                        "te(xt/html",
                                        "text/html x",
                                        "text/html/x",
                                        "a/b;q",
                                        "a/b;q=",
                                        "a/b;q=.5",
                                        "a/b;q=1.001",
                                        "a/b;q=2",
                                        "a/b;q=0.1234",
                                        "a/b;q=-1",
                                        "a/b;q=0,5x/",
                                        "a/b;q=0.5.1",
                                        "a/b;q=00.5",
                                        "a/b;q=1e0",
                                        "a/b;q=\"0\"",
                                        "a/b;q = 0.5",
                                        "a/b;q= 0.5",
                                        "a/b;q=0.5 x",
                                        "a/b;x",
                                        "a/b;x=",
                                        "a/b;=1",
                                        "a/b;x=1 2",
                                        "a/b;x=\"1",
                                        "a/b;x=\"1\\",
                                        "a/b;x=\"1\"2",
                                        "a/b;x=\"\x01\"",
                                        "a/b;x=\"\n\"",
                                        "a/b;q=0.5;q=0.6",
                                        "a/b;q=0.5;=1",
                                        "a/b;q=0.5;x=",
                                        "a/b;q=0.5;x=\"",
                                        "a\xC3\xA9/b",
                                        "\"a/b\""}) {
        if (text == "a/b;q=0,5x/") {
            EXPECT_EQ(parsed(text), "a/b||0") << "up to the comma";
            continue;
        }
        EXPECT_EQ(parsed(text), "off") << text;
    }
    EXPECT_EQ(parsed(std::string_view("a/b\0", 4)), "off");
}

std::vector<std::string> elements(std::string_view accept)
{
    std::vector<std::string> all;
    for (MediaRange range; next_media_range(accept, range);)
        all.push_back(std::string(range.type) + "/" + std::string(range.subtype));
    EXPECT_TRUE(accept.empty());
    return all;
}

TEST(media_range, empty_elements_and_those_off_the_grammar_are_skipped)
{
    using List = std::vector<std::string>;
    EXPECT_EQ(elements(""), List{});
    EXPECT_EQ(elements(" ,\t,, "), List{});
    EXPECT_EQ(elements(",, a/b ,,c/d\t, "), (List{"a/b", "c/d"}));
    EXPECT_EQ(elements("nonsense, a/b;q=2, c/d;x, e/f"), List{"e/f"});
    EXPECT_EQ(elements(R"(a/b;x="1, 2/3";y, c/d)"), List{"c/d"}) << "a comma in a string ends nothing";
    EXPECT_EQ(elements(R"(a/b;x="\", 2/3";y, c/d)"), List{"c/d"});
    EXPECT_EQ(elements(R"("a, b/c", d/e)"), List{"d/e"});
    EXPECT_EQ(elements(R"(a/b;x="1, c/d, e/f)"), List{}) << "a string without an end takes the rest with it";
    EXPECT_EQ(elements("a/b;x=\"\x7F\", c/d"), List{});
}

TEST(media_range, a_content_type_that_is_off_the_grammar_has_no_type)
{
    EXPECT_EQ(media_type("application/json").subtype, "json");
    EXPECT_EQ(media_type("text/markdown; charset=utf-8").parameters, "; charset=utf-8");
    for (const std::string_view text : {"", "json", "application/json, text/html", "application/json;x"})
        EXPECT_EQ(media_type(text).type, "") << text;
}

// How specific an element of Accept is for a content type.
std::size_t specificity_of(std::string_view accept, std::string_view content_type)
{
    MediaRange range;
    EXPECT_TRUE(next_media_range(accept, range));
    return specificity(range, media_type(content_type));
}

TEST(media_range, the_closer_a_range_is_the_more_specific_it_is)
{
    const std::string_view ascending[] = {
        "application/xml",
        "*/*",
        "*/*;x=1",
        "application/*",
        "application/*;x=1",
        "application/json",
        "application/json;x=1",
        "application/*+json",
        "application/*+JSON;x=1",
        "application/problem+json",
        "application/problem+json;x=1",
        "application/problem+json;x=1;y=\"2 3\"",
    };
    constexpr std::string_view type = "application/problem+json; X=1; y=\"2 3\"; charset=utf-8";
    EXPECT_EQ(specificity_of(ascending[0], type), 0U);
    for (std::size_t at = 1; at < std::size(ascending); ++at)
        EXPECT_GT(specificity_of(ascending[at], type), specificity_of(ascending[at - 1], type)) << ascending[at];
}

TEST(media_range, a_base_type_fits_what_has_its_suffix)
{
    EXPECT_NE(specificity_of("application/json", "application/problem+json"), 0U);
    EXPECT_NE(specificity_of("Application/JSON", "model/gltf+json"), 0U) << "a suffix says the same in any type";
    EXPECT_NE(specificity_of("application/xml", "application/problem+xml"), 0U);
    EXPECT_NE(specificity_of("text/xml", "application/problem+xml"), 0U);
    EXPECT_NE(specificity_of("application/cbor", "application/concise-problem-details+cbor"), 0U);
    EXPECT_EQ(specificity_of("text/json", "application/problem+json"), 0U);
    EXPECT_EQ(specificity_of("text/*+json", "application/problem+json"), 0U);
    EXPECT_EQ(specificity_of("application/json", "application/problem+xml"), 0U);
    EXPECT_EQ(specificity_of("application/json", "application/problemjson"), 0U);
    EXPECT_EQ(specificity_of("application/json", "application/+json"), 0U) << "there is nothing before the suffix";
    EXPECT_EQ(specificity_of("application/problem+json", "application/json"), 0U) << "not the other way round";
    EXPECT_EQ(specificity_of("application/*+json", "application/json"), 0U);
    EXPECT_EQ(specificity_of("application/b+json", "application/a.b+json"), 0U);
}

TEST(media_range, parameters_count_but_for_the_charset_of_all_bodies)
{
    constexpr std::string_view json = "application/json";
    EXPECT_EQ(specificity_of("application/json;profile=x", json), 0U);
    EXPECT_EQ(specificity_of("application/json;profile=x", "application/json;profile=y"), 0U);
    EXPECT_EQ(specificity_of("application/json;profile=x", "application/json;other=x"), 0U);
    EXPECT_EQ(specificity_of("application/json;profile=x", "application/json;profile=X"), 0U);
    EXPECT_EQ(specificity_of("application/json;profile=x", "application/json;profile=xx"), 0U);
    EXPECT_EQ(specificity_of("application/json;profile=xx", "application/json;profile=x"), 0U);
    EXPECT_NE(specificity_of("application/json;PROFILE=x", "application/json;profile=\"x\""), 0U);
    EXPECT_NE(specificity_of("application/json;profile=\"\\x\"", "application/json; a=b; profile=x"), 0U);
    EXPECT_NE(specificity_of(json, "application/json;profile=x"), 0U) << "a range without parameters fits any";
    for (const std::string_view charset : {"charset=utf-8", "Charset=\"UTF-8\""}) {
        const std::string range = "application/json; " + std::string(charset);
        EXPECT_EQ(specificity_of(range, json), specificity_of(json, json)) << charset;
        EXPECT_EQ(specificity_of(range, "application/json; charset=utf-8"), specificity_of(json, json)) << charset;
    }
    EXPECT_EQ(specificity_of("application/json;charset=iso-8859-1", json), 0U);
    EXPECT_EQ(specificity_of("application/json;;", json), specificity_of(json, json));
    std::string many = "*/*";
    for (int at = 0; at < 1000; ++at) many += ";x=1";
    EXPECT_LT(specificity_of(many, "application/json;x=1"), specificity_of("application/*", "application/json;x=1"));
}

static_assert(weight_of("0.25") == 250);
static_assert(same_value("a\\b", "ab") && !same_value("a", ""));

} // namespace
