// SPDX-License-Identifier: BSL-1.0
// Tests of turning an error into a JSON value: its texts, its numbers, and what was in the value before.
#include <amiss/detail/values/error_to_value.hpp>

#include <amiss/detail/boost_json/json_value.hpp>

#include <boost/json.hpp>

#include <gtest/gtest.h>

#include <limits>
#include <string>

namespace {

namespace json = boost::json;
using Converter = amiss::detail::ErrorToValue<amiss::detail::BoostJsonValues<json::value>>;

TEST(error_to_value, texts_are_well_formed)
{
    const auto text = [](std::string_view bytes) {
        json::value value;
        Converter::put_text(value, bytes);
        return std::string(value.as_string());
    };
    EXPECT_EQ(text(""), "");
    EXPECT_EQ(text("plain \xC3\xA9"), "plain \xC3\xA9");
    EXPECT_EQ(text("\xFF"), "\xEF\xBF\xBD");
    EXPECT_EQ(text("a\xE2\x82z\xED\xA0\x80"), "a\xEF\xBF\xBDz\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD");
    EXPECT_EQ(text(std::string_view("\0\xC3", 2)), std::string("\0\xEF\xBF\xBD", 4));
}

TEST(error_to_value, a_detail_is_parsed_or_kept_as_text)
{
    json::value value;
    Converter::put_detail(value, "[1,{\"a\":null}]");
    EXPECT_EQ(value, json::value({1, {{"a", nullptr}}}));
    Converter::put_detail(value, "1e999");
    EXPECT_EQ(value, "1e999");
    Converter::put_detail(value, "18446744073709551615");
    EXPECT_EQ(value, std::numeric_limits<std::uint64_t>::max());
}

TEST(error_to_value, the_old_content_of_the_value_is_replaced)
{
    json::value value = {{"old", 1}};
    Converter::put_error(value, amiss::ApiError{amiss::HttpStatus::gone});
    EXPECT_EQ(value, (json::value{{"code", ""}, {"status", 410}, {"message", "Gone"}}));
    Converter::put_details(value, {});
    EXPECT_EQ(value, json::value(json::object()));
}

} // namespace
