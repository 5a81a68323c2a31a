// SPDX-License-Identifier: BSL-1.0
// Tests of nlohmann's values as errors are made of them: what is put into them, and the exceptions for what is refused.
#include <amiss/detail/nlohmann/json_value.hpp>

#include <gtest/gtest.h>

#include <cstdint>
#include <string>

namespace {

using nlohmann::json;
using Values = amiss::detail::NlohmannValues<json>;

TEST(NlohmannValue, what_is_put_replaces_what_was_there)
{
    json value{1, 2};
    Values::member(Values::make_object(value), "a") = 1;
    EXPECT_EQ(value, (json{{"a", 1}}));
    Values::append(Values::make_array(value)) = true;
    EXPECT_EQ(value, json::array({true}));
    Values::make_string(value).append("x");
    EXPECT_EQ(value, "x");
    EXPECT_TRUE(Values::assign_json(value, "[1,{\"a\":null}]"));
    EXPECT_EQ(value, (json{1, {{"a", nullptr}}}));
    EXPECT_FALSE(Values::assign_json(value, "1e999"));
}

TEST(NlohmannValue, integers)
{
    std::int64_t number = 0;
    const json whole = 404.0, broken = 404.5, large = UINT64_MAX, text = "404";
    EXPECT_FALSE(Values::integer("n", &whole, number));
    EXPECT_EQ(number, 404);
    EXPECT_EQ(Values::integer("n", &broken, number).text(), "'n' has a value that no error can have");
    EXPECT_TRUE(Values::integer("n", &large, number));
    EXPECT_EQ(Values::integer("n", &text, number).text(), "'n' must be a number");
    EXPECT_TRUE(Values::integer("n", nullptr, number));
}

#if defined(__cpp_exceptions)
TEST(NlohmannValue, a_refusal_of_a_sound_value_says_what_is_wrong)
{
    const json value = -1;
    try {
        amiss::detail::throw_refusal(Values::refusal(amiss::detail::WantedValue::sound, "status", &value));
    } catch (const json::exception& thrown) {
        EXPECT_STREQ(thrown.what(), "[amiss] 'status' has a value that no error can have");
        EXPECT_EQ(thrown.id, 599);
    }
}
#endif

} // namespace
