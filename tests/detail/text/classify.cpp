// SPDX-License-Identifier: BSL-1.0
// Tests of classifying texts: codes, links, names, and texts that are none of them.
#include <amiss/detail/text/classify.hpp>

#include <gtest/gtest.h>

#include <string>
#include <string_view>

namespace {

using namespace amiss::detail;

TEST(classify, codes_are_distinguished_from_other_texts)
{
    for (const std::string_view code :
         {"invalid_request", "E0000011", "20003", "-1121", "ADDRESS.VERIFY.FAILURE", "keyInvalid",
          "urn:ietf:params:acme:error:malformed", "https://example.com/probs/x", "value_error.missing"})
        EXPECT_TRUE(is_code(code)) << code;
    for (const std::string_view none : {"", "Not Found", "Failed.", "Really?", "error", "ERROR", "failed", "unknown",
                                        "null", "error.list", "about:blank", "a\tb", "---", "caf\xC3\xA9"})
        EXPECT_FALSE(is_code(none)) << none;
    EXPECT_TRUE(is_code(std::string(128, 'a')));
    EXPECT_FALSE(is_code(std::string(129, 'a')));
}

TEST(classify, constants_slugs_and_plain_words)
{
    EXPECT_TRUE(is_constant("INVALID_ARGUMENT"));
    EXPECT_TRUE(is_constant("UNAUTHENTICATED"));
    EXPECT_TRUE(is_constant("invalid_api_key"));
    EXPECT_FALSE(is_constant("active"));
    EXPECT_FALSE(is_constant("400"));
    EXPECT_FALSE(is_constant("ERROR"));
    EXPECT_TRUE(is_slug("too_many_requests"));
    EXPECT_TRUE(is_slug("ValidationError"));
    EXPECT_FALSE(is_slug("4851a473-1621"));
    EXPECT_FALSE(is_slug("1"));
    EXPECT_TRUE(is_plain_word("Unauthorized"));
    EXPECT_FALSE(is_plain_word("NotFound"));
    EXPECT_FALSE(is_plain_word("unauthorized"));
    EXPECT_FALSE(is_plain_word(""));
}

TEST(classify, links_and_names)
{
    EXPECT_TRUE(is_url("https://example.com/a?b#c"));
    EXPECT_TRUE(is_url("http://example.com"));
    EXPECT_FALSE(is_url("https://"));
    EXPECT_FALSE(is_url("https://example.com and more"));
    EXPECT_FALSE(is_url("javascript:alert(1)"));
    EXPECT_FALSE(is_url("HTTPS"));
    EXPECT_TRUE(is_name("example@member.org"));
    EXPECT_TRUE(is_name("/data/id"));
    EXPECT_TRUE(is_name("gr\xC3\xB6\xC3\x9F"
                        "e"));
    EXPECT_FALSE(is_name("two words"));
    EXPECT_FALSE(is_name(""));
    EXPECT_FALSE(is_name("https://example.com/x"));
    EXPECT_TRUE(is_place("Body"));
    EXPECT_FALSE(is_place("body.name"));
}

TEST(classify, the_namespace_of_a_code_is_removed)
{
    EXPECT_EQ(without_namespace("FooError"), "FooError");
    EXPECT_EQ(without_namespace("aws.protocoltests#FooError"), "FooError");
    EXPECT_EQ(without_namespace("aws.protocoltests#FooError:http://internal.example.com/"), "FooError");
    EXPECT_EQ(without_namespace("FooError:https://internal.example.com/#x"), "FooError");
    EXPECT_EQ(without_namespace("urn:ietf:params:acme:error:malformed"), "urn:ietf:params:acme:error:malformed");
    EXPECT_EQ(without_namespace("https://example.com/errors#gone"), "https://example.com/errors#gone");
}

TEST(classify, statuses_and_links_to_an_rfc)
{
    EXPECT_EQ(three_digits("404"), 404);
    EXPECT_EQ(three_digits("007"), 7);
    for (const std::string_view other : {"", "40", "4040", "-40", "4x4", " 40"})
        EXPECT_EQ(three_digits(other), -1) << other;
    EXPECT_TRUE(is_rfc_link("https://tools.example.org/html/rfc9110#section-15.5.5"));
    EXPECT_FALSE(is_rfc_link("https://example.com/rfc"));
    EXPECT_FALSE(is_rfc_link("https://example.com/probs/x"));
}

TEST(classify, words_for_no_value_are_absent)
{
    for (const std::string_view absent :
         {"None", "none", "NONE", "null", "NULL", "undefined", "Undefined", "nil", "Nil", "N/A", "n/a"})
        EXPECT_TRUE(is_absent_word(absent)) << absent;
    for (const std::string_view value : {"", "no", "none ", "nonexistent", "null_value", "na", "nils", "N/A.", "0"})
        EXPECT_FALSE(is_absent_word(value)) << value;
}

TEST(classify, a_status_is_compared_as_a_number)
{
    for (const std::string_view same :
         {"400", "400.0", "4e2", "4E2", "4e+2", "40e1", "0.4e3", "4000e-1", "400.000", "4.00e2", "0400"})
        EXPECT_TRUE(is_status_number(same, 400)) << same;
    for (const std::string_view other : {"",
                                         "4",
                                         "40",
                                         "4000",
                                         "400.5",
                                         "400.05",
                                         "4e3",
                                         "400e",
                                         "400e+",
                                         "400x",
                                         " 400",
                                         "-400",
                                         "+400",
                                         "4,00",
                                         "400.0.0",
                                         "4e99999",
                                         "4e-2",
                                         "40000000000000000000000",
                                         "400 Bad Request",
                                         ".4e3",
                                         "e2",
                                         "0"})
        EXPECT_FALSE(is_status_number(other, 400)) << other;
    EXPECT_TRUE(is_status_number("429.0", 429));
    EXPECT_TRUE(is_status_number("4.29e2", 429));
    EXPECT_FALSE(is_status_number("429.1", 429));
    EXPECT_FALSE(is_status_number(std::string(60000, '4'), 400));
    EXPECT_FALSE(is_status_number("404" + std::string(100, '0') + "e-100x", 404));
}

} // namespace
