// SPDX-License-Identifier: BSL-1.0
// Tests of glaze's generic values as errors are made of them: what is put into them, and what is refused.
#include <amiss/detail/glaze/json_value.hpp>

#include <gtest/gtest.h>

#include <cstdint>
#include <string>

namespace {

using Json = glz::generic_u64;
using Values = amiss::detail::GlazeValues<Json>;

TEST(GlazeValue, what_is_put_replaces_what_was_there)
{
    Json value{};
    value = 1;
    auto& object = Values::make_object(value);
    Values::member(object, "a") = 1;
    Values::member(object, "a") = true;
    EXPECT_EQ(value.dump().value(), R"({"a":true})");
    Values::append(Values::make_array(value)) = nullptr;
    EXPECT_EQ(Values::serialized(value), "[null]");
    Values::make_string(value).append("x");
    EXPECT_EQ(Values::serialized(value), "\"x\"");
    EXPECT_TRUE(Values::assign_json(value, R"([18446744073709551615,{"a":null}])"));
    EXPECT_EQ(Values::serialized(value), R"([18446744073709551615,{"a":null}])");
    EXPECT_FALSE(Values::assign_json(value, "1e999"));
}

TEST(GlazeValue, a_refusal_is_an_error_of_glaze)
{
    const auto refused = [](std::string_view text) {
        Json value{};
        EXPECT_FALSE(glz::read_json(value, text));
        glz::context context{};
        amiss::ApiError error{amiss::HttpStatus::gone};
        amiss::detail::set_from_glaze_value(error, value, context);
        EXPECT_EQ(error, amiss::HttpStatus::gone);
        EXPECT_EQ(context.custom_error_message, "status");
        return context.error;
    };
    EXPECT_EQ(refused(R"({"code":"a"})"), glz::error_code::missing_key);
    EXPECT_EQ(refused(R"({"code":"a","status":"1"})"), glz::error_code::get_wrong_type);
    EXPECT_EQ(refused(R"({"code":"a","status":-1})"), glz::error_code::constraint_violated);
}

} // namespace
