// SPDX-License-Identifier: BSL-1.0
// Tests of Boost.JSON's values as errors are made of them: kinds, members, and texts that it reads.
#include <amiss/detail/boost_json/json_value.hpp>

#include <boost/json.hpp>

#include <gtest/gtest.h>

#include <cerrno>
#include <cstdint>
#include <limits>
#include <string>

namespace {

namespace json = boost::json;
using amiss::detail::BodyKind;
using amiss::detail::WantedValue;
using Values = amiss::detail::BoostJsonValues<json::value>;

TEST(BoostJsonValue, kinds_and_members)
{
    const json::value value = {{"a", nullptr}, {"b", true}, {"c", -2}, {"d", "x"}, {"e", json::array()}};
    std::string kinds;
    Values::each_member(&value, [&kinds](std::string_view key, const json::value* member) {
        kinds.append(key) += static_cast<char>('0' + static_cast<int>(Values::kind(member)));
        return key != "d";
    });
    EXPECT_EQ(kinds, "a0b1c2d3");
    EXPECT_EQ(Values::kind(&value), BodyKind::object);
    const json::value* found = nullptr;
    ASSERT_TRUE(Values::find(&value, "c", found));
    EXPECT_EQ(Values::number(found).below_zero, -2);
    EXPECT_FALSE(Values::find(&value, "x", found));
}

TEST(BoostJsonValue, refusals_are_its_own_errors)
{
    const json::value text = "x";
    EXPECT_EQ(Values::refusal(WantedValue::object, "", &text), json::error::not_object);
    EXPECT_EQ(Values::refusal(WantedValue::array, "", &text), json::error::not_array);
    EXPECT_EQ(Values::refusal(WantedValue::string, "", nullptr), json::error::not_string);
    EXPECT_EQ(Values::refusal(WantedValue::number, "", &text), json::error::not_number);
    EXPECT_EQ(Values::refusal(WantedValue::boolean, "", &text), json::error::not_bool);
    EXPECT_EQ(Values::refusal(WantedValue::sound, "", &text).value(), EINVAL);
    std::int64_t number = 7;
    EXPECT_EQ(Values::integer("", &text, number), json::error::not_number);
    EXPECT_EQ(number, 7);
    const json::value whole = 404.0;
    EXPECT_FALSE(Values::integer("", &whole, number));
    EXPECT_EQ(number, 404);
}

TEST(BoostJsonValue, infinities_are_found_at_any_depth)
{
    constexpr double infinity = std::numeric_limits<double>::infinity();
    EXPECT_TRUE(Values::is_finite({1, 1.5, "x", nullptr, {{"a", {true}}}}));
    EXPECT_FALSE(Values::is_finite(infinity));
    EXPECT_FALSE(Values::is_finite({1, {{"a", {-infinity}}}, 2}));
    EXPECT_FALSE(Values::is_finite(std::numeric_limits<double>::quiet_NaN()));
    json::value into;
    EXPECT_FALSE(Values::assign_json(into, "1e999"));
    EXPECT_TRUE(Values::assign_json(into, "[1e9]"));
}

} // namespace
