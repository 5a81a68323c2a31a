// SPDX-License-Identifier: BSL-1.0
// A value as an error: what it takes, the first thing that is wrong, and no more details than it reads.
#include <amiss/detail/values/value_to_error.hpp>

#include <amiss/apis/cstar.hpp>

#include <amiss/detail/boost_json/json_value.hpp>

#include <boost/json.hpp>

#include <gtest/gtest.h>

#include <string>
#include <system_error>

namespace {

namespace json = boost::json;

auto convert(const json::value& value, const amiss::Catalog* catalog = nullptr)
{
    return amiss::detail::json_to_error(value, catalog);
}

TEST(value_to_error, a_code_is_typed_only_with_its_catalogue)
{
    const json::value value = {{"code", "key_expired"}, {"status", 401}, {"message", "m"}};
    const auto typed = convert(value, &amiss::catalog_of<amiss::cstar::Code>());
    ASSERT_TRUE(typed.has_value());
    EXPECT_EQ(*typed, amiss::cstar::Code::key_expired);
    const auto plain = convert(value);
    ASSERT_TRUE(plain.has_value());
    EXPECT_EQ(plain->name(), "key_expired");
    EXPECT_EQ(plain->catalog(), nullptr);
}

TEST(value_to_error, the_first_thing_that_is_wrong_is_what_is_said)
{
    const auto result = convert({{"code", "a b"}, {"status", 400}, {"message", 1}});
    ASSERT_TRUE(result.has_error());
    EXPECT_EQ(std::error_code(result.error()), std::errc::invalid_argument);
    const auto no_object = convert(json::value(1));
    ASSERT_TRUE(no_object.has_error());
    EXPECT_EQ(no_object.error(), json::error::not_object);
}

TEST(value_to_error, details_beyond_the_most_that_are_read_are_left_out)
{
    json::object details;
    for (int i = 0; i < 65; ++i) details["k" + std::to_string(i)] = i;
    const auto error = convert({{"code", ""}, {"status", 400}, {"message", "m"}, {"details", details}});
    ASSERT_TRUE(error.has_value());
    EXPECT_EQ(error->detail("k63"), "63");
    EXPECT_EQ(error->detail("k64").data(), nullptr);
    EXPECT_TRUE(error->malformed());
}

TEST(value_to_error, a_detail_of_a_violation_ends_at_32_levels_counted_from_the_root)
{
    const auto with = [](int levels) {
        json::value inner = nullptr;
        for (; levels > 0; --levels) inner = json::value(json::array({inner}));
        const json::value violation = {{"field", "f"}, {"message", "m"}, {"details", {{"k", inner}}}};
        return convert({{"code", ""}, {"status", 400}, {"message", "m"}, {"violations", json::array({violation})}});
    };
    const auto deepest = with(28);
    ASSERT_TRUE(deepest.has_value());
    EXPECT_EQ(deepest->violations()[0].detail("k").size(), 60U);
    EXPECT_FALSE(with(29).has_value());
}

} // namespace
