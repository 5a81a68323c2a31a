// SPDX-License-Identifier: BSL-1.0
// Tests of what a text or a number of a body counts as.
#include <amiss/detail/infer/text_offers.hpp>

#include <gtest/gtest.h>

#include <string_view>

namespace {

using namespace amiss::detail;
using amiss::HttpStatus;

TEST(text_offers, codes_are_no_statuses_links_or_words_for_nothing)
{
    for (const std::string_view text : {"400", "400.0", "4e2", "https://example.com/e", "None", "two words", "Bad."}) {
        TextOffers offers({HttpStatus::bad_request});
        offers.code(text, 1);
        EXPECT_FALSE(offers.any()) << text;
    }
    TextOffers offers({HttpStatus::bad_request});
    offers.code("E400", 1);
    EXPECT_EQ(offers.values.code.text, "E400");
}

TEST(text_offers, a_reason_phrase_is_the_last_choice_for_a_message)
{
    TextOffers offers({HttpStatus::bad_request});
    offers.message("Bad Request", 0);
    offers.message("The name is bad", 30);
    EXPECT_EQ(offers.values.message.text, "The name is bad");
    EXPECT_EQ(offers.count(), 2);
}

TEST(text_offers, json_in_a_text_is_kept_for_a_closer_look)
{
    TextOffers offers({HttpStatus::bad_request});
    EXPECT_TRUE(offers.nested(R"(\n {\"code\":1})", 1));
    EXPECT_EQ(offers.values.nested.text, R"({\"code\":1})");
    EXPECT_FALSE(offers.nested("no JSON", 0));
    EXPECT_FALSE(offers.nested("{", 0));
}

TEST(text_offers, an_object_is_an_error_by_what_is_in_it)
{
    EXPECT_TRUE(TextOffers::is_error(JsonView(R"({"code":"x","message":"y z"})"), false));
    EXPECT_TRUE(TextOffers::is_error(JsonView(R"({"errors":[1]})"), false));
    EXPECT_FALSE(TextOffers::is_error(JsonView(R"({"errors":[]})"), false));
    EXPECT_FALSE(TextOffers::is_error(JsonView(R"({"description":"I like cats","id":7})"), false));
}

} // namespace
