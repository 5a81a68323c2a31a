// SPDX-License-Identifier: BSL-1.0
// Tests of the message of one item: the best of its own, and no code in the place of one.
#include <amiss/detail/infer/item_message.hpp>

#include <gtest/gtest.h>

#include <string>
#include <string_view>

namespace {

using namespace amiss::detail;

std::string message_in(std::string_view json)
{
    ItemMessage message;
    message.look_at(JsonView(json));
    return std::string(first_string(message.value));
}

TEST(item_message, is_the_best_of_the_item)
{
    EXPECT_EQ(message_in(R"({"code":"BLANK","description":"Second.","message":"First."})"), "First.");
    EXPECT_EQ(message_in(R"({"defaultMessage":"must not be blank","code":"NotBlank"})"), "must not be blank");
    EXPECT_EQ(message_in(R"({"messages":["a b","c d"]})"), "a b");
    EXPECT_EQ(message_in(R"({"details":{"text":"It is required"},"code":"required"})"), "It is required");
    EXPECT_EQ(message_in(R"({"message":{"lang":"en","value":"It is bad"}})"), "It is bad");
}

TEST(item_message, is_no_code_and_no_word_for_nothing)
{
    EXPECT_EQ(message_in(R"({"reason":"REQUIRED","issue":"blank","error":"ERR_TOO_LONG"})"), "");
    EXPECT_EQ(message_in(R"({"reason":"must be positive"})"), "must be positive");
    EXPECT_EQ(message_in(R"({"message":"None"})"), "");
    EXPECT_EQ(message_in(R"({"value":"John Smith"})"), "") << "the rejected value";
}

} // namespace
